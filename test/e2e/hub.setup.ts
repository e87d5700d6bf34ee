import { rmSync } from 'node:fs';
import { dataFolder, startHub } from '../support/hub.ts';

/** One hub with the demonstration for all journeys, on data of its own. */
export default async function setup() {
  const folder = dataFolder();
  const hub = await startHub({ DATA_DIR: folder, DEMO: '1' });
  process.env['HUB_URL'] = hub.address;
  return async () => {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
