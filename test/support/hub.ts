import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

const BUILT = ['--enable-source-maps', '.build/server/main.js'];

/** A hub as a process of its own, as it is run in earnest. */
export type HubProcess = {
  address: string;
  pid: number;
  child: ChildProcess;
  output: () => string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Asks it to stop, and waits for its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
};

/** A new folder for a hub's data, which goes with the temporary files. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-data-'));
  // PostgreSQL runs as another account when the tests run as root.
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the built hub, or another program that is one, without waiting for it; settings beyond these are the defaults. */
export function launchHub(settings: NodeJS.ProcessEnv, program: readonly string[] = BUILT): Omit<HubProcess, 'address'> {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, NODE_ENV: 'production', LOG_LEVEL: 'error', LINK_CHECK: '0', ...settings };
  // The channel ends it when the tests end without having stopped it.
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  const ended = new Promise<number | NodeJS.Signals>((done) => child.once('close', (code, signal) => done(code ?? signal!)));
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid!, child, output: () => said, ended, stop };
}

/** Starts the hub and waits until it takes requests. */
export async function startHub(settings: NodeJS.ProcessEnv = {}, program?: readonly string[]): Promise<HubProcess> {
  const port = settings['PORT'] ?? String(await freePort());
  const hub = launchHub({ DATA_DIR: settings['DATABASE_URL'] ? undefined : dataFolder(), ...settings, PORT: port }, program);
  const address = `http://127.0.0.1:${port}`;
  await until('the hub is ready', async () => {
    if (hub.child.exitCode !== null) throw new Error(`The hub ended before it was ready:\n${hub.output()}`);
    return fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return { ...hub, address };
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** Processes that have the text in their command line. */
export function processesOf(text: string): string[] {
  const commandLine = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.includes(text));
}
