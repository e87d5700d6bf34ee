import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { migrations } from '../../../migrations/list.ts';
import { locked } from '../platform/database/lock.ts';
import { migrate } from '../platform/database/migrate.ts';
import { StartError } from '../platform/errors/start-error.ts';
import { FileProblem } from '../platform/spreadsheets/table.ts';
import type { SkipReason } from '../platform/loading/rows.ts';
import { createDataSource } from './data-source.ts';
import { run, say } from './exit.ts';
import { loadFile, loadRegister, type NamedReport } from './firstdata.ts';
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
  OTHER_OID: 'is another one than is known of the provider',
  NAMED_ALIKE: 'is the name of a provider that is known, perhaps the same one: import the file on the page /imports to take it',
  NOT_A_DAY: 'is not a day',
  BEFORE_THE_START: 'lies before the start',
  NOT_A_PROVIDER: 'is no provider',
  NO_VOCATIONAL_SCHOOL: 'has no school of vocational education',
  CLOSED: 'is closed',
  CLOSED_DAY_UNKNOWN: 'is closed, and the day is not said: end its licence by hand',
};
/** Left out for what they are, by the hundred: they are counted. */
const asides: readonly SkipReason[] = ['NOT_A_PROVIDER', 'NO_VOCATIONAL_SCHOOL', 'CLOSED'];

const USAGE = 'npm run register:load -- providers.json --preview';

/**
 * Loads the public facts again, such as after the files in data/ were renewed, or the providers of a file; and says what changed and
 * what was left out, and why.
 */
await run(async (config) => {
  const { file, preview } = asked();
  const { url, close } = await openDatabase(config, say);
  try {
    await migrate(config.migrationDatabaseUrl ?? url, migrations, url);
    const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
    try {
      const reports = await locked(url, 'first data', async () =>
        file ? [await readable(loadFile(dataSource, file, { preview }))] : loadRegister(dataSource),
      );
      for (const report of reports) print(report);
      if (preview) say('A preview: nothing was written.');
      else if (reports.every(({ changed }) => changed === 0)) say('Nothing changed.');
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
});

function asked() {
  try {
    const { values, positionals } = parseArgs({ options: { preview: { type: 'boolean' } }, allowPositionals: true });
    if (positionals.length <= 1 && (positionals.length || !values.preview))
      return { file: positionals[0], preview: values.preview ?? false };
  } catch {
    // Said below, as for any other line that is not understood.
  }
  throw new StartError(`What is meant? ${USAGE}`);
}

/** What a person can mend is said in one line. */
async function readable<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof FileProblem) throw new StartError(`The file cannot be read as a table: ${error.code}.`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new StartError('There is no such file.');
    throw error;
  }
}

function print({ load, accepted, changed, unchanged, skipped }: NamedReport) {
  say(`${load}: ${accepted} accepted (${changed} changed, ${unchanged} unchanged), ${skipped.length} skipped`);
  for (const aside of asides) {
    const count = skipped.filter(({ reason }) => reason === aside).length;
    if (count) say(`  ${count} rows: ${words[aside]}`);
  }
  for (const { row, field, reason, value } of skipped)
    if (!asides.includes(reason)) say(`  row ${row}: ${field} ${words[reason]}${value ? `: ${value}` : ''}`);
}
