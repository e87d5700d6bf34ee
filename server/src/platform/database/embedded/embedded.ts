import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../../errors/start-error.ts';
import { accountFor, type Account } from './account.ts';
import { binariesFolder } from './binaries.ts';
import { createCluster, USER } from './cluster.ts';
import { alive, claim, DataInUse, programOf } from './owner.ts';

/** A running PostgreSQL of our own. `exited` resolves when it is gone, with or without having been asked to stop. */
export type Embedded = { url: string; exited: Promise<void>; stop(): Promise<void> };

const DATABASE = 'hub';
const START_DEADLINE = 120_000;
const STOP_DEADLINE = 15_000;
const LOG_LIMIT = 4 * 1024 * 1024;

// PostgreSQL's parent: it holds the reading end of a pipe whose other end is ours alone. However we die, the pipe ends and
// PostgreSQL is told to stop. A session of its own keeps a terminal's Ctrl+C from reaching it before we have drained.
const KEEPER =
  '"$@" 3<&- & server=$!; (while read -r _; do :; done; kill -INT $server) <&3 & watch=$!; exec 3<&-; wait $server; code=$?; kill $watch 2>/dev/null; exit $code';

/** Starts PostgreSQL on the data under `dataDir`, creating it when there is none. One process per folder; others are refused. */
export async function startEmbedded(
  dataDir: string,
  say: (line: string) => void = () => {},
  settings: Record<string, string> = {},
): Promise<Embedded> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const release = await claim(folder);
  try {
    const server = await start(folder, say, settings);
    void server.exited.then(release);
    return server;
  } catch (error) {
    release();
    throw error;
  }
}

async function start(folder: string, say: (line: string) => void, settings: Record<string, string>): Promise<Embedded> {
  const bin = binariesFolder();
  const home = join(folder, 'postgres');
  const data = join(home, 'data');
  const account = accountFor(join(bin, 'postgres'), folder, existsSync(data) ? data : undefined);
  if (!existsSync(data)) {
    say('Creating the database');
    createCluster(bin, home, account);
  }
  await predecessorGone(data, folder, say);

  const port = Number(settings['port']) || (await freePort());
  const { child, exited } = launch(bin, home, account, { ...settings, port: String(port) });
  const stop = async () => {
    child.stdio[3]?.destroy();
    const tooLong = setTimeout(() => signal(data, 'SIGQUIT'), STOP_DEADLINE);
    await exited;
    clearTimeout(tooLong);
  };
  try {
    await ready(data, String(port), child, home, say);
    return { url: await ensureDatabase(home, port), exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function launch(bin: string, home: string, { uid, gid, wrapper }: Account, settings: Record<string, string>) {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '256MB',
    wal_compression: 'on',
    ...settings,
  };
  const server = [
    join(bin, 'postgres'),
    '-D',
    join(home, 'data'),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [command, ...args] = [...wrapper, 'sh', '-c', KEEPER, 'hankeverkko-postgres', ...server];
  const log = openLog(home, uid, gid);
  const child = spawn(command!, args, { uid, gid, cwd: home, detached: true, stdio: ['ignore', log, log, 'pipe'] });
  closeSync(log);
  // A pipe that breaks because PostgreSQL is gone is no error of ours.
  child.stdio[3]?.on('error', () => {});
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  return { child, exited };
}

function openLog(home: string, uid?: number, gid?: number): number {
  const path = join(home, 'log');
  if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`);
  const file = openSync(path, 'a', 0o600);
  if (uid !== undefined) chownSync(path, uid, gid!);
  return file;
}

// After kill -9 of a hub its PostgreSQL needs a moment to write what it holds: wait for it instead of refusing.
async function predecessorGone(data: string, folder: string, say: (line: string) => void) {
  const deadline = Date.now() + STOP_DEADLINE;
  let told = false;
  for (let pid = postmaster(data); pid; pid = postmaster(data)) {
    if (Date.now() > deadline)
      throw new DataInUse(
        `A database (process ${pid}) is still using the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
      );
    if (!told) say('Waiting for the previous database process to finish');
    told = true;
    await pause(50);
  }
}

async function ready(data: string, port: string, child: ChildProcess, home: string, say: (line: string) => void) {
  const begun = Date.now();
  let told = false;
  // A note left behind by a database that was killed names a process that is gone.
  while (!(postmaster(data) && lines(data)[3] === port && lines(data)[7]?.trim() === 'ready')) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new StartError(`The database did not start: ${lastWords(home)}`);
    if (Date.now() - begun > START_DEADLINE)
      throw new StartError(`The database was not ready in ${START_DEADLINE / 1000} s: ${lastWords(home)}`);
    if (!told && Date.now() - begun > 2_000) say('The database is recovering what was written before it was cut off');
    told ||= Date.now() - begun > 2_000;
    await pause(15);
  }
}

async function ensureDatabase(home: string, port: number): Promise<string> {
  const password = readFileSync(join(home, 'password'), 'utf8').trim();
  const address = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: address('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return address(DATABASE);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

// PostgreSQL's own note of itself: its process on the first line, its state on the eighth.
function lines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function postmaster(data: string): number | undefined {
  const pid = Number(lines(data)[0]) || undefined;
  return pid && alive(pid) && /^(postgres|)$/.test(programOf(pid)) ? pid : undefined;
}

function signal(data: string, name: NodeJS.Signals) {
  const pid = postmaster(data);
  if (pid) process.kill(pid, name);
}

function lastWords(home: string): string {
  const said = readFileSync(join(home, 'log'), 'utf8').trim().split('\n');
  return (said.findLast((line) => /FATAL|PANIC/.test(line)) ?? said.at(-1) ?? 'it said nothing').replace(
    /^.*?(FATAL|PANIC):\s*/,
    '',
  );
}
