import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { Author } from './versions.fixture.ts';

const CONFIRM = `mutation ($input: ConfirmVersionsInput!) { confirmVersions(input: $input) { id version stage confirmedAt updateAvailable materialVersion { number } declarations { number } } }`;
const DECLARE = `mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }`;
const NOTIFICATIONS = `query ($filter: NotificationFilter, $first: Int, $after: Cursor) { notifications(filter: $filter, first: $first, after: $after) { unreadCount pageInfo { hasNextPage endCursor } nodes { id kind subjectId facts handledAt material { id title } } } }`;
const READ = `mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) }`;
const proof = { text: 'Käytössä kaikissa yksiköissä', shared: true };

let hub: TestHub;
let coordinator: Caller;
let partnerA: Caller;
let partnerB: Caller;
let provider: Caller;
let author: Author;
let projectId: string;
let materials: string[];

beforeAll(async () => {
  hub = await testHub();
  [coordinator, partnerA, partnerB, provider] = await Promise.all([
    hub.as('coordinator'),
    hub.as('partner.a'),
    hub.as('partner.b'),
    hub.as('provider'),
  ]);
  author = new Author(coordinator, await hub.as('coordinator2'));
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const { rows } = await hub.pool.query(
    `select m.id from material m where m.current_version_id is not null and m.status = 'MAINTAINED' order by m.register_code`,
  );
  materials = rows.map(({ id }) => id);
});

const adoptionOf = async (caller: Caller, materialId: string) =>
  (
    await caller.data(
      'query ($id: ID!) { material(id: $id) { ownAdoption { id version stage updateAvailable materialVersion { number } viewerCan { confirmVersion { allowed reason } } } } }',
      { id: materialId },
    )
  ).material.ownAdoption;
async function use(caller: Caller, materialId: string, stage = 'IN_USE') {
  const seen = await adoptionOf(caller, materialId);
  const more = stage === 'IN_USE' ? { evidence: proof, note: 'Ohitettu', reason: 'Uudelleen' } : { reason: 'Ei sovi meille' };
  await caller.data(DECLARE, { input: { materialId, expectedVersion: seen?.version ?? 0, stage, ...more } });
  return adoptionOf(caller, materialId);
}
const told = async (caller: Caller, subjectId: string, kind = 'UPDATE_AVAILABLE') =>
  (await caller.data(NOTIFICATIONS, { first: 100, filter: { kinds: [kind] } })).notifications.nodes.filter(
    (n: any) => n.subjectId === subjectId,
  );
const unread = async (caller: Caller) => (await caller.data(NOTIFICATIONS, { first: 0 })).notifications.unreadCount;
const confirm = (...adoptions: any[]) => ({
  input: { adoptions: adoptions.map(({ id, version }) => ({ id, expectedVersion: version })) },
});

