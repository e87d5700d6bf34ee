import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { migrations } from '../../../migrations/list.ts';
import { HarvestService } from '../features/harvests/harvest.service.ts';
import { Database } from '../platform/database/database.ts';
import { locked } from '../platform/database/lock.ts';
import { migrate } from '../platform/database/migrate.ts';
import { StartError } from '../platform/errors/start-error.ts';
import { isPartialDate } from '../platform/loading/partial-date.ts';
import { createDataSource } from './data-source.ts';
import { askedToStop, run, say } from './exit.ts';
import { loadRegisterOnce } from './firstdata.ts';
import { openDatabase } from './open-database.ts';

const USAGE = 'npm run aoe:harvest -- --from 2024-01-31';

/** Takes over from AOE what it has of the network's themes, at once, and says what came of it. */
await run(async (config) => {
  if (!config.aoeUrl) throw new StartError('AOE_URL is not set: it names the library to harvest.');
  const changedSince = givenDay();
  const stopping = askedToStop();
  const { url, close } = await openDatabase(config, say);
  try {
    await migrate(config.migrationDatabaseUrl ?? url, migrations, url);
    const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
    try {
      // A database that no hub has used yet has no themes.
      await locked(url, 'first data', () => loadRegisterOnce(dataSource));
      const service = new HarvestService(new Database(dataSource), config.aoeUrl);
      const harvestId = await service.startByItself(changedSince);
      if (!harvestId) throw new StartError('A harvest is running already.');
      await service.run({ payload: { harvestId }, stopping });
      // It is done: no hub need take the job up.
      await dataSource.query(
        `delete from job where name = 'aoe.harvest' and state = 'WAITING' and payload ->> 'harvestId' = $1`,
        [harvestId],
      );
      const [harvest] = await dataSource.query('select * from harvest where id = $1', [harvestId]);
      if (harvest.state === 'FAILED') throw new StartError(`The harvest failed: ${harvest.failure}.`);
      const { read, created, changed, unchanged, expired, merged, skipped, problems } = harvest;
      say(
        `${read} records read: ${created} new, ${changed} changed, ${unchanged} unchanged, ${expired} expired, ${merged} merged, ${skipped} skipped`,
      );
      for (const { identifier, title, problem } of problems) say(`  ${problem} ${identifier}${title ? `: ${title}` : ''}`);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
});

function givenDay(): string | undefined {
  let from: string | undefined;
  try {
    from = parseArgs({ options: { from: { type: 'string' } } }).values.from;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
  if (from !== undefined && !(from.length === 10 && isPartialDate(from)))
    throw new StartError(`--from must be a day such as 2024-01-31; it is "${from}".`);
  return from;
}
