import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../server/src/platform/database/embedded/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the tests' own PostgreSQL, as its superuser. */
    databaseServer: string;
  }
}

/** One PostgreSQL for the whole run. It may lose everything in a crash: it lives as long as the tests. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-test-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, undefined, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
  });
  project.provide('databaseServer', server.url);
  // What the tests write goes with it: the workers inherit the surroundings.
  process.env['TMPDIR'] = folder;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
