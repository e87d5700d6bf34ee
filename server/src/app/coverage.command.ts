import 'reflect-metadata';
import { checkCoverage } from '../features/coverage/coverage-check.service.ts';
import { Database } from '../platform/database/database.ts';
import { StartError } from '../platform/errors/start-error.ts';
import { createDataSource } from './data-source.ts';
import { run, say } from './exit.ts';
import { openDatabase } from './open-database.ts';

const SHOWN = 20;

/** Recounts the figures of coverage that are kept, and names what does not fit. */
await run(async (config) => {
  const { url, close } = await openDatabase(config, say);
  try {
    const dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
    const client = await new Database(dataSource).pool.connect();
    try {
      const { standings, counts, faults } = await checkCoverage(client);
      for (const { kind, projectId, provider, materials, day } of faults.slice(0, SHOWN))
        say([kind, projectId, provider, materials, day].filter(Boolean).join(' '));
      if (faults.length)
        throw new StartError(`Coverage does not fit: ${faults.length} faults in ${standings} standings and ${counts} counts.`);
      say(`Coverage fits what was declared: ${standings} standings, ${counts} counts, no fault.`);
    } finally {
      client.release();
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
});
