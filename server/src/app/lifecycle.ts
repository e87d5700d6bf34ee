import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
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
import { publicAddress } from './origins.ts';
import { openDatabase } from './open-database.ts';

// Together less than the ten seconds after which whoever asked us to stop may kill us.
const DRAIN = 7_000;
const CLOSE = 2_000;
const PATIENCE = 2_000;

/** A hub that listens. `lost` resolves with the reason when it cannot go on. */
export type Running = { address: string; dataSource: DataSource; lost: Promise<string>; stop(): Promise<void> };

type Surroundings = { log: Log; say: (line: string) => void; cancelled: AbortSignal };

/**
 * Port, database, migrations, first data, doors: in this order, and undone in the opposite one. A start that fails half-way, or
 * that is cancelled, leaves nothing running.
 */
export async function startHub(config: Config, { log, say, cancelled }: Surroundings): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error) => log.warn({ err: error }, 'stopping'));
  };
  try {
    if (config.otlpEndpoint) undo.push(await telemetry(config.otlpEndpoint));
    await portIsFree(config);
    const database = await openDatabase(config, say);
    undo.push(database.close);
    cancelled.throwIfAborted();

    const applied = await migrate(config.migrationDatabaseUrl ?? database.url, migrations, database.url);
    if (applied.length) say(`Applied ${applied.length} migrations`);
    undo.push(await present(database.url));
    cancelled.throwIfAborted();

    const dataSource = await createDataSource(database.url, { poolSize: config.poolSize }).initialize();
    // A statement whose request was cut goes on by itself until its time is up.
    undo.push(() => Promise.race([dataSource.destroy(), pause(CLOSE)]));
    await locked(database.url, 'first data', () => firstData(config, dataSource, say));
    cancelled.throwIfAborted();

    const hub = await createHub(config, dataSource, log);
    undo.push(() => withDeadline(hub.stop(), () => hub.httpServer.closeAllConnections()));
    await listen(hub.httpServer, config.host, config.port);
    await hub.startJobs();
    return { address: publicAddress(config), dataSource, lost: database.lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function firstData({ demo }: Config, dataSource: DataSource, say: (line: string) => void) {
  for (const { load, accepted, skipped } of await loadRegisterOnce(dataSource)) {
    say(`Loaded ${load}: ${accepted} accepted, ${skipped.length} skipped`);
  }
  if (demo) {
    const outcome = await seedDemonstration(dataSource, say);
    if (outcome === 'IN_USE')
      throw new StartError(
        'DEMO=1 does not fit: the database has people or projects of its own. Start with DEMO=0, or on another database.',
      );
    return;
  }
  // The accounts of a demonstration are known to everybody: such a database never runs in earnest.
  const [{ demonstration }] = await dataSource.query('select demonstration from installation');
  if (demonstration)
    throw new StartError('DEMO=0 does not fit: the database holds a demonstration. Start with DEMO=1, or on another database.');
}

/** Loaded only where somebody wants it. */
async function telemetry(endpoint: string) {
  const { exportTelemetry } = await import('../platform/telemetry/otlp.ts');
  return exportTelemetry({ endpoint });
}

/** Requests in progress may end; after the deadline their connections are cut. */
async function withDeadline(work: Promise<void>, cut: () => void) {
  await Promise.race([work, pause(DRAIN).then(cut)]);
}

/**
 * Refuses a port that another program holds before anything else is begun. A predecessor that is about to leave is waited
 * for: npm returns before the hub that it started has stopped.
 */
async function portIsFree({ host, port }: Config): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const probe = createServer();
    try {
      await listen(probe, host, port);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(100);
    } finally {
      probe.close();
    }
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening').catch((error) => Promise.reject(new StartError(whyNotListening(error, host, port))));
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken by another program: stop it, or set PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} on ${host} is not allowed for this user: set PORT to 1024 or more.`;
  return `The hub cannot listen on ${host}:${port}: ${message}.`;
}
