import { getNamedType, isCompositeType } from 'graphql';
import 'reflect-metadata';
import { beforeAll, expect, test } from 'vitest';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { Caller, accounts, testHub, type TestHub } from '../support/api.ts';
import { PARTNER_A, handoverOf, materialsLike, problemOf, type Thing, type Wanted } from './care.fixture.ts';
import { eventTrials } from './matrix.events.ts';
import { registerTrials } from './matrix.register.ts';
import { justDeclared } from './adoption.fixture.ts';
import { ownAccountTrials } from './matrix.account.ts';
import { untriedMaterials, type Actor, type Trial } from './matrix.trial.ts';
import { keepingTrials, keptBy } from './matrix.keeping.ts';
import { coverageTrials } from './matrix.coverage.ts';
import { versionsUnderWay, versionTrials, type UnderWay } from './matrix.versions.ts';
import { bring } from './imports.fixture.ts';
import { INVITE, newcomer, organisationId } from './people.fixture.ts';

const schema = buildHubSchema(wire(undefined as never, undefined as never));
const mutations = schema.getMutationType()!.getFields();

let hub: TestHub;
let materialId: string;
let projectId: string;
let importId: string;
let targetId: string;
const places: Record<string, string> = {};
let victims: Thing[];
let invitations: Thing[];
let draft: { id: string; fileId: string };
let underWay: UnderWay;
const actors: Actor[] = [];

beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  const admin = await hub.as('admin');
  for (const [key, name] of [
    ['partner', PARTNER_A],
    ['outside', 'Esimerkkiopisto Satakunta'],
  ] as const)
    places[key] = await organisationId(hub, name);
  const { rows } = await hub.pool.query(
    `select m.id from material m where m.current_version_id is not null and m.project_id is not null and m.status <> 'ARCHIVED' and (select count(*) from material_version v where v.material_id = m.id) = 1 order by m.register_code limit 1`,
  );
  materialId = rows[0].id;
  draft = await keptDraft();
  projectId = (await hub.pool.query('select id from project')).rows[0].id;
  targetId = (await hub.pool.query('select id from coverage_target order by on_date desc, id limit 1')).rows[0].id;
  const { projects } = await (await hub.as('coordinator')).data('{ projects { nodes { id } } }');
  const file = 'Nimi;Teema\nMatriisin materiaali;Oppimisanalytiikka\n';
  importId = (await bring(hub, await hub.as('coordinator'), file, { projectId: projects.nodes[0].id })).id!;
  // There are roles to change and to end, and invitations to take back.
  const coordinator = await hub.as('coordinator');
  const { people } = await coordinator.data(
    `{ people(first: 100, filter: { search: "Yhteyshenkilö" }) { nodes { memberships { id version } } } }`,
  );
  victims = people.nodes.map((person: any) => person.memberships[0]);
  invitations = [];
  for (let i = 0; i < 5; i++) {
    const input = { email: `kutsuttu${i}@example.org`, organisationId: places['partner'], role: 'EDITOR' };
    invitations.push((await admin.data(INVITE, { input })).invite);
  }

  underWay = await versionsUnderWay(hub);
  actors.push({ who: 'nobody', caller: hub.nobody });
  for (const who of accounts) actors.push({ who, caller: await hub.as(who) });
  const tokens = await hub.as('partner.a');
  const token = async (caller: Caller, scope: string) =>
    new Caller(
      hub.address,
      `Bearer ${(await caller.data('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }', { input: { name: scope, scope } })).createApiToken.token}`,
    );
  actors.push({ who: 'partner.a by a token that writes', caller: await token(tokens, 'WRITE') });
  actors.push({ who: 'admin by a token that reads', caller: await token(admin, 'READ') });
  actors.push({ who: 'a newcomer', caller: (await newcomer(hub, { email: 'uusi@example.org' })).person });
}, 60_000);

/** A draft of a material that partner A keeps, with a file. */
async function keptDraft(): Promise<{ id: string; fileId: string }> {
  const { rows } = await hub.pool.query(
    `with kept as (update material set maintainer_id = $2 where id = $1 returning id),
          draft as (insert into material_version (material_id, number, state) select id, 2, 'DRAFT' from kept returning id),
          file as (insert into stored_file (organisation_id, uploaded_by_id, purpose, name, kind, size, sha256, state, attached_at)
                   select $2, (select id from person where email = 'partner.a@demo.test'), 'MATERIAL_VERSION', 'a.pdf', 'PDF', 1, repeat('0', 64), 'CLEAN', hub_now() returning id)
     insert into material_version_file (material_version_id, file_id, language) select draft.id, file.id, 'fi' from draft, file returning material_version_id as id, id as "fileId"`,
    [materialId, places['partner']],
  );
  return rows[0];
}

