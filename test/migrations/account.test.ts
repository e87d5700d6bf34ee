import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../server/src/app/firstdata.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import { testDatabase } from '../support/database.ts';

const { url, pool } = await testDatabase('empty');
const account = `hub_${randomUUID().replaceAll('-', '')}`;
const address = new URL(url);
address.username = account;
address.password = account;
await pool.query(`create role ${account} login password '${account}'`);
afterAll(() => pool.query(`drop owned by ${account}; drop role ${account}`));

test('an account that owns no table gets what the hub needs, and can neither change history nor the tables', async () => {
  await migrate(url, migrations, address.href);
  const dataSource = await createDataSource(address.href, { poolSize: 2 }).initialize();
  const served = new pg.Pool({ connectionString: address.href, max: 1 });
  try {
    await loadRegister(dataSource);
    expect(await seedDemonstration(dataSource)).not.toBe('IN_USE');
    expect((await served.query('select count(*)::int as rows from history')).rows[0].rows).toBeGreaterThan(50);
    expect((await served.query('select * from history_verify()')).rows).toEqual([]);
    for (const statement of [
      'update history set kind = kind',
      'delete from history',
      'truncate history',
      'insert into history select * from history limit 1',
      'update history_head set position = 0',
      'delete from migration',
      'alter table person add column other text',
      'create table other (id int)',
    ])
      await expect(served.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
  } finally {
    await served.end();
    await dataSource.destroy();
  }
});
