import 'reflect-metadata';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type pg from 'pg';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { checkCoverage } from '../../server/src/features/coverage/coverage-check.service.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { testDatabase } from '../support/database.ts';

let client: pg.PoolClient;
beforeAll(async () => {
  const { url } = await testDatabase('demonstration');
  const dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
  client = await new Database(dataSource).pool.connect();
  return async () => {
    client.release();
    await dataSource.destroy();
  };
});
const copy = { coverage_standing: 'spans', coverage_count: 'sums' };
beforeEach(async () => {
  for (const [table, name] of Object.entries(copy)) await client.query(`create temp table ${name} as table ${table}`);
});
afterEach(async () => {
  await client.query('set session_replication_role = origin');
  for (const [table, name] of Object.entries(copy))
    await client.query(`truncate ${table}; insert into ${table} table ${name}; drop table ${name}`);
});

test('what is kept of the demonstration fits what was declared', async () => {
  const { standings, counts, faults } = await checkCoverage(client);
  expect(faults).toEqual([]);
  expect([standings > 100, counts > 100]).toEqual([true, true]);
});

test.each([
  [
    'a span of days that is gone',
    `delete from coverage_standing where (organisation_id, cell_id, from_day) = (select organisation_id, cell_id, from_day from coverage_standing where in_use and until_day = 'infinity' and cell_id in (select id from coverage_cell where theme_id is not null and source_project_id is null) order by 1, 2 limit 1)`,
    ['COUNT', 'STANDING', 'TODAY'],
  ],
  [
    'a span that tells of a use that nobody declared',
    `update coverage_standing set in_use = true where (organisation_id, cell_id) = (select organisation_id, cell_id from coverage_standing where not in_use and until_day = 'infinity' and cell_id in (select id from coverage_cell where theme_id is not null and source_project_id is null) order by 1, 2 limit 1)`,
    ['COUNT', 'STANDING', 'TODAY'],
  ],
  [
    'a count of one too many',
    'update coverage_count set in_use = in_use + 1 where (cell_id, from_day) = (select cell_id, from_day from coverage_count order by 1, 2 limit 1)',
    ['COUNT'],
  ],
])('%s is found, and named', async (_what, change, kinds) => {
  await client.query(change);
  const { faults } = await checkCoverage(client);
  expect([...new Set(faults.map(({ kind }) => kind))].toSorted()).toEqual(kinds);
});

test('a declaration that the figures did not hear of is found', async () => {
  await client.query('set session_replication_role = replica');
  const { rows } = await client.query(
    `update adoption_declaration set withdrawn_at = recorded_at, withdrawn_by_id = declared_by_id where organisation_id = (select organisation_id from coverage_standing where in_use order by 1 limit 1) returning id`,
  );
  const { faults } = await checkCoverage(client);
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['STANDING', 'TODAY']));
  await client.query('update adoption_declaration set withdrawn_at = null, withdrawn_by_id = null where id = any($1)', [
    rows.map(({ id }) => id),
  ]);
});
