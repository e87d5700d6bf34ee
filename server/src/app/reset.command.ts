import 'reflect-metadata';
import { resetDemonstration } from './demonstration/reset.ts';
import { run, say } from './exit.ts';
import { openDatabase } from './open-database.ts';

/** Makes the demonstration anew, while the hub is stopped. */
await run(async (config) => {
  const { url, close } = await openDatabase(config, say);
  try {
    await resetDemonstration({ url, migrationUrl: config.migrationDatabaseUrl, filesDir: config.filesDir }, say);
  } finally {
    await close();
  }
});
