import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { testDatabase } from '../support/database.ts';

let dataSource: DataSource;
let client: pg.PoolClient;

beforeAll(async () => {
  const { url } = await testDatabase('empty');
  dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
  client = await ((dataSource.driver as PostgresDriver).master as pg.Pool).connect();
});
afterAll(async () => {
  client.release();
  await dataSource.destroy();
});

const kept = async (text: string): Promise<number> => {
  const { rows } = await client.query('select statement from pg_prepared_statements');
  return rows.filter(({ statement }) => statement === text).length;
};

test('what a service asks again is kept by PostgreSQL, once, and answers with the values of each time', async () => {
  const text = 'select $1::int + 1 as sum';
  const sums = [];
  for (const value of [1, 2, 3]) sums.push((await client.query(text, [value])).rows[0].sum);
  expect(sums).toEqual([2, 3, 4]);
  expect(await kept(text)).toBe(1);
});

test('what is asked once, is long, or carries its values in its text is not kept', async () => {
  const once = 'select $1::int as once';
  const long = `select $1::int as ${'x'.repeat(60)} ${' '.repeat(2_000)}`;
  const plain = 'select 1 as plain';
  await client.query(once, [1]);
  for (const _ of [1, 2, 3]) {
    await client.query(long, [1]);
    await client.query(plain);
  }
  expect([await kept(once), await kept(long), await kept(plain)]).toEqual([0, 0, 0]);
});

test('a statement that fails fails the same under its name, and the connection goes on', async () => {
  const text = 'select 1 / $1::int as share';
  await client.query(text, [1]);
  for (const _ of [1, 2]) await expect(client.query(text, [0])).rejects.toMatchObject({ code: '22012' });
  expect((await client.query(text, [1])).rows).toEqual([{ share: 1 }]);
});
