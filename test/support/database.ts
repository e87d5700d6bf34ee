import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';

/** What a test begins with: nothing, the tables, the public facts, or the whole demonstration. */
export type Beginning = 'empty' | 'migrated' | 'register' | 'demonstration';

const before: Record<Exclude<Beginning, 'empty'>, Beginning> = {
  migrated: 'empty',
  register: 'migrated',
  demonstration: 'register',
};

/**
 * A database of this test file's own, with a pool to look into it; both go when the file's tests are over. Each beginning
 * is made once per run and then cloned.
 */
export async function testDatabase(beginning: Beginning = 'migrated'): Promise<{ url: string; pool: pg.Pool }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(async (server) => {
    if (beginning !== 'empty') await makeTemplate(server, beginning);
    await clone(server, name, beginning);
  });
  const url = addressOf(name);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // Dropping the database cuts whatever still holds on to it.
  pool.on('error', () => {});
  afterAll(async () => {
    await pool.end();
    await onServer((server) => server.query(`drop database ${name} with (force)`));
  });
  return { url, pool };
}

async function makeTemplate(server: pg.Client, beginning: Exclude<Beginning, 'empty'>): Promise<void> {
  const name = templateOf(beginning);
  // Test files run in processes of their own: the first one makes it, the others wait.
  await server.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const earlier = before[beginning];
    if (earlier !== 'empty') await makeTemplate(server, earlier);
    const draft = `draft_${randomUUID().replaceAll('-', '')}`;
    await clone(server, draft, earlier);
    await fill(addressOf(draft), beginning);
    await server.query(`alter database ${draft} rename to ${name}`);
  } finally {
    await server.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

async function fill(url: string, beginning: Exclude<Beginning, 'empty'>) {
  if (beginning === 'migrated') return void (await migrate(url, migrations));
  // Loaded when needed: tests of one part need not wait for the whole server.
  const { createDataSource } = await import('../../server/src/app/data-source.ts');
  const { loadRegister, seedDemonstration } = await import('../../server/src/app/firstdata.ts');
  const dataSource = await createDataSource(url).initialize();
  try {
    await (beginning === 'register' ? loadRegister(dataSource) : seedDemonstration(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

const clone = (server: pg.Client, name: string, beginning: Beginning) =>
  server.query(`create database ${name}${beginning === 'empty' ? '' : ` template ${templateOf(beginning)} strategy file_copy`}`);
const templateOf = (beginning: Beginning) => `template_${beginning}`;

function addressOf(database: string): string {
  const url = new URL(inject('databaseServer'));
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: inject('databaseServer') });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
