import { readFileSync } from 'node:fs';
import {
  GraphQLError,
  buildSchema,
  execute,
  getNamedType,
  isObjectType,
  isScalarType,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLInterfaceType,
  type GraphQLSchema,
} from 'graphql';
import {
  accounts,
  invitableOrganisations,
  invitationOffer,
  invitations,
  invitationState,
  mayChangeRole,
  mayWithdraw,
  ofAccount,
  people,
  rolesThere,
  rolesToday,
} from './accounts.ts';
import { ofAdoption, ofDeclaration, summaryOfMaterial } from './adoptions.ts';
import { holdsOn, type Asker } from './asker.ts';
import { Asking, Refusal, idOf } from './asking.ts';
import { mayCreateMaterial, ofHandover, ofMaterial, ofProblem, possibleContacts } from './care.ts';
import { figures, regionsOf } from './counts.ts';
import { coverage, lastNudge, ofTarget, steeringOf } from './coverage.ts';
import { ofEvents } from './dissemination.ts';
import { ofFollowUps } from './follow-up.ts';
import { byName, comments, mayComment, mayDelete, mayEdit, mentionable } from './discussion.ts';
import { importOffers, imports, ofImport, ofImportRow } from './imports.ts';
import { adoptions, coverageProviders, materials, organisations } from './lists.ts';
import { adoptionMatrix } from './matrix.ts';
import { historyPage, pageOf } from './pages.ts';
import { ofLicence, ofOrganisation } from './register.ts';
import { because, harvests, HUB, mayDeclare } from './rights.ts';
import type { Row, TypeName, World } from './rows.ts';
import { maintainerOf, stateOf } from './states.ts';
import { mayDraw, ofProject, queriesOfVerification, trained, typesOfVerification } from './verification.ts';
import { mayDraft, mayPropose, notifications, ofProposal, ofVersion, versionOf } from './versions.ts';

type Field = (row: any, args: any, asking: Asking) => unknown;

/** Root fields that nobody has to sign in for. */
const OPEN = [
  'disseminationEvent',
  'disseminationEvents',
  'installation',
  'invitationOffer',
  'material',
  'materials',
  'materialVersion',
  'mayStartHarvest',
  'node',
  'organisation',
  'organisations',
  'outbox',
  'regions',
  'sourceProjects',
  'themes',
  'viewer',
];

const euros = (cents: string | null) => cents && `${cents.padStart(3, '0').slice(0, -2)}.${cents.padStart(3, '0').slice(-2)}`;
const byId =
  (type: TypeName): Field =>
  (_, { id }, asking) =>
    asking.one(type, idOf(id));
/** The rows of another type that point here, in the order of their table; no more than that many. */
const children =
  (type: TypeName, column: string, most = 100): Field =>
  (row, _, asking) =>
    asking.seen(asking.world.table[type].where(column, row.id)).slice(0, most);

