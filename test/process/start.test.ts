import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { dataFolder, freePort, launchHub, startHub } from '../support/hub.ts';

const refusal = (output: string) => output.split('\n').filter((line) => line.startsWith('Hankeverkko stopped: '));

test('a second start on the same data is refused in one line, and the first goes on', async () => {
  const folder = dataFolder();
  const first = await startHub({ DATA_DIR: folder, DEMO: '0' });
  const second = launchHub({ DATA_DIR: folder, PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(refusal(second.output())).toEqual([
    `Hankeverkko stopped: Another hub (process ${first.pid}) is using the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  ]);
  expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
  expect(await first.stop()).toBe(0);
});

test('a taken port is named in one line before anything is started', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const hub = launchHub({ DATA_DIR: dataFolder(), PORT: String(port) });
  expect(await hub.ended).toBe(1);
  expect(hub.output()).toBe(
    `Hankeverkko stopped: Port ${port} on 127.0.0.1 is taken by another program: stop it, or set PORT to another one.\n`,
  );
  other.close();
});

test('a broken setting is named in one line before anything is started', async () => {
  const hub = launchHub({ DATA_DIR: dataFolder(), PORT: 'four thousand' });
  expect(await hub.ended).toBe(1);
  expect(hub.output()).toBe('Hankeverkko stopped: PORT must be a whole number from 1 to 65535; it is "four thousand".\n');
});

test('a database that does not answer is named in one line, without its password', async () => {
  const hub = launchHub({
    DATABASE_URL: `postgres://hub:hunter2@127.0.0.1:${await freePort()}/hub`,
    PORT: String(await freePort()),
  });
  expect(await hub.ended).toBe(1);
  expect(refusal(hub.output())).toHaveLength(1);
  expect(hub.output()).toMatch(/^Hankeverkko stopped: The database at 127\.0\.0\.1:\d+ cannot be used: [^\n]+\n$/);
  expect(hub.output()).not.toContain('hunter2');
});

test('a demonstration never runs in earnest, and an installation in earnest never becomes a demonstration', async () => {
  const refused = async (url: string, DEMO: string) => {
    const hub = launchHub({ DATABASE_URL: url, DEMO, PORT: String(await freePort()) });
    expect(await hub.ended).toBe(1);
    return refusal(hub.output());
  };
  const demonstration = await testDatabase('demonstration');
  expect(await refused(demonstration.url, '0')).toEqual([expect.stringContaining('DEMO=0 does not fit')]);
  const earnest = await testDatabase('register');
  await earnest.pool.query(`insert into person (email, name) values ('first@example.test', 'Ylläpitäjä')`);
  expect(await refused(earnest.url, '1')).toEqual([expect.stringContaining('DEMO=1 does not fit')]);
});

test('on a given database without the demonstration the hub has the public facts and no account', async () => {
  const { url, pool } = await testDatabase('empty');
  const hub = await startHub({ DATABASE_URL: url, DEMO: '0' });
  const { rows } =
    await pool.query(`select (select demonstration from installation) as demonstration, (select count(*)::int from person) as people,
    (select count(*)::int from region) as regions, (select count(*)::int from material) as materials`);
  expect(rows[0]).toEqual({ demonstration: false, people: 0, regions: 19, materials: 34 });
  expect(hub.output()).not.toContain('@demo.test');
  expect(await hub.stop()).toBe(0);
});

test('five hubs that start at once on an empty database share one installation', async () => {
  const { url, pool } = await testDatabase('empty');
  const hubs = await Promise.all(Array.from({ length: 5 }, () => startHub({ DATABASE_URL: url, DEMO: '1', POOL_SIZE: '5' })));
  const { rows } = await pool.query(`select count(*)::int as people from person where email like '%@demo.test'`);
  expect(rows[0].people).toBeGreaterThanOrEqual(10);
  expect(hubs.filter((hub) => hub.output().includes('Made the demonstration'))).toHaveLength(1);
  expect(await Promise.all(hubs.map((hub) => hub.stop()))).toEqual([0, 0, 0, 0, 0]);
});