describe('a version that means something', () => {
  test('marks the adopters of earlier ones, tells each institution once, and is confirmed in one press without a new stage', async () => {
    const id = materials.shift()!;
    for (const caller of [partnerA, partnerB, provider]) await use(caller, id);
    const before = await unread(partnerA);
    const published = await author.published(id, { impact: 'CONTENT' });
    for (const caller of [partnerA, partnerB, provider]) {
      expect(await adoptionOf(caller, id)).toMatchObject({ updateAvailable: true, materialVersion: { number: 1 } });
      expect(await told(caller, published.id)).toMatchObject([
        { kind: 'UPDATE_AVAILABLE', facts: { materialId: id, number: 2, impact: 'CONTENT' }, handledAt: null, material: { id } },
      ]);
    }
    expect(await unread(partnerA)).toBe(before + 1);

    const seen = await adoptionOf(partnerA, id);
    expect(seen.viewerCan.confirmVersion).toEqual({ allowed: true, reason: null });
    const [confirmed] = (await partnerA.data(CONFIRM, confirm(seen))).confirmVersions;
    expect(confirmed).toMatchObject({
      stage: 'IN_USE',
      version: seen.version + 1,
      updateAvailable: false,
      materialVersion: { number: 2 },
    });
    expect(confirmed.declarations).toHaveLength(seen.version);
    expect(await unread(partnerA)).toBe(before);
    expect(await adoptionOf(partnerB, id)).toMatchObject({ updateAvailable: true });
    expect((await told(partnerB, published.id))[0].handledAt).toBeNull();
    // What is done is done: another press is refused with the reason, and the next declaration goes on from here.
    expect((await adoptionOf(partnerA, id)).viewerCan.confirmVersion).toEqual({ allowed: false, reason: 'UP_TO_DATE' });
    expect(await partnerA.refused(CONFIRM, confirm(confirmed))).toEqual({ code: 'FORBIDDEN', params: { reason: 'UP_TO_DATE' } });
    expect((await use(partnerA, id)).materialVersion.number).toBe(2);

    const { rows } = await hub.pool.query(
      `select audience, facts from history where kind = 'adoption.version_confirmed' and subject = $1`,
      [confirmed.id],
    );
    expect(rows).toMatchObject([{ facts: { materialId: id, number: 2, version: confirmed.version } }]);
  });

  test('needs no reminding of once a later one is in use, confirmed or declared', async () => {
    const declared = `mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { materialVersion { number } } }`;
    for (const how of ['declared', 'confirmed']) {
      const id = materials.shift()!;
      await use(partnerA, id);
      const [second, third] = [
        await author.published(id, { impact: 'CONTENT' }),
        await author.published(id, { impact: 'BREAKING' }),
      ];
      const waiting = async () =>
        [...(await told(partnerA, second.id)), ...(await told(partnerA, third.id))].map(({ handledAt }) => handledAt === null);
      expect(await waiting()).toEqual([true, true]);
      const seen = await adoptionOf(partnerA, id);
      const input = { materialId: id, expectedVersion: seen.version, stage: 'IN_USE', evidence: proof };
      if (how === 'declared') {
        await partnerA.data(declared, { input: { ...input, materialVersionId: second.id } });
        expect(await waiting()).toEqual([false, true]);
        await partnerA.data(declared, { input: { ...input, expectedVersion: seen.version + 1, materialVersionId: third.id } });
      } else await partnerA.data(CONFIRM, confirm(seen));
      expect(await waiting()).toEqual([false, false]);
    }
  });

  test('is missed by nobody: the list narrows to those who have not confirmed', async () => {
    const id = materials.shift()!;
    await use(partnerA, id);
    await use(partnerB, id);
    await author.published(id, { impact: 'BREAKING' });
    const list = async (updateAvailable: boolean) =>
      (
        await coordinator.data(
          'query ($projectId: ID!, $filter: AdoptionFilter) { adoptions(projectId: $projectId, first: 100, filter: $filter) { totalCount nodes { id updateAvailable } } }',
          { projectId, filter: { updateAvailable, materialId: id } },
        )
      ).adoptions;
    const [waiting, current] = [await list(true), await list(false)];
    expect(waiting.totalCount).toBeGreaterThanOrEqual(2);
    expect(waiting.nodes.every((adoption: any) => adoption.updateAvailable)).toBe(true);
    const mine = await adoptionOf(partnerA, id);
    await partnerA.data(CONFIRM, confirm(mine));
    expect((await list(true)).totalCount).toBe(waiting.totalCount - 1);
    expect((await list(false)).totalCount).toBe(current.totalCount + 1);
  });

  test('is nothing to those who have turned the material down', async () => {
    const id = materials.shift()!;
    await use(partnerA, id, 'NOT_APPLICABLE');
    const published = await author.published(id, { impact: 'CONTENT' });
    expect(await adoptionOf(partnerA, id)).toMatchObject({
      updateAvailable: false,
      viewerCan: { confirmVersion: { reason: 'NOT_IN_USE' } },
    });
    expect(await told(partnerA, published.id)).toEqual([]);
  });

  test('that only corrects the language marks and tells nobody, and may be confirmed all the same', async () => {
    const id = materials.shift()!;
    const seen = await use(partnerA, id);
    const published = await author.published(id, { impact: 'EDITORIAL' });
    expect(await adoptionOf(partnerA, id)).toMatchObject({ updateAvailable: false });
    expect(await told(partnerA, published.id)).toEqual([]);
    const [confirmed] = (await partnerA.data(CONFIRM, confirm(seen))).confirmVersions;
    expect(confirmed.materialVersion.number).toBe(2);
  });

  test('stays one to act upon when only an editorial one follows it', async () => {
    const id = materials.shift()!;
    await use(partnerA, id);
    await author.published(id, { impact: 'CONTENT' });
    await author.published(id, { impact: 'EDITORIAL' });
    expect(await adoptionOf(partnerA, id)).toMatchObject({ updateAvailable: true, materialVersion: { number: 1 } });
  });
});

describe('many at once', () => {
  test('are confirmed all or none, in the order they were given', async () => {
    const ids = [materials.shift()!, materials.shift()!];
    for (const id of ids) {
      await use(partnerB, id);
      await author.published(id, { impact: 'CONTENT' });
    }
    const [one, two] = [await adoptionOf(partnerB, ids[0]!), await adoptionOf(partnerB, ids[1]!)];
    const stale = { ...two, version: two.version - 1 };
    expect(await partnerB.refused(CONFIRM, confirm(one, stale))).toEqual({
      code: 'CONFLICT',
      params: { id: two.id, currentVersion: two.version, currentStage: 'IN_USE' },
    });
    expect(await adoptionOf(partnerB, ids[0]!)).toMatchObject({ updateAvailable: true });
    const { confirmVersions } = await partnerB.data(CONFIRM, confirm(two, one));
    expect(confirmVersions.map((adoption: any) => adoption.id)).toEqual([two.id, one.id]);
  });

  test.each([
    [[], 'REQUIRED'],
    [Array.from({ length: 101 }, (_, n) => ({ id: String(n), version: 1 })), 'TOO_MANY'],
    [
      [
        { id: 'a', version: 1 },
        { id: 'A', version: 1 },
      ],
      'TWICE',
    ],
  ])('cannot be none, too many or the same (case %#)', async (adoptions, problem) => {
    expect(await partnerB.refused(CONFIRM, confirm(...adoptions))).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { field: 'adoptions', problem },
    });
  });
});

