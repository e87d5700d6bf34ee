import pg from 'pg';
import { StartError } from '../platform/errors/start-error.ts';
import { verifyHistory } from '../platform/history/verify.ts';
import { run, say } from './exit.ts';
import { openDatabase } from './open-database.ts';

const SHOWN = 20;

/** Checks the chains of the history from outside the database's own functions: `npm run history:verify`. */
await run(async (config) => {
  const { url, close } = await openDatabase(config, say);
  try {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { streams, rows, faults } = await verifyHistory(client);
      for (const { stream, position, fault } of faults.slice(0, SHOWN)) say(`${fault} ${stream} ${position}`);
      if (faults.length)
        throw new StartError(`The history does not verify: ${faults.length} faults in ${rows} rows of ${streams} streams.`);
      say(`The history verifies: ${rows} rows of ${streams} streams, no fault.`);
    } finally {
      await client.end();
    }
  } finally {
    await close();
  }
});
