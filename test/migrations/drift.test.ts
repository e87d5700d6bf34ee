import 'reflect-metadata';
import { expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { testDatabase } from '../support/database.ts';

test('the migrations make exactly the tables that the entities describe', async () => {
  const { url } = await testDatabase('migrated');
  const dataSource = await createDataSource(url).initialize();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('every foreign key has an index, so that no deletion or join reads a whole table', async () => {
  const { pool } = await testDatabase('migrated');
  const { rows } = await pool.query(`
    select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]) order by 1`);
  // Sessions are looked up by token or person, never by organisation; a source project's coordinator is one of four.
  expect(rows.map((row) => row.column)).toEqual(['session.organisation_id', 'source_project.coordinator_organisation_id']);
});
