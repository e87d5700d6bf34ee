import 'reflect-metadata';
import { migrations } from '../../../migrations/list.ts';
import { locked } from '../platform/database/lock.ts';
import { migrate } from '../platform/database/migrate.ts';
import type { SkipReason } from '../platform/loading/rows.ts';
import { createDataSource } from './data-source.ts';
import { run, say } from './exit.ts';
import { loadRegister, type NamedReport } from './firstdata.ts';
import { openDatabase } from './open-database.ts';

const words: Record<SkipReason, string> = {
  REQUIRED: 'is missing',
  UNKNOWN_VALUE: 'is not a known value',
  MALFORMED: 'has not the right form',
  NOT_A_NUMBER: 'is not a whole number',
  NOT_AN_ADDRESS: 'is not a web address',
  TOO_LONG: 'is too long',
  CHECK_DIGIT: 'has a wrong check digit',
  DUPLICATE: 'was in an earlier row',
  TAKEN: 'belongs to another organisation',
};

/** Loads the public facts again, such as after the files in data/ were renewed, and says what changed and what was left out, and why. */
await run(async (config) => {
  const { url, close } = await openDatabase(config, say);
  try {
    await migrate(config.migrationDatabaseUrl ?? url, migrations, url);
    const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
    try {
      const reports = await locked(url, 'first data', () => loadRegister(dataSource));
      for (const report of reports) print(report);
      if (reports.every(({ changed }) => changed === 0)) say('Nothing changed.');
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
});

function print({ load, accepted, changed, unchanged, skipped }: NamedReport) {
  say(`${load}: ${accepted} accepted (${changed} changed, ${unchanged} unchanged), ${skipped.length} skipped`);
  for (const { row, field, reason, value } of skipped) say(`  row ${row}: ${field} ${words[reason]}${value ? `: ${value}` : ''}`);
}
