import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const MERGE =
  'mutation ($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { id version mergedOn mergedInto { id } licences { validUntil state } } }';
const UNDO = 'mutation ($input: UndoMergerInput!) { undoMerger(input: $input) { id version mergedOn mergedInto { id } } }';
const COVERAGE = `query ($projectId: ID!, $asOf: Date) { coverage(projectId: $projectId, asOf: $asOf) {
  total { licensed inUse noData } byRegion { region { code } figures { licensed inUse noData } } byTheme { theme { code } figures { licensed inUse noData notApplicable } } } }`;

let hub: TestHub;
let admin: Caller;
let officer: Caller;
let projectId: string;
/** A provider that uses much, and one that has said nothing, of the same region. */
let from: { id: string; version: number };
let into: { id: string; version: number };

const providerNamed = async (name: string) =>
  (await hub.pool.query('select id, version from organisation where name_fi = $1', [name])).rows[0];
const coverage = async (asOf: string) => (await officer.data(COVERAGE, { projectId, asOf })).coverage;
const merge = async (one: { id: string; version: number }, other: { id: string }, on: string) =>
  (await admin.data(MERGE, { input: { fromId: one.id, expectedVersion: one.version, intoId: other.id, on } })).mergeOrganisations;

beforeAll(async () => {
  hub = await testHub();
  admin = await hub.as('admin');
  officer = await hub.as('officer');
  projectId = (await hub.pool.query('select id from project')).rows[0].id;
});
beforeEach(async () => {
  await hub.pool.query('update organisation set merged_into_id = null, merged_on = null');
  from = await providerNamed('Esimerkkiopisto Pirkanmaa');
  into = await providerNamed('Esimerkkiopisto Uusimaa Keskus');
});

test('a merged provider counts until the day, from then on only the other does, with what the first one declared', async () => {
  const before = { eve: await coverage('2024-08-31'), day: await coverage('2024-09-01') };
  const merged = await merge(from, into, '2024-09-01');
  expect(merged).toMatchObject({
    mergedOn: '2024-09-01',
    mergedInto: { id: into.id },
    licences: [{ validUntil: null, state: 'MERGED' }],
  });
  const after = { eve: await coverage('2024-08-31'), day: await coverage('2024-09-01') };
  expect(after.eve).toEqual(before.eve);
  // Two were counted, one of them with use and one without data; now it is one, with use, in the region of the one that stays.
  expect(after.day.total).toEqual({
    licensed: before.day.total.licensed - 1,
    inUse: before.day.total.inUse,
    noData: before.day.total.noData - 1,
  });
  const region = (of: any, code: string) => of.byRegion.find((row: any) => row.region?.code === code).figures;
  expect(region(after.day, '06').inUse).toBe(region(before.day, '06').inUse - 1);
  expect(region(after.day, '01').inUse).toBe(region(before.day, '01').inUse + 1);
  expect(region(after.day, '01').licensed).toBe(region(before.day, '01').licensed);
});

test('what the one that stays says of a material itself goes before what the merged one said', async () => {
  into = await providerNamed('Esimerkkiopisto Kainuu');
  await merge(from, into, '2024-09-01');
  const { rows } = await hub.pool.query(
    `select a.id, a.material_id, m.theme_id from adoption a join material m on m.id = a.material_id where a.organisation_id = $1 and a.stage in ('IN_USE', 'ESTABLISHED')`,
    [from.id],
  );
  const [eve, before] = [await coverage('2024-09-30'), (await coverage('2024-10-15')).total];
  const person = (await hub.pool.query('select id from person limit 1')).rows[0].id;
  const ids: string[] = [];
  for (const { material_id: materialId } of rows) {
    const adoption = await hub.pool.query(
      `insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at) values ($1, $2, $3, 'DECLINED', '2024-10-01', hub_now(), hub_now()) returning id`,
      [projectId, into.id, materialId],
    );
    ids.push(adoption.rows[0].id);
    await hub.pool.query(
      `insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
       values ($1, $2, $3, $4, 1, 'NOT_STARTED', 'DECLINED', '2024-10-01', hub_now(), $5)`,
      [adoption.rows[0].id, projectId, into.id, materialId, person],
    );
  }
  expect(ids.length).toBeGreaterThan(0);
  expect((await coverage('2024-10-15')).total.inUse).toBe(before.inUse - 1);
  expect(await coverage('2024-09-30')).toEqual(eve);
});

test('who took another in may be merged later: the first one then counts for the last', async () => {
  const third = await providerNamed('Esimerkkiopisto Etelä-Savo Länsi');
  const before = await coverage('2024-10-01');
  await merge(from, third, '2024-03-01');
  await merge(third, into, '2024-09-01');
  const after = await coverage('2024-10-01');
  expect(after.total.licensed).toBe(before.total.licensed - 2);
  expect(after.total.inUse).toBe(before.total.inUse);
});