const fields: Record<string, Record<string, Field>> = {
  Query: {
    adoption: byId('Adoption'),
    material: byId('Material'),
    organisation: byId('Organisation'),
    project: byId('Project'),
    adoptions: (_, args, asking) => adoptions(asking, args),
    adoptionMatrix: (_, args, asking) => adoptionMatrix(asking, args),
    comments: (_, args, asking) => comments(asking, args),
    ...ofEvents.query,
    ...ofFollowUps.query,
    materials: (_, args, asking) => materials(asking, args),
    organisations: (_, args, asking) => organisations(asking, args),
    projects: (_, args, asking) => pageOf(asking, 'projects', asking.world.table.Project.rows, () => true, args),
    coverage: (_, args, asking) => coverage(asking, args),
    coverageProviders: (_, { first, after, ...asked }, asking) => coverageProviders(asking, asked, { first, after }),
    history: (_, { projectId, subjectId, ...page }, asking) =>
      historyPage(
        asking,
        (row) =>
          row['stream'] === (projectId === null || projectId === undefined ? HUB : idOf(projectId)) &&
          (subjectId === null || subjectId === undefined || row['subjectId'] === idOf(subjectId)),
        page,
      ),
    node: (_, { id }, asking) => {
      for (const [type, { find }] of Object.entries(asking.world.table).map(
        ([type, table]) => [type, { find: table.find.bind(table) }] as const,
      ))
        if (find(idOf(id))) return asking.one(type as TypeName, idOf(id));
      return null;
    },
    ...queriesOfVerification,
    materialVersion: (_, { materialId, number }, asking) => versionOf(asking, materialId, number),
    notifications: (_, args, asking) => notifications(asking, args),
    people: (_, args, asking) => people(asking, args),
    invitations: (_, args, asking) => invitations(asking, args),
    invitableOrganisations: (_, args, asking) => invitableOrganisations(asking, args),
    invitationOffer: (_, { token }, asking) => invitationOffer(asking, token),
    outbox: (_, args, asking) => pageOf(asking, 'outbox', asking.world.table.OutboxMail.rows, () => true, args),
    import: byId('Import'),
    imports: (_, args, asking) => imports(asking, args),
    importOffers: (_, args, asking) => importOffers(asking, args),
    jobs: (_, args, asking) => pageOf(asking, 'jobs', asking.world.table.Job.rows, () => true, args),
    harvests: (_, args, asking) => pageOf(asking, 'harvests', asking.world.table.Harvest.rows, () => true, args),
    mayStartHarvest: (_, __, { asker }) =>
      because(asker.personId === null ? 'NOT_SIGNED_IN' : harvests(asker) ? 'HARVEST_NOT_SET_UP' : 'NOT_YOURS_TO_HARVEST'),
    regions: (_, __, { world }) => world.table.Region.rows,
    sourceProjects: (_, __, { world }) => world.table.SourceProject.rows.slice(0, 20),
    themes: (_, __, { world }) => world.table.Theme.rows,
    installation: (_, __, { world }) => ({
      demonstration: world.demonstration,
      now: world.now,
      today: world.today,
      feedbackEmail: null,
      accounts: world.demonstration ? accounts(world) : [],
    }),
    viewer: (_, __, asking) => {
      const { personId, organisationId, roles, contactAreas, positions } = asking.asker;
      if (personId === null) return null;
      return {
        person: asking.one('Person', personId),
        organisation: asking.one('Organisation', organisationId),
        roles,
        contactAreas,
        memberships: asking
          .seen(asking.world.table.Membership.where('personId', personId))
          .filter((membership) => holdsOn(asking.world.today, membership)),
        positions: [...positions].map(([projectId, position]) => ({ projectId, position })),
        ...ofAccount(asking),
      };
    },
  },
  Adoption: ofAdoption,
  AdoptionDeclaration: ofDeclaration,
  ...typesOfVerification,
  AdoptionEvidence: {
    files: (row, _, asking) => row.fileIds.map((id: string) => asking.one('StoredFile', id)).filter(Boolean),
  },
  Comment: {
    mentions: (row, _, asking) => byName(row.mentioned.map((id: string) => asking.one('Person', id)).filter(Boolean)),
    viewerCan: (row, _, asking) => ({ edit: mayEdit(asking, row), delete: mayDelete(asking, row) }),
  },
  ...ofEvents.types,
  DisseminationEvent: { ...ofEvents.types.DisseminationEvent, ...ofFollowUps.event },
  ...ofFollowUps.types,
  FundingCall: {
    amountFrom: (row) => euros(row.amountFromCents),
    amountTo: (row) => euros(row.amountToCents),
  },
  Import: ofImport,
  ImportRow: ofImportRow,
  HistoryEntry: {
    actor: (row, _, asking) => asking.one('Person', row.actorId),
    behalf: (row, _, asking) => asking.one('Organisation', row.behalfId),
    subject: ({ subjectType, subjectId }, _, asking) =>
      [
        'Adoption',
        'Comment',
        'DisseminationEvent',
        'FollowUp',
        'Material',
        'Organisation',
        'Partnership',
        'Project',
        'Person',
      ].includes(subjectType)
        ? asking.one(subjectType, subjectId)
        : null,
  },
  Material: {
    adoptionSummary: summaryOfMaterial,
    adoptionsByRegion: (row, _, asking) => regionsOf(asking, row),
    mentionable: (row, { search }, asking) => mentionable(asking, row, search),
    ownAdoption: (row, _, asking) => {
      const { providerId } = asking.asker;
      const of = asking.world.table.Adoption.where('materialId', row.id);
      return (providerId && of.find((adoption) => adoption['organisationId'] === providerId)) || null;
    },
    personsTrained: (row, _, asking) => trained(asking, asking.world.table.Adoption.where('materialId', row.id)),
    state: (row, _, asking) => stateOf(asking, row),
    maintainer: (row, _, asking) => asking.one('Organisation', maintainerOf(asking.world, row)),
    versions: children('MaterialVersion', 'materialId'),
    handover: (row, _, asking) =>
      asking.seen(asking.world.table.MaterialHandover.where('materialId', row.id)).find(({ state }) => state === 'OPEN') ?? null,
    linkCheck: (row, _, asking) =>
      asking.seen(asking.world.table.LinkCheck.where('materialId', row.id)).find(({ url }) => url === row.url) ?? null,
    problems: children('ProblemReport', 'materialId', 50),
    possibleContacts: (row, _, asking) => possibleContacts(asking, row),
    ...ofEvents.material,
    ...ofFollowUps.material,
    changeProposals: children('ChangeProposal', 'materialId'),
    viewerCan: (row) => row,
  },
  MaterialHandover: { viewerCan: (row, _, asking) => ofHandover(asking, row) },
  ProblemReport: { viewerCan: (row, _, asking) => ofProblem(asking, row) },
  ProjectAbilities: {
    createMaterial: mayCreateMaterial,
    drawVerificationSample: mayDraw,
    ...ofEvents.abilities,
    ...steeringOf,
  },
  CoverageTarget: ofTarget,
  MaterialAbilities: {
    addComment: (row, _, asking) => mayComment(asking, row),
    ...ofMaterial,
    declareAdoption: (row, _, { world, asker }) => mayDeclare(world, asker, row),
    draftVersion: (row, _, asking) => mayDraft(asking, row),
    proposeChange: (row, _, asking) => mayPropose(asking, row),
  },
  MaterialVersion: {
    parts: children('VersionPart', 'materialVersionId', 3),
    acceptedProposals: children('ChangeProposal', 'acceptedIntoId'),
    files: children('MaterialVersionFile', 'materialVersionId', 20),
    viewerCan: (row, _, asking) => ofVersion(asking, row),
  },
  ChangeProposal: {
    proposedAt: (row) => row.createdAt,
    viewerCan: (row, _, asking) => ofProposal(asking, row),
  },
  Notification: {
    material: (row, _, asking) => asking.one('Material', row.facts.materialId),
    ...ofEvents.notification,
    nudge: (row, _, asking) => (row.subjectType === 'CoverageNudge' ? asking.one('CoverageNudge', row.subjectId) : null),
    ...ofFollowUps.notification,
  },
  StoredFile: {
    address: ({ id, name, state }) => (state === 'CLEAN' ? `/files/${id}/${encodeURIComponent(name)}` : null),
  },
  Organisation: {
    ...ofOrganisation,
    lastNudge: (row, args, asking) => lastNudge(asking, row, args),
    personsTrained: (row, _, asking) => trained(asking, asking.world.table.Adoption.where('organisationId', row.id)),
  },
  Licence: ofLicence,
  Invitation: {
    state: invitationState,
    viewerCan: (row) => ({ withdraw: mayWithdraw(row) }),
  },
  Membership: {
    possibleRoles: (row, _, { world }) => rolesThere(world, row),
    viewerCan: (row, _, { world, asker }) => {
      const can = mayChangeRole(world, asker, row);
      return { change: can, end: can };
    },
  },
  Session: { current: (row, _, { asker }) => row.id === asker.sessionId },
  Person: {
    memberships: (row, _, asking) => rolesToday(asking, row),
    // The address is their own matter, and the administrator's.
    email: (row, _, { asker }) => (row.id === asker.personId || asker.roles.includes('ADMINISTRATOR') ? row.email : null),
  },
  Project: {
    figures: (row, _, asking) => figures(asking, row),
    ...ofProject,
    coverageTargets: children('CoverageTarget', 'projectId'),
    historyCursor: (row, _, { world, asker }) => {
      if (asker.personId === null) return null;
      const last = world.table.HistoryEntry.where('stream', row.id)[0];
      return last ? `${last['position']}.${last['hash'].slice(0, 8)}` : '0.00000000';
    },
    viewerCan: (row) => row,
    ...ofEvents.project,
    partnerships: children('Partnership', 'projectId', 200),
    workPackages: children('WorkPackage', 'projectId'),
  },
  SourceProject: {
    budget: (row) => euros(row.budgetCents),
    materialCount: (row, _, asking) => asking.seen(asking.world.table.Material.where('sourceProjectId', row.id)).length,
    participations: children('SourceParticipation', 'sourceProjectId'),
    events: children('SourceEvent', 'sourceProjectId'),
    workPackages: children('SourceWorkPackage', 'sourceProjectId'),
  },
};

