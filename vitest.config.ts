import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

export default defineConfig({
  // type-graphql and our own code must see one copy of GraphQL: the one that Node itself finds.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // One more than a small machine has cores: a test that waits leaves its core to another.
    maxWorkers: 3,
    globalSetup: 'test/support/database.setup.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      project('unit', ['server/src/**/*.test.ts', 'client/src/**/*.test.{ts,tsx}', 'schema/**/*.test.ts']),
      project('house', ['test/house/**/*.test.ts']),
      project('migrations', ['test/migrations/**/*.test.ts']),
      project('api', ['test/api/**/*.test.ts'], {
        // Each file has a hub and a database of its own, and shares what it does not change: the sources that every worker has read.
        isolate: false,
        // The harvester's own loader of modules does not run on today's Node; its sources do.
        server: { deps: { inline: [/\/oai-pmh\//] } },
      }),
      // Whole programs, which start slowly when others do, too.
      project('process', ['test/process/**/*.test.ts'], { testTimeout: 90_000, hookTimeout: 90_000 }),
    ],
  },
});
