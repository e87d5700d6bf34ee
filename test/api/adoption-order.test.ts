import { beforeAll, describe, expect, test } from 'vitest';
import { AdoptionStage } from '../../server/src/features/adoptions/stages.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const LIST = `query ($projectId: ID!, $sort: AdoptionOrder! = DECLARED, $after: Cursor, $filter: AdoptionFilter) { adoptions(projectId: $projectId, sort: $sort, first: 100, after: $after, filter: $filter) {
  nodes { id stage declaredAt organisation { nameFi } material { title } } pageInfo { hasNextPage endCursor } } }`;
type Row = {
  id: string;
  stage: AdoptionStage;
  declaredAt: string;
  organisation: { nameFi: string };
  material: { title: string };
};

let hub: TestHub;
let coordinator: Caller;
let projectId: string;
beforeAll(async () => {
  hub = await testHub();
  coordinator = await hub.as('coordinator');
  projectId = (await hub.pool.query('select id from project')).rows[0].id;
});

const page = async (variables: object) => (await coordinator.data(LIST, { projectId, ...variables })).adoptions;
/** Every page of the list, one after another, with what providers declared that have merged since. */
async function all({ sort, filter }: { sort: string; filter?: object | undefined }, after: string | null = null): Promise<Row[]> {
  const { nodes, pageInfo } = await page({ sort, filter: { ...filter, formerProviders: true }, after });
  return pageInfo.hasNextPage ? [...nodes, ...(await all({ sort, filter }, pageInfo.endCursor))] : nodes;
}
/** The ids as PostgreSQL orders the whole, names in its own collation. */
const ordered = async (by: string): Promise<string[]> =>
  (
    await hub.pool.query(
      `select a.id from adoption a join organisation o on o.id = a.organisation_id join material m on m.id = a.material_id where a.project_id = $1 order by ${by}`,
      [projectId],
    )
  ).rows.map(({ id }) => id);

describe('the list of adoptions', () => {
  test.each([
    ['DECLARED', 'a.declared_at desc, a.id desc'],
    ['PROVIDER', 'o.name_fi, m.title, a.id'],
    ['MATERIAL', 'm.title, o.name_fi, a.id'],
    ['STAGE', 'a.stage, a.declared_at, a.id'],
  ])('is ordered by %s over all its pages, each adoption once', async (sort, by) => {
    const expected = await ordered(by);
    expect(expected.length).toBeGreaterThan(200);
    expect((await all({ sort })).map(({ id }) => id)).toEqual(expected);
  });

  test('is newest first where no order is asked for, and narrows in any order', async () => {
    expect((await page({})).nodes).toEqual((await page({ sort: 'DECLARED' })).nodes);
    const pilots = await all({ sort: 'PROVIDER', filter: { stages: ['PILOT'] } });
    const everybody = await all({ sort: 'PROVIDER' });
    expect(pilots).toEqual(everybody.filter(({ stage }) => stage === 'PILOT'));
  });

  test('a place in one order is none in another', async () => {
    const { pageInfo } = await page({ sort: 'PROVIDER' });
    expect(await coordinator.refused(LIST, { projectId, sort: 'MATERIAL', after: pageInfo.endCursor })).toEqual({
      code: 'BAD_USER_INPUT',
      params: { field: 'after', problem: 'CURSOR_OF_ANOTHER_LIST' },
    });
  });

  test('a provider or a material that is renamed finds its new place', async () => {
    const before = await all({ sort: 'PROVIDER' });
    const [first, last] = [before[0]!, before.at(-1)!];
    await hub.pool.query(`update organisation set name_fi = 'Öö ' || name_fi where name_fi = $1`, [first.organisation.nameFi]);
    await hub.pool.query(`update material set title = 'Öö ' || title where title = $1`, [last.material.title]);
    expect((await all({ sort: 'PROVIDER' })).map(({ id }) => id)).toEqual(await ordered('o.name_fi, m.title, a.id'));
    expect((await all({ sort: 'MATERIAL' })).map(({ id }) => id)).toEqual(await ordered('m.title, o.name_fi, a.id'));
    expect((await all({ sort: 'PROVIDER' })).at(-1)!.organisation.nameFi).toBe(`Öö ${first.organisation.nameFi}`);
  });
});
