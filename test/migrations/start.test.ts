import { expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import { testDatabase } from '../support/database.ts';

test('five processes that start at once apply the migrations once', async () => {
  const { url, pool } = await testDatabase('empty');
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, migrations)));
  expect(applied.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, migrations.length]);
  const { rows } = await pool.query('select name from migration order by timestamp');
  expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
});

test('a database that a newer hub has migrated is refused in one line', async () => {
  const { url, pool } = await testDatabase();
  await pool.query("insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')");
  await expect(migrate(url, migrations)).rejects.toThrow(
    /^The database was migrated by a newer hub \(FromTheFuture9999999999999\)[^\n]+$/,
  );
});
