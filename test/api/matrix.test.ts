import { getNamedType, isCompositeType } from 'graphql';
import 'reflect-metadata';
import { beforeAll, expect, test } from 'vitest';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { Caller, accounts, testHub, type TestHub } from '../support/api.ts';
import { bring } from './imports.fixture.ts';
import { INVITE, newcomer, organisationId } from './people.fixture.ts';

const schema = buildHubSchema(wire(undefined as never, undefined as never));
const mutations = schema.getMutationType()!.getFields();

/** Somebody at the hub, with what they would act upon. */
type Actor = { who: string; caller: Caller };
type Thing = { id: string; version: number };
/** One kind of action: its input for this actor, and where `viewerCan` speaks of it beforehand. */
type Trial = {
  mutation: string;
  /** Told apart where it matters upon what it is tried. */
  upon?: string;
  input: (actor: Actor) => object | Promise<object>;
  beforehand?: { query: string; variables?: () => Record<string, unknown>; at: string[] };
};

let hub: TestHub;
let materialId: string;
let importId: string;
const places: Record<string, string> = {};
let victims: Thing[];
let invitations: Thing[];
const actors: Actor[] = [];

beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  const admin = await hub.as('admin');
  for (const [key, name] of [
    ['partner', 'Esimerkkiopisto Pirkanmaa'],
    ['outside', 'Esimerkkiopisto Satakunta'],
  ] as const)
    places[key] = await organisationId(hub, name);
  const { rows } = await hub.pool.query(
    `select m.id from material m where m.current_version_id is not null and m.project_id is not null and m.status <> 'ARCHIVED' order by m.id limit 1`,
  );
  materialId = rows[0].id;
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

const trials: Trial[] = [
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
  { mutation: 'withdrawInvitation', input: () => take(invitations), beforehand: upon('Invitation', 'withdraw') },
  {
    mutation: 'changeMembership',
    input: () => ({ ...take(victims), role: 'READER' }),
    beforehand: upon('Membership', 'change'),
  },
  { mutation: 'endMembership', input: () => take(victims), beforehand: upon('Membership', 'end') },
  { mutation: 'setLanguage', input: () => ({ language: 'fi' }) },
  { mutation: 'switchOrganisation', upon: 'another’s organisation', input: () => ({ organisationId: NOBODYS }) },
  { mutation: 'createApiToken', input: () => ({ name: 'Kokeilu' }), beforehand: account('manageAccount') },
  { mutation: 'revokeApiToken', upon: 'another’s', input: () => ({ id: NOBODYS }), beforehand: account('manageAccount') },
  { mutation: 'endSession', upon: 'another’s', input: () => ({ id: NOBODYS }), beforehand: account('manageAccount') },
  {
    mutation: 'changePassword',
    input: () => ({ currentPassword: 'ei se ole tämä', newPassword: 'jokin aivan toinen' }),
    beforehand: account('changePassword'),
  },
  { mutation: 'endOtherSessions', input: () => ({}), beforehand: account('manageAccount') },
  { mutation: 'acceptInvitation', upon: 'no letter', input: () => ({ token: 'ei mitään' }) },
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

test('who may do what is what the committed matrix says, and what viewerCan foretells', async () => {
  const tried = new Set(trials.map(({ mutation }) => mutation));
  expect(Object.keys(mutations).filter((name) => !tried.has(name))).toEqual(['signIn', 'signOut']);

  const lines: string[] = [];
  for (const trial of trials) {
    const { mutation, beforehand } = trial;
    lines.push(`${mutation}${trial.upon ? `, ${trial.upon}` : ''}`);
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
  }
  expect(hub.logged).toEqual([]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('matrix.snap');
}, 60_000);
