import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/list.ts';
import { createDataSource } from '../../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../../server/src/app/firstdata.ts';
import { Database } from '../../../server/src/platform/database/database.ts';
import { startEmbedded } from '../../../server/src/platform/database/embedded/embedded.ts';
import { migrate } from '../../../server/src/platform/database/migrate.ts';
import { peerFunctions } from './functions.ts';

export type Prepared = { url: string; peerUrl: string; dataSource: DataSource; pool: pg.Pool; stop: () => Promise<void> };

/** A PostgreSQL of our own with the demonstration, as the hub itself would start it, and what the peers need beside it. */
export async function startDatabase(): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-reading-'));
  // PostgreSQL runs as another account when we run as root.
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url, migrations);
    const dataSource = await createDataSource(`${server.url}?application_name=preparing`).initialize();
    await loadRegister(dataSource);
    await seedDemonstration(dataSource);
    const { pool } = new Database(dataSource);
    // The peers know nothing of mergers: to teach them would not make them slower or faster.
    await pool.query('update organisation set merged_into_id = null, merged_on = null where merged_on is not null');
    const password = randomBytes(12).toString('hex');
    await pool.query(peerFunctions(password));
    await pool.query('analyze');
    const peer = new URL(server.url);
    Object.assign(peer, { username: 'peer', password });
    return { url: server.url, peerUrl: String(peer), dataSource, pool, stop: () => dataSource.destroy().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}
