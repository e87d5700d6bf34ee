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

test('what is asked once, is very long, or carries its values in its text is not kept', async () => {
  const once = 'select $1::int as once';
  const long = `select $1::int as ${'x'.repeat(60)} ${' '.repeat(40_000)}`;
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

test('texts that strangers make up take a bounded share of each connection, and what they drive out is made anew', async () => {
  const own = 'select $1::int as own';
  for (const value of [1, 2]) await client.query(own, [value]);
  expect(await kept(own)).toBe(1);
  for (let i = 0; i < 100; i++) {
    const text = `select $1::int as made_up_${i} ${' '.repeat(10_000)}`;
    for (const _ of [1, 2, 3]) expect((await client.query(text, [i])).rows).toEqual([{ [`made_up_${i}`]: i }]);
  }
  const { rows } = await client.query('select count(*)::int, sum(length(statement))::int as letters from pg_prepared_statements');
  expect(rows[0].count).toBeGreaterThan(10);
  expect(rows[0].letters).toBeLessThan(250_000);
  expect(await kept(own)).toBe(0);
  for (const value of [3, 4, 5]) expect((await client.query(own, [value])).rows).toEqual([{ own: value }]);
  expect(await kept(own)).toBe(1);
});

test('in a transaction what is driven out harms nothing, also where it was never made', async () => {
  const wrong = 'select $1::int from nowhere';
  for (const _ of [1, 2]) await expect(client.query(wrong, [1])).rejects.toMatchObject({ code: '42P01' });
  await client.query('begin');
  for (let i = 0; i < 60; i++)
    for (const _ of [1, 2]) await client.query(`select $1::int as inside_${i} ${' '.repeat(10_000)}`, [i]);
  expect((await client.query('select 1 as still')).rows).toEqual([{ still: 1 }]);
  await client.query('commit');
});
