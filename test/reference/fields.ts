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
import { holdsOn } from './asker.ts';
import { Asking, idOf } from './asking.ts';
import { mayCreateMaterial, ofHandover, ofMaterial, ofProblem, possibleContacts } from './care.ts';
import { figures, inUseCount, regionsOf } from './counts.ts';
import { coverage, lastNudge, ofTarget, ownNudges, steeringOf } from './coverage.ts';
import { ofEvents } from './dissemination.ts';
import { ofFollowUps } from './follow-up.ts';
import { byName, comments, mayComment, mayDelete, mayEdit, mentionable } from './discussion.ts';
import { importOffers, imports, ofImport, ofImportRow } from './imports.ts';
import { adoptions, coverageProviders, materials, organisations } from './lists.ts';
import { adoptionMatrix } from './matrix.ts';
import { historyPage, pageOf } from './pages.ts';
import { ofLicence, ofMergerTold, ofOrganisation } from './register.ts';
import { because, harvests, HUB, mayDeclare } from './rights.ts';
import type { TypeName } from './rows.ts';
import { maintainerOf, stateOf } from './states.ts';
import { mayDraw, ofProject, queriesOfVerification, trained, typesOfVerification } from './verification.ts';
import { mayDraft, mayPropose, notifications, ofProposal, ofVersion, versionOf } from './versions.ts';

export type Field = (row: any, args: any, asking: Asking) => unknown;

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

/** What each field answers, of each type; what is only read stands in the rows. */
export const fields: Record<string, Record<string, Field>> = {
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
    inUseCount: (row, _, asking) => inUseCount(asking, row),
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
    ...ofMergerTold,
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
    ownNudges: (row, _, asking) => ownNudges(asking, row),
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