test('a merger into oneself, into one that was merged, of another population, or far away in time is refused', async () => {
  const third = await providerNamed('Esimerkkiopisto Etelä-Savo Länsi');
  const real = (await hub.pool.query(`select id from organisation where not demonstration and kind = 'PROVIDER' limit 1`))
    .rows[0];
  const funder = (await hub.pool.query(`select id from organisation where kind = 'FUNDER'`)).rows[0];
  await merge(third, into, '2024-09-01');
  const refused = (intoId: string, on = '2024-09-01') =>
    admin.refused(MERGE, { input: { fromId: from.id, expectedVersion: from.version, intoId, on } });
  expect(await refused(from.id)).toEqual({ code: 'BAD_USER_INPUT', params: { field: 'intoId', problem: 'SAME_ORGANISATION' } });
  expect(await refused(third.id)).toEqual({
    code: 'BAD_USER_INPUT',
    params: { field: 'intoId', problem: 'MERGED_ITSELF', organisationId: into.id },
  });
  expect((await refused(real.id)).params).toMatchObject({ problem: 'OTHER_POPULATION' });
  expect((await refused(funder.id)).params).toMatchObject({ problem: 'NOT_A_PROVIDER' });
  expect((await refused(into.id, '2030-01-01')).params).toMatchObject({ field: 'on', problem: 'OUT_OF_RANGE' });
  const again = await admin.refused(MERGE, {
    input: { fromId: third.id, expectedVersion: third.version + 1, intoId: from.id, on: '2024-09-01' },
  });
  expect(again).toMatchObject({ code: 'FORBIDDEN', params: { reason: 'MERGED_ALREADY' } });
  expect(
    await admin.refused(MERGE, { input: { fromId: from.id, expectedVersion: 99, intoId: into.id, on: '2024-09-01' } }),
  ).toMatchObject({
    code: 'CONFLICT',
    params: { currentVersion: from.version },
  });
});

test('two that are merged into each other at the same moment: one of the mergers is refused', async () => {
  const input = (one: { id: string; version: number }, other: { id: string }) => ({
    input: { fromId: one.id, expectedVersion: one.version, intoId: other.id, on: '2024-09-01' },
  });
  const [a, b] = await Promise.all([admin.ask(MERGE, input(from, into)), admin.ask(MERGE, input(into, from))]);
  expect([a, b].filter(({ errors }) => errors).map(({ errors }) => errors![0]!.extensions.params)).toEqual([
    { field: 'intoId', problem: 'MERGED_ITSELF', organisationId: expect.any(String) },
  ]);
});

test('a merger that is taken back leaves every figure as it was, and both acts in the history of both', async () => {
  const before = await coverage('2024-10-01');
  const merged = await merge(from, into, '2024-09-01');
  const { undoMerger } = await admin.data(UNDO, { input: { organisationId: from.id, expectedVersion: merged.version } });
  expect(undoMerger).toMatchObject({ mergedOn: null, mergedInto: null });
  expect(await coverage('2024-10-01')).toEqual(before);
  const { rows } = await hub.pool.query(
    `select kind, audience from history where subject = $1 and kind like 'organisation.merge%' order by stream, position desc limit 2`,
    [from.id],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['organisation.merger_undone', 'organisation.merged']);
  for (const { audience } of rows) expect(audience).toEqual(expect.arrayContaining([`partner:${from.id}`, `partner:${into.id}`]));
});

test('people of the merged provider declare no longer, and are told why; what they declared stays their own', async () => {
  const partner = await hub.as('partner.a');
  const own = (await partner.data('{ viewer { organisation { id version } } }')).viewer.organisation;
  const list = 'query ($id: ID!) { organisation(id: $id) { adoptionSummary { stage count } } }';
  const before = await partner.data(list, { id: own.id });
  await merge(own, into, '2024-09-01');
  const [material] = (
    await hub.pool.query(
      `select id from material where current_version_id is not null and project_id is not null and status <> 'ARCHIVED' limit 1`,
    )
  ).rows;
  const can = 'query ($id: ID!) { material(id: $id) { viewerCan { declareAdoption { allowed reason } } } }';
  expect((await partner.data(can, { id: material.id })).material.viewerCan.declareAdoption).toEqual({
    allowed: false,
    reason: 'ORGANISATION_MERGED',
  });
  expect(await partner.data(list, { id: own.id })).toEqual(before);
});

test('the people of both are told of their merger, and need not read of one that was taken back', async () => {
  const partner = await hub.as('partner.a');
  const told = async () =>
    (
      await partner.data(
        '{ notifications(first: 10, filter: { kinds: [MERGED] }) { nodes { handledAt facts mergedOrganisation { id } successor { id } } } }',
      )
    ).notifications.nodes;
  await hub.pool.query(`delete from notification where kind = 'MERGED'`);
  const merged = await merge(from, into, '2024-09-01');
  expect(await told()).toEqual([
    {
      handledAt: null,
      facts: { fromId: from.id, intoId: into.id, mergedOn: '2024-09-01' },
      mergedOrganisation: { id: from.id },
      successor: { id: into.id },
    },
  ]);
  const { rows } = await hub.pool.query(`select organisation_id as id from notification where kind = 'MERGED'`);
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([from.id, into.id]));
  const undone = (await admin.data(UNDO, { input: { organisationId: from.id, expectedVersion: merged.version } })).undoMerger;
  expect((await told())[0].handledAt).not.toBeNull();
  await merge({ id: from.id, version: undone.version }, into, '2024-10-01');
  expect(await told()).toMatchObject([{ handledAt: null, facts: { mergedOn: '2024-10-01' } }]);
});
