import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare } from '../support/acknowledged.ts';
import { testDatabase } from '../support/database.ts';
import { Declarer, type Acknowledged } from '../support/declarer.ts';
import { dataFolder, freePort, processesOf, startHub } from '../support/hub.ts';
import { openSocket } from '../support/socket.ts';
import { until } from '../support/until.ts';

// What each test leaves behind is what the next one starts on, as an installation does.
const DATA_DIR = dataFolder();

test('a restart keeps the data', async () => {
  const first = await startHub({ DATA_DIR });
  const partner = await Declarer.signIn(first.address, 'partner.a');
  const [material] = await partner.adoptable();
  const { version } = await partner.declare(material!.id, material!.version);
  expect(await first.stop()).toBe(0);
  expect(processesOf(DATA_DIR)).toEqual([]);

  const second = await startHub({ DATA_DIR });
  const again = await (await Declarer.signIn(second.address, 'partner.a')).adoptable();
  expect(again.find(({ id }) => id === material!.id)?.version).toBe(version);
  expect(second.output()).not.toContain('Made the demonstration');
  expect(await second.stop('SIGINT')).toBe(0);
});

test('kill -9 in the middle of writes leaves no process behind and loses nothing that was acknowledged', async () => {
  const acknowledged: Acknowledged[] = [];
  for (let round = 1; round <= 3; round++) {
    const hub = await startHub({ DATA_DIR });
    const writers = await Promise.all(
      ['partner.a', 'partner.b', 'provider'].map((account) => Declarer.signIn(hub.address, account)),
    );
    const before = acknowledged.length;
    const writing = writers.map((writer) => writer.declareUntilGone(acknowledged));
    await until('there are writes', () => acknowledged.length > before + 20);
    hub.child.kill('SIGKILL');
    await Promise.all([hub.ended, ...writing]);
    await until('no process is left', () => processesOf(DATA_DIR).length === 0);
  }
  expect(await compare(DATA_DIR, acknowledged)).toMatchObject({ lost: 0, faults: 0 });
});

test('a hub that stops says so to its sockets with 1001', async () => {
  const { url } = await testDatabase('demonstration');
  const hub = await startHub({ DATABASE_URL: url, DEMO: '1' });
  const partner = await Declarer.signIn(hub.address, 'partner.a');
  const socket = await openSocket(hub.address, partner.cookie);
  await socket.follow(await partner.projectId()).next();
  expect(await hub.stop()).toBe(0);
  expect(await socket.closed).toBe(1001);
});

test.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm stops the hub and its database', async (signal) => {
  const PORT = String(await freePort());
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, DATA_DIR, PORT, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const answers = () =>
    fetch(`http://127.0.0.1:${PORT}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until('the hub is ready', answers);
  const hub = readFileSync(join(DATA_DIR, 'hub.pid'), 'utf8').split(' ')[0]!;
  npm.kill(signal);
  await until('the hub is gone', () => !isRunning(Number(hub)));
  await until('no process is left', () => processesOf(DATA_DIR).length === 0);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
