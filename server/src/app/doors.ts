import type { Router } from 'express';
import { catalogueDoor } from '../features/catalogue/catalogue.door.ts';
import { CatalogueReading } from '../features/catalogue/catalogue.reading.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/database.ts';
import type { Log } from '../platform/history/wake.ts';
import { publicAddress } from './origins.ts';

/** What the hub says beside GraphQL and the client: the open catalogue. */
export function openDoors(config: Config, database: Database, log: Log): Router[] {
  const reading = new CatalogueReading(database);
  const address = publicAddress(config);
  const { feedbackEmail } = config;
  let demonstration: boolean | undefined;
  const site = async () => {
    try {
      // Settled at the first start of an installation, so it is asked once.
      demonstration ??= await reading.isDemonstration();
    } catch (error) {
      log.warn({ err: error }, 'catalogue: cannot say whether this is a demonstration');
    }
    return { address, feedbackEmail, demonstration: demonstration ?? false };
  };
  return [catalogueDoor({ reading, site, log })];
}
