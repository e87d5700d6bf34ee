import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort, startHub } from '../../support/hub.ts';
import type { PlannedFor } from './planned.ts';
import { dialects, type ServerName } from './operations.ts';
import type { Target } from './asking.ts';

/** What the servers beside the hub are begun with. */
export type Begun = { databaseUrl: string; peerUrl: string; viewer: string; planned: Record<string, PlannedFor> };
export type Server = Target & {
  name: ServerName;
  pid: number;
  application: string;
  inspector: number | undefined;
  stop: () => Promise<unknown>;
};

export type Hub = Server & { address: string };

const REGISTER = ['--import', '@oxc-node/core/register'];
const programs: Record<Exclude<ServerName, 'hub'>, string[]> = {
  limit: [...REGISTER, 'test/load/reading/limit.ts'],
  postgraphile: ['test/load/reading/peers/postgraphile.mjs'],
  mercurius: ['test/load/reading/peers/mercurius.mjs'],
};

/** The hub as it is built and run in earnest; `inspected`, its own time can be looked at. */
export async function startTheHub(databaseUrl: string, inspected: boolean): Promise<Hub> {
  const inspector = inspected ? await freePort() : undefined;
  const hub = await startHub({
    DATABASE_URL: databaseUrl,
    DEMO: '1',
    LOG_LEVEL: 'info',
    ...(inspector && { NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}` }),
  });
  const { address, pid, stop } = hub;
  const port = Number(new URL(address).port);
  return { name: 'hub', port, dialect: dialects.hub, pid, application: 'hankeverkko', inspector, stop, address };
}

/** Another server as a process of its own, its connections told apart by their name. */
export async function startServer(name: Exclude<ServerName, 'hub'>, begun: Begun, inspected: boolean): Promise<Server> {
  const inspector = inspected ? await freePort() : undefined;
  const named = (url: string) => `${url}?application_name=${name}`;
  const { databaseUrl, peerUrl } = begun;
  const child = spawn(process.execPath, [...(inspector ? [`--inspect=127.0.0.1:${inspector}`] : []), ...programs[name]], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',

      BEGUN: JSON.stringify({ ...begun, databaseUrl: named(databaseUrl), peerUrl: named(peerUrl) }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const [said] = await Promise.race([once(child, 'message'), ended.then(() => [undefined])]);
  if (!said) throw new Error(`${name} ended before it was ready`);
  const stop = () => (child.disconnect(), ended);
  return {
    name,
    port: (said as { port: number }).port,
    dialect: dialects[name],
    pid: child.pid!,
    application: name,
    inspector,
    stop,
  };
}
