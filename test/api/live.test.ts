import { beforeAll, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const DECLARE = `mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }`;
let hub: TestHub;
let projectId: string;
let materialId: string;
let partner: Caller;

beforeAll(async () => {
  hub = await testHub();
  partner = await hub.as('partner.a');
  const { projects } = await partner.data('{ projects { nodes { id } } }');
  projectId = projects.nodes[0].id;
  const { materials } = await partner.data(
    'query ($id: ID!) { materials(projectId: $id, first: 100) { nodes { id currentVersion { id } } } }',
    { id: projectId },
  );
  materialId = materials.nodes.find((m: any) => m.currentVersion).id;
});

/** Says the same stage anew: whatever it was, it moves by a version. */
async function declare(caller = partner) {
  const { material } = await caller.data('query ($id: ID!) { material(id: $id) { ownAdoption { version } } }', {
    id: materialId,
  });
  const input = {
    materialId,
    expectedVersion: material.ownAdoption?.version ?? 0,
    stage: 'NOT_APPLICABLE',
    reason: 'Ei meidän aloja',
  };
  return (await caller.data(DECLARE, { input })).declareAdoption;
}
const cursorOf = async (caller: Caller) =>
  (await caller.data('query ($id: ID!) { project(id: $id) { historyCursor } }', { id: projectId })).project.historyCursor;
const events = (frames: { events: any[] }[]) => frames.flatMap((frame) => frame.events);

test('a partner’s declaration reaches coordinator, officer and another partner; an outsider and the administrator hear nothing of it', async () => {
  const inside = await Promise.all(
    (['coordinator', 'officer', 'partner.b', 'auditor'] as const).map(async (who) =>
      (await (await hub.as(who)).socket()).follow(projectId),
    ),
  );
  const outside = await Promise.all(
    (['provider', 'admin'] as const).map(async (who) => (await (await hub.as(who)).socket()).follow(projectId)),
  );
  for (const subscription of [...inside, ...outside])
    expect((await subscription.next()).value).toMatchObject({ resync: false, events: [] });
  const adoption = await declare();
  for (const subscription of inside) {
    expect(events(await subscription.until((frames) => events(frames).length > 0))).toMatchObject([
      {
        kind: 'adoption.declared',
        subjectType: 'Adoption',
        subjectId: adoption.id,
        facts: { materialId, stage: 'NOT_APPLICABLE', version: adoption.version },
      },
    ]);
  }
  // The provider's own declaration comes after it: what was hidden would have come first.
  const provider = await hub.as('provider');
  const own = await declare(provider);
  expect(events(await outside[0]!.until((frames) => events(frames).length > 0)).map((event) => event.subjectId)).toEqual([
    own.id,
  ]);
});

test('who comes back with the last cursor gets exactly what was missed, in order and once', async () => {
  const coordinator = await hub.as('coordinator');
  const before = await (await coordinator.socket()).follow(projectId).next();
  const declared: number[] = [];
  for (let n = 0; n < 10; n++) declared.push((await declare()).version);
  const frames = await (
    await coordinator.socket()
  )
    .follow(projectId, before.value.cursor)
    .until((seen) => events(seen).length >= 10);
  expect(events(frames).map((event) => event.facts.version)).toEqual(declared);
});

test('between a page and the subscription after its historyCursor nothing falls', async () => {
  const officer = await hub.as('officer');
  const cursor = await cursorOf(officer);
  const { version } = await declare();
  const frames = await (await officer.socket()).follow(projectId, cursor).until((seen) => events(seen).length > 0);
  expect(events(frames)[0]!.facts.version).toBe(version);
});

test.each(['999999.abcdef01', 'nonsense', '1.00000000'])(
  'a cursor that cannot be continued (%s) is answered by a resync with a good one',
  async (after) => {
    const subscription = (await (await hub.as('officer')).socket()).follow(projectId, after);
    const { value } = await subscription.next();
    expect(value).toMatchObject({ resync: true, events: [] });
    expect(value.cursor).toBe(await cursorOf(partner));
  },
);

test('nobody may subscribe without signing in, nor to a project that does not exist', async () => {
  await expect((await hub.nobody.socket()).follow(projectId).next()).rejects.toThrow('UNAUTHENTICATED');
  await expect((await partner.socket()).follow(crypto.randomUUID()).next()).rejects.toThrow('NOT_FOUND');
});

test('the end of a session closes its socket with 4401', async () => {
  const caller = await hub.as('partner.b');
  const socket = await caller.socket();
  await socket.follow(projectId).next();
  await caller.data('mutation { signOut }');
  expect(await socket.closed).toBe(4401);
});

test('a role that was taken away silences an open subscription at the next delivery', async () => {
  const caller = await hub.as('coordinator2');
  const subscription = (await caller.socket()).follow(projectId);
  await subscription.next();
  await hub.pool.query(
    `update membership set valid_until = '2024-01-01' where person_id = (select id from person where email = 'coordinator2@demo.test')`,
  );
  await declare();
  expect(await subscription.next()).toMatchObject({ done: true });
});

test('a page of another site cannot open a socket', async () => {
  const { default: WebSocket } = await import('ws');
  const socket = new WebSocket(`${hub.address.replace('http', 'ws')}/graphql`, ['graphql-transport-ws'], {
    headers: { origin: 'https://elsewhere.example' },
  });
  const status = await new Promise((resolve) =>
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode)).on('error', () => {}),
  );
  expect(status).toBe(401);
});

test('queries and mutations on a socket are answered as over HTTP', async () => {
  const socket = await partner.socket();
  const ask = async (query: string) => (await socket.client.iterate({ query }).next()).value;
  expect((await ask('{ themes { code } }')).data.themes).toHaveLength(4);
  await expect(ask('{ nothing }')).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(
    (
      await ask(
        `mutation { declareAdoption(input: { materialId: "${crypto.randomUUID()}", expectedVersion: 0, stage: AWARE }) { id } }`,
      )
    ).errors[0].extensions.code,
  ).toBe('NOT_FOUND');
});
