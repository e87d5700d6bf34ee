import type { Router } from 'express';
import { catalogueDoor } from '../features/catalogue/catalogue.door.ts';
import { CatalogueReading } from '../features/catalogue/catalogue.reading.ts';
import { oaiDoor } from '../features/catalogue/oai/oai.door.ts';
import { OaiProvider, type Repository } from '../features/catalogue/oai/oai.provider.ts';
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
  const provider = new OaiProvider(reading, repositoryOf(config));
  return [catalogueDoor({ reading, site, log }), oaiDoor(provider, log)];
}

/** A domain as identifiers may carry it; an installation without one, such as on somebody's own machine, has this. */
const NO_DOMAIN = 'hankeverkko.localhost';
const DOMAIN = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]+)+$/;

function repositoryOf(config: Config): Repository {
  const address = publicAddress(config);
  const { hostname } = new URL(address);
  const domain = DOMAIN.test(hostname) ? hostname : NO_DOMAIN;
  const written = config.feedbackEmail ?? config.mailFrom ?? `postmaster@${domain}`;
  // The protocol wants the bare address.
  return { address, domain, adminEmail: /<([^>]+)>/.exec(written)?.[1] ?? written };
}
