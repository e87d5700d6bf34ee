import { once } from 'node:events';
import type { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/list.ts';
import type { Config } from '../platform/config/config.ts';
import { locked, present } from '../platform/database/lock.ts';
import { migrate } from '../platform/database/migrate.ts';
import { StartError } from '../platform/errors/start-error.ts';
import type { Log } from '../platform/logging/log.ts';
import { createDataSource } from './data-source.ts';
import { loadRegisterOnce, seedDemonstration } from './firstdata.ts';
import { createHub } from './hub.ts';
import { openDatabase } from './open-database.ts';

const DRAIN = 10_000;

/** A hub that listens. `lost` resolves with the reason when it cannot go on. */
export type Running = { address: string; dataSource: DataSource; lost: Promise<string>; stop(): Promise<void> };

type Surroundings = { log: Log; say: (line: string) => void; cancelled: AbortSignal };

/**
 * Database, migrations, first data, doors: in this order, and undone in the opposite one. A start that fails half-way, or
 * that is cancelled, leaves nothing running.
 */
export async function startHub(config: Config, { log, say, cancelled }: Surroundings): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error) => log.warn({ err: error }, 'stopping'));
  };
  try {
    const database = await openDatabase(config, say);
    undo.push(database.close);
    cancelled.throwIfAborted();

    const applied = await migrate(config.migrationDatabaseUrl ?? database.url, migrations);
    if (applied.length) say(`Applied ${applied.length} migrations`);
    undo.push(await present(database.url));
    cancelled.throwIfAborted();

    const dataSource = await createDataSource(database.url, { poolSize: config.poolSize }).initialize();
    undo.push(() => dataSource.destroy());
    await locked(database.url, 'first data', () => firstData(config, dataSource, say));
    cancelled.throwIfAborted();

    const hub = await createHub(config, dataSource, log);
    undo.push(() => withDeadline(hub.stop(), () => hub.httpServer.closeAllConnections()));
    hub.httpServer.listen(config.port, config.host);
    await once(hub.httpServer, 'listening').catch((error) => Promise.reject(new StartError(whyNotListening(error, config))));
    return { address: config.publicUrl ?? addressOf(config), dataSource, lost: database.lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function firstData({ demo }: Config, dataSource: DataSource, say: (line: string) => void) {
  for (const { load, accepted, skipped } of await loadRegisterOnce(dataSource)) {
    say(`Loaded ${load}: ${accepted} accepted, ${skipped.length} skipped`);
  }
  if (demo) await seedDemonstration(dataSource, say);
}

/** Requests in progress may end; after the deadline their connections are cut. */
async function withDeadline(work: Promise<void>, cut: () => void) {
  const timer = setTimeout(cut, DRAIN);
  await work.finally(() => clearTimeout(timer));
}

function addressOf({ host, port }: Config): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken by another program: stop it, or set PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} on ${host} is not allowed for this user: set PORT to 1024 or more.`;
  return `The hub cannot listen on ${host}:${port}: ${message}.`;
}
