import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { dataFolder } from '../support/hub.ts';

/** Runs a program of the build to its end. */
function command(name: string, args: string[], DATABASE_URL: string) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [`.build/server/${name}.command.js`, ...args], {
    env: { PATH, HOME, DATABASE_URL },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += String(data)));
  child.stderr.on('data', (data) => (said.err += String(data)));
  return new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.once('close', (code) => done({ code, ...said })),
  );
}

test('an anchor is written by a command, and another finds and names what differs from it', async () => {
  const { url, pool } = await testDatabase('demonstration');
  const file = join(dataFolder(), 'anchor.json');
  expect(await command('anchor', ['--file', file], url)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Anchored \d streams in /),
  });
  expect(await command('anchor', ['--file', file], url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be written (EEXIST)'),
  });
  const printed = await command('anchor', [], url);
  expect(JSON.parse(printed.out).root).toBe(JSON.parse(readFileSync(file, 'utf8')).root);
  expect(await command('verify', ['--anchor', file], url)).toMatchObject({
    code: 0,
    out: expect.stringContaining('It is the one of the anchor of 20'),
  });

  const { rows } = await pool.query('select stream, h."position"::int from history_head h where stream <> $1', [
    '00000000-0000-0000-0000-000000000000',
  ]);
  const [{ stream, position }] = rows;
  await pool.query(`
    alter table history disable trigger all; alter table history_head disable trigger all;
    delete from history where stream = '${stream}' and "position" = ${position};
    update history_head set "position" = ${position - 1}, hash = (select hash from history where stream = '${stream}' and "position" = ${position - 1}) where stream = '${stream}'`);
  expect(await command('verify', [], url)).toMatchObject({ code: 0 });
  expect(await command('verify', ['--anchor', file], url)).toMatchObject({
    code: 1,
    out: `ANCHOR ${stream} ${position}\n`,
    err: expect.stringContaining('The history does not verify: 1 fault'),
  });
});

test.each([
  ['that is not there', undefined, 'cannot be read (ENOENT)'],
  ['that is none', 'text', 'is no anchor'],
])('an anchor %s is named in one line', async (_, text, why) => {
  const { url } = await testDatabase('migrated');
  const file = join(dataFolder(), 'anchor.json');
  if (text) writeFileSync(file, text);
  const { code, err } = await command('verify', ['--anchor', file], url);
  expect(code).toBe(1);
  expect(err).toMatch(/^Hankeverkko stopped: [^\n]+\n$/);
  expect(err).toContain(why);
});