/** Something that partner B's editor said of the material. */
async function said(): Promise<{ id: string; expectedVersion: number }> {
  const { rows } = await hub.pool.query(
    `insert into comment (material_id, author_id, organisation_id) select $1, s.person_id, s.organisation_id from session s join person p on p.id = s.person_id where p.email = 'partner.b@demo.test' limit 1 returning id`,
    [materialId],
  );
  taken = { id: rows[0].id, version: 1 };
  return { id: taken.id, expectedVersion: 1 };
}

const VIEWER = '{ viewer { viewerCan { manageAccount { allowed reason } changePassword { allowed reason } } } }';
const ORGANISATION = 'query ($id: ID!) { organisation(id: $id) { viewerCan { invite { allowed reason } } } }';
const NOBODYS = '00000000-0000-4000-8000-000000000000';
const account = (at: string) => ({ query: VIEWER, at: ['viewer', 'viewerCan', at] });
const node = (type: string, action: string) =>
  `query ($id: ID!) { node(id: $id) { ... on ${type} { viewerCan { ${action} { allowed reason } } } } }`;
/** What is acted upon; once something came of it, the next of its kind. */
let taken: Thing;
const used = new Set<Thing>();
const take = (from: Thing[]) => {
  taken = from.find((one) => !used.has(one))!;
  return { id: taken.id, expectedVersion: taken.version };
};
const upon = (type: string, action: string) => ({
  query: node(type, action),
  variables: () => ({ id: taken.id }),
  at: ['node', 'viewerCan', action],
});

const ofMaterial = (action: string) => upon('Material', action);
const untriedLike = untriedMaterials((wanted) => materialsLike(hub, wanted, actors.length));
/** One of partner A’s. */
const fresh = async (wanted: Wanted = {}) => {
  taken = await untriedLike(wanted);
  return { materialId: taken.id, expectedVersion: taken.version };
};
/** What stands around such a material, open. */
const around = async (make: typeof handoverOf | typeof problemOf) => {
  taken = await make(hub, await untriedLike());
  return { id: taken.id, expectedVersion: taken.version };
};
const FACTS = { title: 'Uusi opas', theme: 'DATA_COMPETENCE', kind: 'GUIDE', linkOnly: true, url: 'https://example.test/opas' };

/** What is acted upon, made for this attempt. */
const act = (thing: Thing) => {
  taken = thing;
  return { id: thing.id, expectedVersion: thing.version };
};

