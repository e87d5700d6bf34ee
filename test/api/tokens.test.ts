import { beforeAll, describe, expect, test } from 'vitest';
import { Caller, testHub, type TestHub } from '../support/api.ts';
import type { Frame } from '../support/socket.ts';
import { END, newcomer } from './people.fixture.ts';

const CREATE =
  'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id name scope expiresAt revokedAt organisation { id } } } }';
const REVOKE = 'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { id revokedAt } }';
const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }';
const WHO = '{ viewer { person { name } organisation { id } roles viewerCan { manageAccount { allowed reason } } } }';

let hub: TestHub;
let partner: Caller;
let projectId: string;
beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  partner = await hub.as('partner.a');
  projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

/** A program with a new token of that person. */
async function program(input: object, owner = partner) {
  const { createApiToken } = await owner.data(CREATE, { input: { name: 'Raportointi', ...input } });
  const { token, apiToken } = createApiToken;
  return { ...apiToken, token, caller: new Caller(hub.address, `Bearer ${token}`) };
}
const declaration = async (caller: Caller) => {
  const { materials } = await caller.data(
    'query ($id: ID!) { materials(projectId: $id, first: 100, filter: { stages: [NOT_STARTED] }) { nodes { id currentVersion { id } viewerCan { declareAdoption { allowed reason } } } } }',
    { id: projectId },
  );
  const material = materials.nodes.find((m: any) => m.currentVersion);
  return { can: material.viewerCan.declareAdoption, input: { materialId: material.id, expectedVersion: 0, stage: 'AWARE' } };
};

describe('a token', () => {
  test('acts for its person and organisation with what they may do there, and is kept as a hash only', async () => {
    const { viewer } = await partner.data(WHO);
    const { caller, token, expiresAt, scope } = await program({ scope: 'WRITE' });
    expect(token).toMatch(/^hvk_[A-Za-z0-9_-]{43}$/);
    expect(scope).toBe('WRITE');
    expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(90, 1);
    expect((await caller.data(WHO)).viewer).toMatchObject({ person: viewer.person, organisation: viewer.organisation });
    const { can, input } = await declaration(caller);
    expect(can.allowed).toBe(true);
    expect((await caller.data(DECLARE, { input })).declareAdoption.version).toBe(1);
    const { rows } = await hub.pool.query('select json_agg(t)::text as all from api_token t');
    expect(rows[0].all).not.toContain(token.slice(4));
  });

  test('that is for reading reads, says so where it would change something, and changes nothing', async () => {
    const { caller } = await program({});
    const { can, input } = await declaration(caller);
    expect(can).toEqual({ allowed: false, reason: 'TOKEN_ONLY_READS' });
    const refusal = { code: 'FORBIDDEN', params: { reason: 'TOKEN_ONLY_READS' } };
    expect(await caller.refused(DECLARE, { input })).toEqual(refusal);
    expect(await caller.refused('mutation { setLanguage(input: { language: en }) { person { id } } }')).toEqual(refusal);
    const { client } = await caller.socket();
    const { value } = await client.iterate({ query: DECLARE, variables: { input } }).next();
    expect(value.errors[0].extensions).toMatchObject(refusal);
  });

  test('makes no tokens, and touches neither sessions nor the password of its person', async () => {
    const { caller, id } = await program({ scope: 'WRITE' });
    expect((await caller.data(WHO)).viewer.viewerCan.manageAccount).toEqual({ allowed: false, reason: 'NOT_WITH_A_TOKEN' });
    for (const [mutation, variables] of [
      [CREATE, { input: { name: 'x', scope: 'READ' } }],
      [REVOKE, { input: { id } }],
      ['mutation { endOtherSessions { roles } }', {}],
      ['mutation ($input: EndSessionInput!) { endSession(input: $input) { roles } }', { input: { id } }],
      [
        'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { roles } }',
        { input: { currentPassword: 'hankeverkko-demo', newPassword: 'jokin aivan muu' } },
      ],
      [
        'mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { roles } }',
        { input: { organisationId: id } },
      ],
    ] as const)
      expect(await caller.refused(mutation, variables), mutation).toEqual({
        code: 'FORBIDDEN',
        params: { reason: 'NOT_WITH_A_TOKEN' },
      });
  });

  test('that is unknown, revoked or out of time is told so with 401, and nothing is read as nobody', async () => {
    const revoked = await program({});
    await partner.data(REVOKE, { input: { id: revoked.id } });
    const old = await program({});
    await hub.pool.query('update api_token set expires_at = clock_timestamp() where id = $1', [old.id]);
    for (const caller of [revoked.caller, old.caller, new Caller(hub.address, 'Bearer hvk_nothing')]) {
      const { status, data, errors } = await caller.ask('{ themes { code } }');
      expect([status, data, errors![0]!.extensions.code]).toEqual([401, undefined, 'UNAUTHENTICATED']);
    }
    expect((await new Caller(hub.address, 'Basic eDp5').data('{ viewer { roles } }')).viewer).toBeNull();
    const { viewer } = await partner.data('{ viewer { apiTokens { id } } }');
    for (const { id } of [revoked, old]) expect(viewer.apiTokens).not.toContainEqual({ id });
  });

  test('lives a year at the most, and has a name', async () => {
    const problem = async (input: object) =>
      (await partner.refused(CREATE, { input: { name: 'x', scope: 'READ', ...input } })).params.problem;
    const inDays = (days: number) => ({ expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() });
    expect(await problem(inDays(400))).toBe('OUT_OF_RANGE');
    expect(await problem(inDays(-1))).toBe('OUT_OF_RANGE');
    expect(await problem({ name: '  ' })).toBe('REQUIRED');
    expect(await problem({ name: 'x'.repeat(301) })).toBe('TOO_LONG');
  });

  test('opens a socket by its connection parameter, which is closed when the token is revoked', async () => {
    const { caller, id } = await program({});
    const socket = await caller.socket();
    const subscription = socket.follow(projectId);
    expect((await subscription.next()).value).toMatchObject({ events: [] });
    const { input } = await declaration(partner);
    await partner.data(DECLARE, { input });
    const frames = await subscription.until((all: Frame[]) => all.some(({ events }) => events.length));
    expect(frames.at(-1)!.events[0]).toMatchObject({ kind: 'adoption.declared' });
    await partner.data(REVOKE, { input: { id } });
    expect(await socket.closed).toBe(4401);
    expect(await (await caller.socket()).closed).toBe(4401);
  });

  test('is nobody else’s to see or revoke, and ends with the role it stands on', async () => {
    const { admin, person, membership } = await newcomer(hub, { email: 'ohjelmoija@example.org' });
    const { id, caller } = await program({}, person);
    expect((await admin.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    expect(await admin.refused(REVOKE, { input: { id } })).toMatchObject({ code: 'NOT_FOUND' });
    const socket = await caller.socket();
    await socket.follow(projectId).next();
    await admin.data(END, { input: { id: membership.id, expectedVersion: membership.version } });
    expect(await socket.closed).toBe(4401);
    expect((await caller.ask('{ viewer { roles } }')).status).toBe(401);
  });
});
