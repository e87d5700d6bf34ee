import { rmSync } from 'node:fs';
import { dataFolder, startHub } from '../support/hub.ts';
import { test } from './people.ts';

type Neighbour = { settings: NodeJS.ProcessEnv; stop: () => void };

/** Journeys with a hub to themselves: what others do is not on its screens; with the neighbour that it is told of, where there is one. */
export const withHubAlone = (neighbour?: () => Promise<Neighbour>) =>
  test.extend<object, { hubAlone: string }>({
    hubAlone: [
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
      async ({}, use) => {
        const folder = dataFolder();
        const beside = await neighbour?.();
        const hub = await startHub({ DATA_DIR: folder, DEMO: '1', ...beside?.settings });
        await use(hub.address);
        await hub.stop();
        beside?.stop();
        rmSync(folder, { recursive: true, force: true });
      },
      { scope: 'worker', timeout: 180_000 },
    ],
    baseURL: ({ hubAlone }, use) => use(hubAlone),
  });