const trials: Trial[] = [
  ...keepingTrials({
    upon,
    projectId: () => projectId,
    take: async () => (taken = await keptBy(hub, places['partner']!)),
  }),
  {
    mutation: 'draftMaterialVersion',
    input: async () => ({ materialId: (await fresh()).materialId }),
    beforehand: ofMaterial('draftVersion'),
  },
  ...versionTrials({ mine: (of) => take(underWay[of]), materialId: () => materialId, upon }),
  {
    mutation: 'confirmVersions',
    input: () => ({ adoptions: [take(underWay.adoptions)] }),
    beforehand: upon('Adoption', 'confirmVersion'),
  },
  ...eventTrials({ hub: () => hub, projectId: () => projectId, act, upon }),
  { mutation: 'markNotificationsRead', input: () => ({ ids: [NOBODYS] }) },
  {
    mutation: 'createMaterial',
    input: () => ({ ...FACTS, projectId }),
    beforehand: {
      query: 'query ($id: ID!) { project(id: $id) { viewerCan { createMaterial { allowed reason } } } }',
      variables: () => ({ id: projectId }),
      at: ['project', 'viewerCan', 'createMaterial'],
    },
  },
  {
    mutation: 'editMaterial',
    input: async () => ({ ...(await fresh()), ...FACTS, language: 'fi' }),
    beforehand: ofMaterial('edit'),
  },
  {
    mutation: 'acceptMaintenance',
    upon: 'an orphan',
    input: () => fresh({ maintainer: null }),
    beforehand: ofMaterial('acceptMaintenance'),
  },
  {
    mutation: 'assignMaintenance',
    input: async () => ({ materials: [await fresh()], organisationId: places['partner'] }),
    beforehand: ofMaterial('assignMaintenance'),
  },
  {
    mutation: 'takeIntoCare',
    input: async () => ({ materials: [await fresh({ inCare: false, maintainer: null, status: 'INTAKE' })], projectId }),
    beforehand: ofMaterial('takeIntoCare'),
  },
  {
    mutation: 'arrangeMaintenance',
    input: async () => ({ ...(await fresh()), reviewIntervalMonths: 6 }),
    beforehand: ofMaterial('arrangeMaintenance'),
  },
  {
    mutation: 'confirmUnchanged',
    input: async () => ({ materials: [await fresh({ reviewDueOn: '2024-09-30' })] }),
    beforehand: ofMaterial('confirmUnchanged'),
  },
  {
    mutation: 'offerHandover',
    input: async () => ({ ...(await fresh()), toId: await organisationId(hub, 'Exempelinstitutet Österbotten') }),
    beforehand: ofMaterial('offerHandover'),
  },
  { mutation: 'acceptHandover', input: () => around(handoverOf), beforehand: upon('MaterialHandover', 'accept') },
  {
    mutation: 'declineHandover',
    input: async () => ({ ...(await around(handoverOf)), reason: 'Ei ehditä' }),
    beforehand: upon('MaterialHandover', 'decline'),
  },
  { mutation: 'withdrawHandover', input: () => around(handoverOf), beforehand: upon('MaterialHandover', 'withdraw') },
  {
    mutation: 'reportProblem',
    input: async () => ({ materialId: (await fresh()).materialId, kind: 'LINK_DEAD' }),
    beforehand: ofMaterial('reportProblem'),
  },
  {
    mutation: 'resolveProblem',
    upon: 'one that the provider outside reported',
    input: async () => ({ ...(await around(problemOf)), resolution: 'Korjattu' }),
    beforehand: upon('ProblemReport', 'resolve'),
  },
  {
    mutation: 'deprecateMaterial',
    input: async () => ({ ...(await fresh()), reason: 'Vanhentunut', endsOn: '2024-12-31' }),
    beforehand: ofMaterial('deprecate'),
  },
  {
    mutation: 'withdrawDeprecation',
    input: () => fresh({ status: 'DEPRECATED' }),
    beforehand: ofMaterial('withdrawDeprecation'),
  },
  { mutation: 'archiveMaterial', input: () => fresh({ status: 'DEPRECATED' }), beforehand: ofMaterial('archive') },
  {
    mutation: 'declareAdoption',
    input: async ({ caller }) => {
      const { material } = await caller.data('query ($id: ID!) { material(id: $id) { ownAdoption { version } } }', {
        id: materialId,
      });
      const expectedVersion = material.ownAdoption?.version ?? 0;
      return { materialId, expectedVersion, stage: 'NOT_APPLICABLE', reason: 'Ei meidän aloja' };
    },
    beforehand: {
      query: 'query ($id: ID!) { material(id: $id) { viewerCan { declareAdoption { allowed reason } } } }',
      variables: () => ({ id: materialId }),
      at: ['material', 'viewerCan', 'declareAdoption'],
    },
  },
  {
    mutation: 'declareAdoptions',
    input: async () => {
      // One of which nobody has declared anything, so that every version is 0.
      const { id } = await untriedLike();
      return { stage: 'NOT_APPLICABLE', reason: 'Ei meidän aloja', items: [{ materialId: id, expectedVersion: 0 }] };
    },
    beforehand: {
      query: 'query ($id: ID!) { adoptionMatrix(projectId: $id) { viewerCan { declare { allowed reason } } } }',
      variables: () => ({ id: projectId }),
      at: ['adoptionMatrix', 'viewerCan', 'declare'],
    },
  },
  {
    mutation: 'withdrawDeclarations',
    upon: 'what partner A declared a moment ago',
    input: async () => {
      const materialId = (await untriedLike()).id;
      taken = await justDeclared(hub, { projectId, organisationId: places['partner']!, materialId });
      return { declarationIds: [taken.id] };
    },
    beforehand: upon('AdoptionDeclaration', 'withdraw'),
  },
  ...(['partner', 'outside'] as const).map((place): Trial => ({
    mutation: 'invite',
    upon: place === 'partner' ? 'an editor of a partner' : 'an editor of a provider outside',
    input: ({ who }) => ({ email: `${who.replace(/\W/g, '')}@example.org`, organisationId: places[place], role: 'EDITOR' }),
    beforehand: {
      query: ORGANISATION,
      variables: () => ({ id: places[place] }),
      at: ['organisation', 'viewerCan', 'invite'],
    },
  })),
  // With a version that nobody has: who may is told by the conflict, and nothing comes of it.
  ...(['checkImport', 'applyImport', 'undoImport'] as const).map((mutation): Trial => ({
    mutation,
    upon: 'the coordinator’s',
    input: () => ({ id: importId, expectedVersion: 99 }),
    beforehand: {
      query: node('Import', mutation.replace('Import', '')),
      variables: () => ({ id: importId }),
      at: ['node', 'viewerCan', mutation.replace('Import', '')],
    },
  })),
  ...registerTrials({ hub: () => hub, into: () => places['outside']!, taken: (thing) => (taken = thing) }, (action) =>
    upon('Organisation', action),
  ),
  { mutation: 'withdrawInvitation', input: () => take(invitations), beforehand: upon('Invitation', 'withdraw') },
  {
    mutation: 'changeMembership',
    input: () => ({ ...take(victims), role: 'READER' }),
    beforehand: upon('Membership', 'change'),
  },
  { mutation: 'endMembership', input: () => take(victims), beforehand: upon('Membership', 'end') },
  { mutation: 'createUploadTicket', input: () => ({ name: 'a.pdf', size: 1, purpose: 'ADOPTION_EVIDENCE' }) },
  {
    mutation: 'attachVersionFile',
    upon: 'a draft that partner A keeps',
    input: () => ({ materialVersionId: draft.id, expectedVersion: 1, fileId: NOBODYS, language: 'fi' }),
  },
  {
    mutation: 'removeVersionFile',
    upon: 'a draft that partner A keeps, seen in another state',
    input: () => ({ id: draft.fileId, expectedVersion: 99 }),
  },
  {
    mutation: 'addComment',
    input: () => ({ materialId, text: 'Toimii meillä' }),
    beforehand: {
      query: 'query ($id: ID!) { material(id: $id) { viewerCan { addComment { allowed reason } } } }',
      variables: () => ({ id: materialId }),
      at: ['material', 'viewerCan', 'addComment'],
    },
  },
  {
    mutation: 'editComment',
    upon: 'of partner B’s editor',
    input: async () => ({ ...(await said()), text: 'Toisin sanoin' }),
    beforehand: upon('Comment', 'edit'),
  },
  { mutation: 'deleteComment', upon: 'of partner B’s editor', input: said, beforehand: upon('Comment', 'delete') },
  ...coverageTrials(() => ({ projectId, targetId })),
  {
    mutation: 'startHarvest',
    input: () => ({}),
    beforehand: { query: '{ mayStartHarvest { allowed reason } }', at: ['mayStartHarvest'] },
  },
  ...ownAccountTrials(account, NOBODYS),
  { mutation: 'requestPasswordReset', input: ({ who }) => ({ email: `${who.replace(/\W/g, '')}@nowhere.example` }) },
  { mutation: 'resetPassword', upon: 'no letter', input: () => ({ token: 'ei mitään', newPassword: 'jokin aivan toinen' }) },
];