/** A column, a to-one by its foreign key, or a value that was worked out above. A field unknown here has to be added here. */
const plain: GraphQLFieldResolver<Row, Asking> = (row, _args, asking, { fieldName, parentType, returnType }) => {
  if (row && Object.hasOwn(row, fieldName)) {
    const value: unknown = row[fieldName];
    return typeof value === 'function' ? value() : value;
  }
  const target = getNamedType(returnType);
  if (row && isObjectType(target) && Object.hasOwn(row, `${fieldName}Id`))
    return asking.one(target.name as TypeName, row[`${fieldName}Id`]);
  throw new Error(`The reference does not know ${parentType.name}.${fieldName}`);
};

/** What the reference tells of the signed-in. */
const OF_VIEWER = [
  'person',
  'organisation',
  'roles',
  'contactAreas',
  'memberships',
  'positions',
  'sessions',
  'apiTokens',
  'viewerCan',
];

/** The types and fields of the schema that the reference has not learnt yet. */
export function notLearnt(schema: GraphQLSchema, { table }: World): string[] {
  const learnt: Record<string, (name: string) => boolean> = { Query: () => false, Viewer: (name) => OF_VIEWER.includes(name) };
  for (const [name, { rows }] of Object.entries(table)) {
    const columns = Object.keys(rows[0] ?? {});
    learnt[name] = (field) => columns.includes(field) || columns.includes(`${field}Id`);
  }
  const missing = Object.entries(learnt).flatMap(([typeName, knows]) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return [];
    const names = Object.keys(type.getFields()).filter((name) => !knows(name) && !Object.hasOwn(fields[typeName] ?? {}, name));
    return names.map((name) => `${typeName}.${name}`);
  });
  const nodes = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map((type) => type.name);
  return [...nodes.filter((name) => !Object.hasOwn(table, name)), ...missing];
}