test('nobody confirms for another institution, and whom it does not concern cannot see it', async () => {
  const id = materials.shift()!;
  const seen = await use(partnerA, id);
  await author.published(id, { impact: 'CONTENT' });
  expect(await partnerB.refused(CONFIRM, confirm(seen))).toEqual({
    code: 'FORBIDDEN',
    params: { reason: 'NOT_YOUR_ORGANISATION' },
  });
  expect(await coordinator.refused(CONFIRM, confirm(seen))).toEqual({
    code: 'FORBIDDEN',
    params: { reason: 'NOT_YOUR_ORGANISATION' },
  });
  expect(await (await hub.as('signatory.a')).refused(CONFIRM, confirm(seen))).toEqual({
    code: 'FORBIDDEN',
    params: { reason: 'ROLE_CANNOT_EDIT' },
  });
  expect(await provider.refused(CONFIRM, confirm(seen))).toEqual({ code: 'NOT_FOUND', params: { field: 'id' } });
});

describe('notifications', () => {
  test('are for everybody of the institution, and read for all of them once one of them has; of others nobody sees anything', async () => {
    const id = materials.shift()!;
    await use(partnerA, id);
    const published = await author.published(id, { impact: 'CONTENT' });
    const colleague = await hub.as('signatory.a');
    const [mine] = await told(colleague, published.id);
    expect(mine.handledAt).toBeNull();
    expect(await partnerB.data(READ, { input: { ids: [mine.id] } })).toEqual({ markNotificationsRead: 0 });
    expect((await partnerB.data('query ($id: ID!) { node(id: $id) { id } }', { id: mine.id })).node).toBeNull();
    expect(await colleague.data(READ, { input: { ids: [mine.id, 'nonsense'] } })).toEqual({ markNotificationsRead: 1 });
    expect((await told(partnerA, published.id))[0].handledAt).not.toBeNull();
    expect(await partnerA.data(READ, { input: { ids: [mine.id] } })).toEqual({ markNotificationsRead: 0 });
  });

  test('are a list, newest first and page by page, narrowed to unread ones; all of them can be read at once', async () => {
    const all: any[] = [];
    let after = null;
    do {
      const { notifications }: any = await partnerB.data(NOTIFICATIONS, { first: 2, after });
      all.push(...notifications.nodes);
      after = notifications.pageInfo.hasNextPage ? notifications.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2);
    const waiting = await unread(partnerB);
    expect(waiting).toBe(all.filter(({ handledAt }) => !handledAt).length);
    const { notifications } = await partnerB.data(NOTIFICATIONS, {
      first: 100,
      filter: { unread: true, kinds: ['UPDATE_AVAILABLE'] },
    });
    expect(notifications.nodes.every((n: any) => n.kind === 'UPDATE_AVAILABLE' && n.handledAt === null)).toBe(true);
    expect(await partnerB.data(READ, { input: {} })).toEqual({ markNotificationsRead: waiting });
    expect(await unread(partnerB)).toBe(0);
  });

  test('tell those who keep a material that a version waits for review, again after each return, and no longer once it is published', async () => {
    const id = materials.shift()!;
    const submitted = await author.submitted(id);
    const waits = () => told(coordinator, submitted.id, 'REVIEW_WAITS');
    expect(await waits()).toMatchObject([{ handledAt: null, facts: { number: 2 } }]);
    const RETURN = `mutation ($input: ReturnMaterialVersionInput!) { returnMaterialVersion(input: $input) { id version } }`;
    const SUBMIT = `mutation ($input: SubmitMaterialVersionInput!) { submitMaterialVersion(input: $input) { id version } }`;
    const PUBLISH = `mutation ($input: PublishMaterialVersionInput!) { publishMaterialVersion(input: $input) { id } }`;
    const { returnMaterialVersion: back } = await coordinator.data(RETURN, {
      input: { id: submitted.id, expectedVersion: submitted.version, reason: 'Kesken' },
    });
    expect((await waits())[0].handledAt).not.toBeNull();
    const { submitMaterialVersion: again } = await coordinator.data(SUBMIT, {
      input: { id: back.id, expectedVersion: back.version },
    });
    expect(await waits()).toMatchObject([{ handledAt: null }]);
    await (await hub.as('coordinator2')).data(PUBLISH, { input: { id: again.id, expectedVersion: again.version } });
    expect((await waits())[0].handledAt).not.toBeNull();
  });
});

test('nothing of all this was a fault of the server', () => {
  expect(hub.logged).toEqual([]);
});
