import { beforeAll, expect, test } from 'vitest';
import { testHub, type TestHub } from '../support/api.ts';

const LIST = `query ($filter: OrganisationFilter, $first: Int, $after: Cursor) { organisations(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id nameFi businessId providerType locationBasis demonstration region { code } licences { validFrom } participations { role } } } }`;
let hub: TestHub;
beforeAll(async () => {
  hub = await testHub('register');
});
const list = async (variables: object) => (await hub.nobody.data(LIST, { first: 100, ...variables })).organisations;

test('without a demonstration an installation has the register of 140 providers, no project and no person', async () => {
  expect((await list({ filter: { kinds: ['PROVIDER'] } })).totalCount).toBe(140);
  const { rows } = await hub.pool.query(
    'select (select count(*) from project)::int as projects, (select count(*) from person)::int as people, (select count(*) from material)::int as materials',
  );
  expect(rows[0]).toEqual({ projects: 0, people: 0, materials: 34 });
  expect((await hub.nobody.data('{ installation { demonstration accounts { email } } }')).installation).toEqual({
    demonstration: false,
    accounts: [],
  });
});

test('a provider is found by a part of its name or by its business id', async () => {
  expect((await list({ filter: { search: 'omnia' } })).nodes.map((o: any) => o.businessId)).toContain('0502454-6');
  expect((await list({ filter: { search: '0502454-6' } })).totalCount).toBe(1);
});

test('regions, types and the unknown region narrow the list, and the unknown ones are never dropped', async () => {
  const { regions } = await hub.nobody.data('{ regions { code } }');
  let counted = 0;
  for (const { code } of regions) counted += (await list({ filter: { kinds: ['PROVIDER'], regions: [code] } })).totalCount;
  const unknown = (await list({ filter: { kinds: ['PROVIDER'], regionUnknown: true } })).totalCount;
  expect(unknown).toBeGreaterThan(0);
  expect(counted + unknown).toBe(140);
  expect((await list({ filter: { kinds: ['PROVIDER'], regionUnknown: true, regions: ['06'] } })).totalCount).toBe(
    unknown + (await list({ filter: { kinds: ['PROVIDER'], regions: ['06'] } })).totalCount,
  );
  const types = ['MUNICIPALITY', 'MUNICIPAL_FEDERATION', 'PRIVATE', 'STATE'];
  let typed = 0;
  for (const type of types) typed += (await list({ filter: { providerTypes: [type] } })).totalCount;
  expect(typed).toBe(140);
});

test('names sort by the Finnish alphabet: å, ä and ö last', async () => {
  const first = (await list({ filter: { kinds: ['PROVIDER'] } })).nodes.map((o: any) => o.nameFi);
  expect(first).toEqual([...first].sort(new Intl.Collator('fi').compare));
});

test('a licence without dates is there, and says that they are not known', async () => {
  const { nodes } = await list({ filter: { kinds: ['PROVIDER'] }, first: 3 });
  for (const organisation of nodes) expect(organisation.licences).toEqual([{ validFrom: null }]);
});