/** What came of a call: yes, the reason of a refusal, or the code of an error. */
async function outcome({ caller }: Actor, mutation: string, input: object): Promise<string> {
  const field = mutations[mutation]!;
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  const [argument] = field.args;
  const query = argument
    ? `mutation ($input: ${String(argument.type)}) { ${mutation}(input: $input) ${selection} }`
    : `mutation { ${mutation} ${selection} }`;
  const { errors } = await caller.ask(query, argument ? { input } : {});
  if (!errors) return 'yes';
  const { code, params } = errors[0]!.extensions;
  return params.reason ?? (params.problem ? `${code} ${params.field} ${params.problem}` : code);
}

async function foretold(
  { caller }: Actor,
  { query, variables, at }: NonNullable<Trial['beforehand']>,
): Promise<string | undefined> {
  const { data } = await caller.ask(query, variables?.() ?? {});
  const ability = at.reduce((value: any, key) => value?.[key], data);
  return ability && (ability.allowed ? 'yes' : ability.reason);
}

/** What came of each attempt, a line for each. */
const lines: string[] = [];

test('every change that the API knows is tried', () => {
  const tried = new Set(trials.map(({ mutation }) => mutation));
  expect(Object.keys(mutations).filter((name) => !tried.has(name))).toEqual(['signIn', 'signOut']);
});

test.each(trials.map((trial) => [`${trial.mutation}${trial.upon ? `, ${trial.upon}` : ''}`, trial] as const))(
  '%s comes of it as viewerCan foretells',
  async (name, trial) => {
    const { mutation, beforehand } = trial;
    lines.push(name);
    for (const actor of actors) {
      const input = await trial.input(actor);
      const told = beforehand && (await foretold(actor, beforehand));
      const came = await outcome(actor, mutation, input);
      if (came === 'yes' && taken) used.add(taken);
      lines.push(`  ${actor.who.padEnd(34)} ${came}`);
      // What is not seen foretells nothing; what is allowed may still fail for what was put in.
      const expected =
        told === 'yes' ? /^(yes|NOT_FOUND|CONFLICT|BAD_USER_INPUT .*)$/ : told === 'NOT_SIGNED_IN' ? /^UNAUTHENTICATED$/ : told;
      if (expected) expect(came, `${mutation} by ${actor.who}`).toMatch(expected);
    }
  },
);

test('who may do what is what the committed matrix says', async () => {
  expect(hub.logged).toEqual([]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('matrix.snap');
});
