import 'reflect-metadata';
import { once } from 'node:events';
import { askedToStop, run, say } from './app/exit.ts';
import { startHub } from './app/lifecycle.ts';
import { welcome } from './app/welcome.ts';
import { StartError } from './platform/errors/start-error.ts';

await run(async (config, log) => {
  const stopping = askedToStop();
  const hub = await startHub(config, { log, say, cancelled: stopping }).catch((error) => {
    if (stopping.aborted) return undefined;
    throw error;
  });
  if (!hub) return;
  say(await welcome(hub));
  process.send?.({ ready: hub.address });
  const lost = await Promise.race([hub.lost, stopping.aborted ? undefined : once(stopping, 'abort').then(() => undefined)]);
  if (!lost) say('Stopping');
  await hub.stop();
  if (lost) throw new StartError(lost);
});
