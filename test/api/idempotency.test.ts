import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { PARTNER_B, materialLike } from './care.fixture.ts';
import { INVITE, organisationId } from './people.fixture.ts';

const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }';
const OFFER = 'mutation ($input: OfferHandoverInput!) { offerHandover(input: $input) { id } }';
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

describe('what makes something beside what was seen', () => {
  const twice = async (caller: Caller, mutation: string, input: object, other: object) => {
    const keyed = { ...input, idempotencyKey: 'twice' };
    const first = await caller.data(mutation, { input: keyed });
    // Without its key it would be a conflict: what was seen is not so any more.
    expect(await caller.data(mutation, { input: keyed })).toEqual(first);
    expect(await caller.refused(mutation, { input: { ...keyed, ...other } })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    return first;
  };

  test('a licence is entered once under a key', async () => {
    const admin = await hub.as('admin');
    const id = await organisationId(hub, 'Esimerkkiopisto Satakunta');
    const { organisation } = await admin.data('query ($id: ID!) { organisation(id: $id) { version licences { id } } }', { id });
    const { setLicence } = await twice(
      admin,
      'mutation ($input: SetLicenceInput!) { setLicence(input: $input) { version licences { id } } }',
      { organisationId: id, expectedVersion: organisation.version, validFrom: '2024-01-01' },
      { validFrom: '2024-02-01' },
    );
    expect(setLicence.licences).toHaveLength(organisation.licences.length + 1);
  });

  test('maintenance is offered once under a key', async () => {
    const material = await materialLike(hub, { title: 'Tarjotaan avaimella' });
    const input = { materialId: material.id, expectedVersion: material.version, toId: await organisationId(hub, PARTNER_B) };
    await twice(await hub.as('partner.a'), OFFER, input, { note: 'Toisin' });
    const { rows } = await hub.pool.query('select state from material_handover where material_id = $1', [material.id]);
    expect(rows).toEqual([{ state: 'OPEN' }]);
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