/** The committed schema, answered by the reference. */
export function referenceSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  for (const [typeName, resolvers] of Object.entries(fields)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}`);
    for (const [name, resolve] of Object.entries(resolvers)) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`The schema has no field ${typeName}.${name}`);
      const open = typeName !== 'Query' || OPEN.includes(name);
      field.resolve = (row, args, asking: Asking) => {
        if (!open && asking.asker.personId === null) throw new Refusal('UNAUTHENTICATED');
        return resolve(row, args, asking);
      };
    }
  }
  for (const [name, holds] of Object.entries(forms)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) throw new Error(`The schema has no scalar ${name}`);
    scalar.parseValue = (value) => {
      if (typeof value !== 'string' || !holds(value)) throw new GraphQLError(`no ${name}`);
      return value;
    };
  }
  return schema;
}

const forms: Record<string, (text: string) => boolean> = {
  DateTime: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  Cursor: (text) => /^[A-Za-z0-9+/=.:_-]{1,1000}$/.test(text),
  Date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text,
};

export type Answered = { data: unknown; codes: string[] };

/** Answers by graphql-js, field by field. */
export async function answerByReference(
  schema: GraphQLSchema,
  world: World,
  asker: Asker,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): Promise<Answered> {
  const contextValue = new Asking(world, asker);
  const typeResolver = (row: Row) => row.typename;
  const { data, errors }: ExecutionResult = await execute({
    schema,
    document,
    variableValues,
    contextValue,
    fieldResolver: plain as never,
    typeResolver,
  });
  return { data, codes: (errors ?? []).map(codeOf) };
}

function codeOf({ originalError, message }: GraphQLError): string {
  if (originalError instanceof Refusal) return originalError.code;
  if (!originalError || originalError instanceof GraphQLError)
    return /non-nullable/.test(message) ? `NULL: ${message}` : 'BAD_USER_INPUT';
  return `REFERENCE: ${message}`;
}
