import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { INVITE, organisationId } from './people.fixture.ts';

const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }';
const CREATE = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id } } }';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});

/** Every change that takes a key: who may make it, and an input that nobody has used. */
const keyed: {
  change: string;
  mutation: string;
  who: 'coordinator' | 'partner.b';
  input: (caller: Caller) => Promise<object>;
}[] = [
  {
    change: 'invite',
    mutation: INVITE,
    who: 'coordinator',
    input: async () => ({
      email: 'avaimella@example.org',
      organisationId: await organisationId(hub, 'Esimerkkiopisto Pirkanmaa'),
      role: 'EDITOR',
    }),
  },
  {
    change: 'declareAdoption',
    mutation: DECLARE,
    who: 'partner.b',
    input: async (caller) => {
      const { materials } = await caller.data(
        '{ materials(first: 100, filter: { stages: [NOT_STARTED] }) { nodes { id viewerCan { declareAdoption { allowed } } } } }',
      );
      const { id } = materials.nodes.find(({ viewerCan }: any) => viewerCan.declareAdoption.allowed);
      return { materialId: id, expectedVersion: 0, stage: 'AWARE' };
    },
  },
];

describe.each(keyed)('$change under a key', ({ mutation, who, input: made }) => {
  test('that comes many times at the same moment is done once, and answered alike', async () => {
    const caller = await hub.as(who);
    const input = { ...(await made(caller)), idempotencyKey: 'twins' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => caller.ask(mutation, { input })));
    expect(answers.map(({ errors }) => errors)).toEqual(Array(6).fill(undefined));
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  });

  test('is refused to somebody who has lost the right meanwhile, as it would be without the key', async () => {
    const caller = await hub.as(who);
    const input = { ...(await made(caller)), idempotencyKey: 'lost-right' };
    await caller.data(mutation, { input });
    const { viewer } = await caller.data('{ viewer { person { id } organisation { id } } }');
    const [person, organisation] = [viewer.person.id, viewer.organisation.id];
    const role = (now: string, then: string) =>
      hub.pool.query('update membership set role = $4 where person_id = $1 and organisation_id = $2 and role = $3', [
        ...[person, organisation, now, then],
      ]);
    await role('EDITOR', 'READER');
    try {
      const { code } = await caller.refused(mutation, { input });
      expect(code).toBe('FORBIDDEN');
      expect(await caller.refused(mutation, { input: { ...input, idempotencyKey: null } })).toMatchObject({ code });
    } finally {
      await role('READER', 'EDITOR');
    }
  });
});

describe('createApiToken', () => {
  test('under a key makes one token, whose secret is given once and kept nowhere', async () => {
    const partner = await hub.as('partner.a');
    const input = { name: 'Avaimella', idempotencyKey: 'token' };
    const { createApiToken: first } = await partner.data(CREATE, { input });
    expect(first.token).toMatch(/^hvk_/);
    const { createApiToken: again } = await partner.data(CREATE, { input });
    expect(again).toEqual({ token: null, apiToken: first.apiToken });
    expect(await partner.refused(CREATE, { input: { ...input, name: 'Toinen' } })).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    });
    const { rows } = await hub.pool.query('select json_agg(i)::text as kept from idempotency i');
    expect(rows[0].kept).not.toContain(first.token.slice(4));
  });

  test('makes no more than fifty that hold, however many are asked for at the same moment', async () => {
    const partner = await hub.as('partner.b');
    await Promise.all(Array.from({ length: 60 }, (_, i) => partner.ask(CREATE, { input: { name: `Ohjelma ${i}` } })));
    const { viewer } = await partner.data('{ viewer { apiTokens { id } } }');
    expect(viewer.apiTokens).toHaveLength(50);
    expect(await partner.refused(CREATE, { input: { name: 'Yksi vielä' } })).toMatchObject({ params: { problem: 'TOO_MANY' } });
  });
});
