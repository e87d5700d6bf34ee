import { DataSource, type MigrationInterface } from 'typeorm';
import { StartError } from '../errors/start-error.ts';
import { locked } from './lock.ts';

type Migrations = (new () => MigrationInterface)[];

const OLDEST = 15;

/**
 * Brings the database up to date, each migration in a transaction of its own. Processes that start at the same time wait
 * for each other, so that one applies them. `served` is the address that the hub works with: when it is another account's, that
 * account gets the rights it needs and no more. Returns the names of those applied.
 */
export const migrate = (url: string, migrations: Migrations, served = url): Promise<string[]> =>
  locked(url, 'migrations', async () => {
    const source = new DataSource({
      type: 'postgres',
      url,
      migrations,
      migrationsTableName: 'migration',
      logging: false,
      extra: { max: 2 },
    });
    await source.initialize();
    try {
      await refuseOld(source);
      await refuseNewer(source, migrations);
      const applied = await source.runMigrations({ transaction: 'each' });
      const account = accountOf(served);
      if (account !== accountOf(url)) await allow(source, account);
      return applied.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  });

async function refuseOld(source: DataSource) {
  const [{ server_version_num: version }] = await source.query('show server_version_num');
  const major = Math.floor(Number(version) / 10_000);
  if (major < OLDEST) throw new StartError(`The database is PostgreSQL ${major}; the hub needs ${OLDEST} or newer.`);
}

/** An older hub would write into tables that it does not understand. */
async function refuseNewer(source: DataSource, migrations: Migrations) {
  const [{ there }] = await source.query(`select to_regclass('migration') is not null as there`);
  const rows: { name: string }[] = there ? await source.query('select name from migration order by timestamp') : [];
  const unknown = rows.find(({ name }) => !migrations.some((known) => known.name === name));
  if (unknown)
    throw new StartError(`The database was migrated by a newer hub (${unknown.name}): start that one, or restore a backup.`);
}

const accountOf = (url: string) => decodeURIComponent(new URL(url).username);

/** Reading and writing of rows; history through its function alone. */
async function allow(source: DataSource, account: string) {
  const [{ name }] = await source.query('select quote_ident($1) as name', [account]);
  await source.transaction(async (run) => {
    await run.query(`grant usage on schema public to ${name}`);
    await run.query(`grant select, insert, update, delete on all tables in schema public to ${name}`);
    await run.query(`grant usage on all sequences in schema public to ${name}`);
    await run.query(`revoke insert, update, delete, truncate on history, history_head, migration from ${name}`);
  });
}
