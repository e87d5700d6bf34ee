import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const LIST = `query ($projectId: ID!, $filter: AdoptionFilter, $first: Int!) { adoptions(projectId: $projectId, filter: $filter, first: $first) {
  totalCount nodes { id version stage confirmedAt confirmedLately organisation { id } viewerCan { confirm { allowed reason } } } } }`;
const CONFIRM = `mutation ($input: ConfirmAdoptionsInput!) { confirmAdoptions(input: $input) { count adoptions { id version stage confirmedAt confirmedLately declaredAt } } }`;

let hub: TestHub;
let coordinator: Caller;
let partnerA: Caller;
let partnerB: Caller;
let projectId: string;
let ownId: string;

beforeAll(async () => {
  hub = await testHub();
  [coordinator, partnerA, partnerB] = await Promise.all([hub.as('coordinator'), hub.as('partner.a'), hub.as('partner.b')]);
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  ownId = (await partnerA.data('{ viewer { organisation { id } } }')).viewer.organisation.id;
});

const own = async (filter: object = {}, caller = partnerA) =>
  (await caller.data(LIST, { projectId, first: 100, filter: { organisationId: ownId, ...filter } })).adoptions;
const seen = (rows: any[]) => ({ input: { adoptions: rows.map(({ id, version }) => ({ id, expectedVersion: version })) } });
const now = async () => (await partnerA.data('{ installation { now } }')).installation.now;
const historyOf = async (ids: string[]) =>
  (
    await hub.pool.query(`select subject, facts, audience from history where kind = 'adoption.confirmed' and subject = any($1)`, [
      ids,
    ])
  ).rows;

describe('saying that stages still hold', () => {
  test('takes one press for many: the stages stay, each is confirmed now, and each has its row of history', async () => {
    const { nodes } = await own({ confirmedLately: false });
    expect(nodes.length).toBeGreaterThan(2);
    const chosen = nodes.slice(0, 3);
    const { count, adoptions } = (await partnerA.data(CONFIRM, seen(chosen))).confirmAdoptions;
    expect(count).toBe(3);
    expect(adoptions.map((a: any) => [a.id, a.stage, a.version, a.confirmedLately])).toEqual(
      chosen.map((a: any) => [a.id, a.stage, a.version + 1, true]),
    );
    expect((await own({ confirmedLately: false })).totalCount).toBe(nodes.length - 3);
    const rows = await historyOf(chosen.map(({ id }: any) => id));
    expect(rows).toHaveLength(3);
    expect(rows[0].audience).toContain('project');
    // What was seen before is not what is there now.
    expect(await partnerA.refused(CONFIRM, seen(chosen))).toMatchObject({
      code: 'CONFLICT',
      params: { currentVersion: expect.any(Number), currentStage: expect.any(String) },
    });
  });

  test('is all or none: one that somebody changed meanwhile leaves the others as they were', async () => {
    const [a, b] = (await own()).nodes;
    await partnerA.data(CONFIRM, seen([b]));
    const before = (await own()).nodes.find(({ id }: any) => id === a.id);
    expect(await partnerA.refused(CONFIRM, seen([a, b]))).toMatchObject({ code: 'CONFLICT', params: { id: b.id } });
    expect((await own()).nodes.find(({ id }: any) => id === a.id)).toEqual(before);
  });

  test('is for the provider’s own editors: others are refused with the reason that stands in viewerCan', async () => {
    const [a] = (await own()).nodes;
    for (const [who, reason] of [
      ['coordinator', 'NOT_YOUR_ORGANISATION'],
      ['signatory.a', 'ROLE_CANNOT_EDIT'],
      ['partner.b', 'NOT_YOUR_ORGANISATION'],
      ['officer', 'NOT_YOUR_ORGANISATION'],
    ] as const) {
      const caller = await hub.as(who);
      const [same] = (await own({}, caller)).nodes.filter(({ id }: any) => id === a.id);
      expect(same.viewerCan.confirm, who).toEqual({ allowed: false, reason });
      expect(await caller.refused(CONFIRM, seen([same])), who).toEqual({ code: 'FORBIDDEN', params: { reason } });
    }
    expect(await (await hub.as('provider')).refused(CONFIRM, seen([a]))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('can be done for all of one’s own in one call, unless something changed since they were seen', async () => {
    const before = await own();
    const seenAt = await now();
    const { count } = (await partnerA.data(CONFIRM, { input: { all: true, projectId, seenAt } })).confirmAdoptions;
    expect(count).toBe(before.totalCount);
    expect((await own({ confirmedLately: false })).totalCount).toBe(0);
    expect(await partnerA.refused(CONFIRM, { input: { all: true, projectId, seenAt } })).toMatchObject({ code: 'CONFLICT' });
    // Of others nothing was touched.
    const others = await partnerB.data(LIST, { projectId, first: 1, filter: { confirmedLately: false } });
    expect(others.adoptions.totalCount).toBeGreaterThan(0);
  });

  test('grows old again after six months', async () => {
    await hub.setClock('2025-04-20 09:00 Europe/Helsinki');
    expect((await own({ confirmedLately: true })).totalCount).toBe(0);
    await hub.setClock('2024-10-15 10:00 Europe/Helsinki');
  });

  test('says which field of a malformed call is wrong', async () => {
    const [a] = (await own()).nodes;
    const bad = async (input: object) => (await partnerA.refused(CONFIRM, { input })).params;
    expect(await bad({})).toMatchObject({ field: 'adoptions', problem: 'REQUIRED' });
    expect(await bad(seen([a, a]).input)).toMatchObject({ field: 'adoptions', problem: 'TWICE' });
    expect(await bad({ ...seen([a]).input, all: true })).toMatchObject({ field: 'all', problem: 'ONE_OR_THE_OTHER' });
    expect(await bad({ all: true })).toMatchObject({ field: 'projectId', problem: 'REQUIRED' });
    expect(await bad({ all: true, projectId })).toMatchObject({ field: 'seenAt', problem: 'REQUIRED' });
    expect(await bad(seen(Array.from({ length: 101 }, (_, i) => ({ id: String(i), version: 1 }))).input)).toMatchObject({
      field: 'adoptions',
      problem: 'TOO_MANY',
    });
  });
});
