import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { Caller } from '../support/api.ts';
import { Declarer } from '../support/declarer.ts';
import { dataFolder, startHub } from '../support/hub.ts';

/** Runs a program of the build to its end. */
function command(name: string, args: string[], settings: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [`.build/server/${name}.command.js`, ...args], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  return new Promise((done) => child.once('close', (code) => done({ code, said })));
}

test('the first administrator is made by a command and can sign in with the password that it shows; the history of the stopped hub verifies by another', async () => {
  const DATA_DIR = dataFolder();
  const made = await command('admin', ['--email', 'Ylläpito@example.test', '--name', 'Ylläpitäjä'], { DATA_DIR, DEMO: '0' });
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('ylläpito@example.test is now an administrator') });
  const password = made.said.match(/^Password: (\S+)$/m)![1]!;

  const again = await command('admin', ['--email', 'ylläpito@example.test', '--name', 'Ylläpitäjä'], { DATA_DIR, DEMO: '0' });
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('is an administrator already') });

  const hub = await startHub({ DATA_DIR, DEMO: '0' });
  const caller = new Caller(hub.address);
  await caller.signIn('ylläpito@example.test', password);
  expect(await caller.data('{ viewer { roles organisation { kind } } }')).toEqual({
    viewer: { roles: ['ADMINISTRATOR'], organisation: { kind: 'OPERATOR' } },
  });
  expect(await hub.stop()).toBe(0);
  for (const name of ['verify', 'coverage'])
    expect(await command(name, [], { DATA_DIR })).toMatchObject({ code: 0, said: expect.stringContaining('no fault') });
});

test('an administrator without an address is asked for one in one line', async () => {
  const { code, said } = await command('admin', ['--name', 'Ylläpitäjä'], { DATA_DIR: dataFolder() });
  expect(code).toBe(1);
  expect(said).toMatch(/^Hankeverkko stopped: An e-mail address is needed: npm run admin:create [^\n]+\n$/);
});

test('the demonstration is reset while the hub is stopped, and only then', async () => {
  const DATA_DIR = dataFolder();
  const hub = await startHub({ DATA_DIR });
  const partner = await Declarer.signIn(hub.address, 'partner.a');
  const before = await partner.adoptable();
  await partner.declare(before[0]!.id, before[0]!.version);
  expect(await command('reset', [], { DATA_DIR })).toMatchObject({ code: 1, said: expect.stringContaining('Another hub') });
  expect(await hub.stop()).toBe(0);

  expect(await command('reset', [], { DATA_DIR })).toMatchObject({ code: 0 });
  const fresh = await startHub({ DATA_DIR });
  const after = await (await Declarer.signIn(fresh.address, 'partner.a')).adoptable();
  expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version));
  expect(await fresh.stop()).toBe(0);
});
