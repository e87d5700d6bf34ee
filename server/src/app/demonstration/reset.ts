import pg from 'pg';
import { migrations } from '../../../../migrations/list.ts';
import { FileRoom } from '../../features/files/file-room.service.ts';
import { aloneOn } from '../../platform/database/lock.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { StartError } from '../../platform/errors/start-error.ts';
import { createDataSource } from '../data-source.ts';
import { loadRegister, seedDemonstration } from '../firstdata.ts';

type Place = { url: string; migrationUrl?: string | undefined; filesDir: string };

/**
 * Throws the demonstration away, with everything that was done in it, and makes it anew. Refuses while a hub runs on the
 * database, and on a database that holds anything else than a demonstration.
 */
export const resetDemonstration = ({ url, migrationUrl = url, filesDir }: Place, say: (line: string) => void): Promise<void> =>
  aloneOn(url, async () => {
    await empty(migrationUrl);
    await FileRoom.empty(filesDir);
    say('Emptied the database');
    await migrate(migrationUrl, migrations, url);
    const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
    try {
      await loadRegister(dataSource);
      await seedDemonstration(dataSource, say);
    } finally {
      await dataSource.destroy();
    }
  });

async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'hankeverkko reset' });
  await client.connect();
  try {
    await client.query('begin');
    await refuseOther(client);
    // As PostgreSQL makes the schema in a new database.
    await client.query(`
      drop schema public cascade;
      create schema public;
      alter schema public owner to pg_database_owner;
      grant usage on schema public to public`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function refuseOther(client: pg.Client): Promise<void> {
  const {
    rows: [there],
  } = await client.query(
    `select to_regclass('public.installation') is not null as hub, exists (select 1 from pg_tables where schemaname = 'public') as tables`,
  );
  if (!there.tables) return;
  const { rows } = there.hub ? await client.query('select from installation where demonstration') : { rows: [] };
  if (!rows.length) throw new StartError('This database holds no demonstration: nothing was reset.');
}
