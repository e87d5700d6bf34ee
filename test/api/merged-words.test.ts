import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { stageOfLetter } from '../../schema/adoption-matrix.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const MATRIX = `query ($projectId: ID!, $filter: MatrixFilter) { adoptionMatrix(projectId: $projectId, filter: $filter) {
  materials { id } providers { id former ofMerged statuses verified } } }`;
const LIST = `query ($projectId: ID!, $filter: AdoptionFilter, $after: Cursor) { adoptions(projectId: $projectId, filter: $filter, first: 100, after: $after) {
  totalCount nodes { id stage organisation { id } countsFor { id } material { id } } pageInfo { hasNextPage endCursor } } }`;
const USED = ['IN_USE', 'ESTABLISHED'];

let hub: TestHub;
let officer: Caller;
let projectId: string;
/** A provider that uses much, and the one that it is merged into, which has said nothing. */
let from: string;
let into: string;
let before: { matrix: any; count: number };

const matrixOf = async (filter: object = {}) => (await officer.data(MATRIX, { projectId, filter })).adoptionMatrix;
async function listOf(filter: object = {}) {
  const nodes: any[] = [];
  for (let after: string | null = null; ;) {
    const { adoptions }: any = await officer.data(LIST, { projectId, filter, after });
    nodes.push(...adoptions.nodes);
    if (!adoptions.pageInfo.hasNextPage) return nodes;
    after = adoptions.pageInfo.endCursor;
  }
}
const rowOf = (matrix: any, id: string) => matrix.providers.find((row: any) => row.id === id);

beforeAll(async () => {
  hub = await testHub();
  officer = await hub.as('officer');
  projectId = (await hub.pool.query('select id from project')).rows[0].id;
  const idOf = async (name: string) =>
    (await hub.pool.query('select id from organisation where name_fi = $1', [name])).rows[0].id as string;
  [from, into] = [await idOf('Esimerkkiopisto Pirkanmaa'), await idOf('Esimerkkiopisto Kainuu')];
  before = { matrix: await matrixOf(), count: (await listOf()).length };
  await hub.pool.query(`update organisation set merged_into_id = $2, merged_on = '2024-09-01' where id = $1`, [from, into]);
});

test('after a merger the matrix has one row for both, with what the merged one declared, and says so of each cell', async () => {
  const { providers, materials } = await matrixOf();
  expect(rowOf({ providers }, from)).toBeUndefined();
  const { statuses, verified, ofMerged } = rowOf({ providers }, into);
  expect({ statuses, verified }).toEqual({
    statuses: rowOf(before.matrix, from).statuses,
    verified: rowOf(before.matrix, from).verified,
  });
  expect(ofMerged).toEqual([...statuses].flatMap((letter: string, place) => (letter === '.' ? [] : [place])));
  expect(ofMerged.length).toBeGreaterThan(5);
  expect(providers.length).toBe(before.matrix.providers.length - 1);
  // With the former ones each has its own row beside it.
  const whole = await matrixOf({ formerProviders: true });
  expect(rowOf(whole, from)).toMatchObject({ former: true, ofMerged: [], statuses });
  expect(rowOf(whole, into)).toMatchObject({ former: false, statuses });
  expect(whole.materials).toEqual(materials);
});

test('the list has each provider and material once, opens what the merged one declared, and leaves out what counts no longer', async () => {
  const nodes = await listOf();
  expect(nodes.length).toBe(before.count);
  const cells = nodes.map(({ countsFor, material }) => `${countsFor.id} ${material.id}`);
  expect(new Set(cells).size).toBe(cells.length);
  const ofSuccessor = await listOf({ organisationId: into });
  expect(ofSuccessor.length).toBe(rowOf(await matrixOf(), into).ofMerged.length);
  expect(new Set(ofSuccessor.map(({ organisation }) => organisation.id))).toEqual(new Set([from]));
  expect((await listOf({ organisationId: from })).length).toBe(ofSuccessor.length);
  // Where they are counted, they are found.
  const kainuu = (await officer.data('query ($id: ID!) { organisation(id: $id) { region { code } } }', { id: into })).organisation
    .region.code;
  const there = await listOf({ regions: [kainuu] });
  for (const { id } of ofSuccessor) expect(there.map((node) => node.id)).toContain(id);
});

test('of how many use a material, matrix, list, coverage, the material itself and both exports say the same', async () => {
  const { materials, providers } = await matrixOf();
  const nodes = await listOf({ stages: USED });
  const { coverage, ...rest } = await officer.data(
    `query ($projectId: ID!) { coverage(projectId: $projectId) { total { inUse } byRegion { counted figures { inUse } } } materials(projectId: $projectId, first: 100) { nodes { id title adoptionSummary { stage count } } } }`,
    { projectId },
  );
  const uses = (row: any, place: number) => USED.includes(stageOfLetter(row.statuses[place]) ?? '');
  const counted = new Set(providers.map(({ id }: any) => id));
  const table = async (list: string, variables: object) => {
    const response = await fetch(
      `${hub.address}/exports/${list}.csv?${new URLSearchParams({ variables: JSON.stringify(variables), language: 'en' })}`,
      { headers: { cookie: officer.cookie } },
    );
    const records: string[][] = parse(await response.text(), { bom: true, delimiter: ';', relax_column_count: true });
    const head = records.findIndex(([cell]) => cell === 'Provider' || cell === 'Organisation');
    return { header: records[head]!, rows: records.slice(head + 1) };
  };
  const matrix = await table('adoptionMatrix', { projectId });
  const list = await table('adoptions', { projectId, filter: { stages: USED } });
  expect(list.rows.length).toBe(nodes.length);
  let some = 0;
  for (const [place, { id }] of materials.entries()) {
    const inMatrix = providers.filter((row: any) => uses(row, place)).length;
    const inList = nodes.filter((node) => node.material.id === id && counted.has(node.countsFor.id)).length;
    const unlicensed = nodes.filter((node) => node.material.id === id && !counted.has(node.countsFor.id)).length;
    const own = rest.materials.nodes.find((node: any) => node.id === id);
    const summed = own.adoptionSummary.reduce(
      (sum: number, { stage, count }: any) => sum + (USED.includes(stage) ? count : 0),
      0,
    );
    const written = matrix.rows.filter((cells) => ['In use', 'Established'].includes(cells[3 + place]!)).length;
    expect([inList, summed - unlicensed, written], own.title).toEqual([inMatrix, inMatrix, inMatrix]);
    some += inMatrix;
  }
  expect(some).toBeGreaterThan(50);
  const users = providers.filter((row: any) => materials.some((_: unknown, place: number) => uses(row, place))).length;
  const figures = coverage.byRegion.reduce((sum: number, { figures }: any) => sum + figures.inUse, 0);
  expect(figures).toBe(users);
});

test('what the successor declares of a material itself goes before, and what the merged one said is found with the former ones', async () => {
  const [{ id, material }] = await listOf({ organisationId: into, stages: USED });
  const person = (await hub.pool.query('select id from person limit 1')).rows[0].id;
  const own = (
    await hub.pool.query(
      `insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at) values ($1, $2, $3, 'PAUSED', '2024-10-01', hub_now(), hub_now()) returning id`,
      [projectId, into, material.id],
    )
  ).rows[0].id;
  await hub.pool.query(
    `insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
     values ($1, $2, $3, $4, 1, 'NOT_STARTED', 'PAUSED', '2024-10-01', hub_now(), $5)`,
    [own, projectId, into, material.id, person],
  );
  const matrix = await matrixOf();
  const place = matrix.materials.findIndex((one: any) => one.id === material.id);
  expect(rowOf(matrix, into)).toMatchObject({ ofMerged: expect.not.arrayContaining([place]) });
  expect(stageOfLetter(rowOf(matrix, into).statuses[place])).toBe('PAUSED');
  const ids = async (filter: object) => (await listOf(filter)).map((node) => node.id);
  const shown = await ids({ materialId: material.id });
  expect([shown.includes(own), shown.includes(id)]).toEqual([true, false]);
  const former = await listOf({ materialId: material.id, formerProviders: true });
  expect(former.find((node) => node.id === id)).toMatchObject({ organisation: { id: from }, countsFor: null });
  expect(await ids({ materialId: material.id, organisationId: from })).toEqual([id]);
});
