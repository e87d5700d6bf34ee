import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { migrations } from '../../../migrations/list.ts';
import { AdministratorService } from '../features/partnerships/administrator.service.ts';
import { Database } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { StartError } from '../platform/errors/start-error.ts';
import { createDataSource } from './data-source.ts';
import { run, say } from './exit.ts';
import { openDatabase } from './open-database.ts';

const USAGE = 'npm run admin:create -- --email name@example.org --name "First Last"';

/** Makes an administrator: the first one of an installation has nobody to be appointed by. */
await run(async (config) => {
  const { email, name } = words();
  const { url, close } = await openDatabase(config, say);
  try {
    await migrate(config.migrationDatabaseUrl ?? url, migrations, url);
    const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
    try {
      const granted = await new AdministratorService(new Database(dataSource)).grant({ email, name });
      if (granted.already) throw new StartError(`${email} is an administrator already.`);
      say(`${email} is now an administrator (${granted.organisation}).`);
      if (granted.password) say(`Password: ${granted.password}\nIt is shown only now.`);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
});

function words(): { email: string; name: string } {
  const options = { email: { type: 'string' }, name: { type: 'string' } } as const;
  const { email, name } = parse(() => parseArgs({ options }).values);
  if (!email || !/^[^@\s]+@[^@\s]+$/.test(email)) throw new StartError(`An e-mail address is needed: ${USAGE}`);
  if (!name?.trim()) throw new StartError(`A name is needed: ${USAGE}`);
  return { email: email.trim().toLowerCase(), name: name.trim() };
}

function parse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}
