import { beforeAll, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const LIST = `query ($projectId: ID, $filter: MaterialFilter, $first: Int, $after: Cursor) { materials(projectId: $projectId, filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id title kind language provenance state theme { code } sourceProject { code } } facets { name value count } } }`;

let hub: TestHub;
let coordinator: Caller;
let partner: Caller;
let projectId: string;
const list = async (caller: Caller, variables: object) =>
  (await caller.data(LIST, { projectId, first: 100, ...variables })).materials;
const facet = (materials: any, name: string) =>
  Object.fromEntries(materials.facets.filter((f: any) => f.name === name).map((f: any) => [f.value, f.count]));

beforeAll(async () => {
  hub = await testHub();
  [coordinator, partner] = await Promise.all([hub.as('coordinator'), hub.as('partner.a')]);
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

test('the real materials are there: 34, of which those only announced have no version and are not in the commons', async () => {
  const materials = await list(coordinator, {});
  expect(materials.totalCount).toBe(34);
  const announced = facet(materials, 'provenance').PLANNED_OUTPUT;
  expect((await list(hub.nobody, { projectId: null })).totalCount).toBe(34 - announced);
  expect((await list(hub.nobody, {})).totalCount).toBe(34 - announced);
});

test('walking the pages brings every material once, in Finnish order', async () => {
  const titles: string[] = [];
  let after = null;
  do {
    const materials: any = await list(coordinator, { first: 7, after });
    titles.push(...materials.nodes.map((m: any) => m.title));
    after = materials.pageInfo.hasNextPage ? materials.pageInfo.endCursor : null;
  } while (after);
  expect(titles).toHaveLength(34);
  expect(titles).toEqual((await list(coordinator, {})).nodes.map((m: any) => m.title));
});

test('every facet’s count is the length of the list it leads to, alone and under another filter', async () => {
  const filters: Record<string, string> = {
    theme: 'themes',
    sourceProject: 'sourceProjects',
    kind: 'kinds',
    language: 'languages',
    provenance: 'provenances',
    state: 'states',
    stage: 'stages',
  };
  for (const caller of [coordinator, partner]) {
    for (const under of [{}, { kinds: ['DESCRIPTION', 'GUIDE'] }]) {
      for (const { name, value, count } of (await list(caller, { filter: under })).facets) {
        const found = await list(caller, { filter: { ...under, [filters[name]!]: [value] } });
        expect(found.totalCount, `${name} ${value}`).toBe(count);
      }
    }
  }
});

test('for a provider the stage is its own, and what it has not declared is not started', async () => {
  const stages = facet(await list(partner, {}), 'stage');
  // What is not confirmed to exist stands at no stage.
  const announced = facet(await list(partner, {}), 'provenance').PLANNED_OUTPUT;
  expect(Object.values(stages).reduce((sum: number, count) => sum + (count as number), 0)).toBe(34 - announced);
  expect(stages.NOT_STARTED).toBeGreaterThan(0);
});

test('search finds in title and description, whatever the case, and takes % and _ as letters', async () => {
  expect((await list(coordinator, { filter: { search: 'TIETOJOHTAMI' } })).totalCount).toBeGreaterThan(3);
  expect((await list(coordinator, { filter: { search: '%' } })).totalCount).toBe(0);
  expect((await list(coordinator, { filter: { search: '  ' } })).totalCount).toBe(34);
});

test('a cursor of another list, too long a page and a project that does not exist are told apart', async () => {
  const { pageInfo } = await list(coordinator, { first: 1 });
  const orgs = 'query ($after: Cursor) { organisations(after: $after) { totalCount pageInfo { endCursor } nodes { id } } }';
  expect(await coordinator.refused(orgs, { after: pageInfo.endCursor })).toMatchObject({
    code: 'BAD_USER_INPUT',
    params: { field: 'after' },
  });
  expect(await coordinator.refused(LIST, { projectId, first: 101 })).toMatchObject({
    code: 'BAD_USER_INPUT',
    params: { field: 'first' },
  });
  expect((await list(coordinator, { projectId: crypto.randomUUID() })).totalCount).toBe(0);
  expect((await list(coordinator, { projectId: 'nonsense' })).totalCount).toBe(0);
});
