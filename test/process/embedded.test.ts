import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../server/src/platform/database/embedded/embedded.ts';
import { dataFolder, processesOf } from '../support/hub.ts';
import { until } from '../support/until.ts';

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const shared = dataFolder();
let running: Embedded;
beforeAll(async () => {
  running = await startEmbedded(shared);
});
afterAll(() => running.stop());

test('the database speaks UTF-8, sorts as Finnish does, and has the extensions that the hub uses', async () => {
  const [row] = await ask(
    running.url,
    `select current_setting('server_encoding') as encoding, lower('ÅÄÖ') as lower,
       (select string_agg(x, '' order by x) from unnest(array['Ö', 'Z', 'Å', 'A', 'Ä']) x) as sorted,
       (select count(*)::int from pg_available_extensions where name in ('pg_trgm', 'unaccent', 'btree_gist')) as extensions,
       (select count(*)::int from pg_collation where collname in ('fi-x-icu', 'sv-x-icu')) as collations`,
  );
  expect(row).toEqual({ encoding: 'UTF8', lower: 'åäö', sorted: 'AZÅÄÖ', extensions: 3, collations: 2 });
});

test('nobody gets in without the password, which only its own folder tells', async () => {
  const url = new URL(running.url);
  expect(readFileSync(join(shared, 'postgres/password'), 'utf8').trim()).toBe(url.password);
  url.password = 'guess';
  await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('after PostgreSQL itself was killed the next start recovers what was committed', async () => {
  const folder = dataFolder();
  const first = await startEmbedded(folder);
  await ask(first.url, `create table kept as select 'yes' as answer`);
  process.kill(Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await first.exited;

  const second = await startEmbedded(folder);
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 'yes' }]);
  await second.stop();
});

test('a folder that only root can enter, and one with a half-made database, are used all the same', async () => {
  const outer = dataFolder();
  chmodSync(outer, 0o700);
  const folder = join(outer, 'data');
  // As a start that was killed while it created the database leaves it.
  mkdirSync(join(folder, 'postgres.new-999999999/data'), { recursive: true });
  writeFileSync(join(folder, 'postgres.new-999999999/password'), 'half');
  const server = await startEmbedded(folder);
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  expect(readdirSync(folder)).toEqual(['postgres']);
});

test('a second start in the same moment is refused, and no process is left', async () => {
  const folder = dataFolder();
  const starts = await Promise.allSettled([startEmbedded(folder), startEmbedded(folder)]);
  expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const start of starts) if (start.status === 'fulfilled') await start.value.stop();
  await until('no process is left', () => processesOf(folder).length === 0);
  expect(existsSync(join(folder, 'hub.pid'))).toBe(false);
});
