import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { freePort, startHub, type HubProcess } from '../support/hub.ts';
import { RetryingClient } from '../support/retrying.ts';
import { until } from '../support/until.ts';

const STOP = 10_000;

/** Two hubs over one database, each to be started again on its own port. */
async function twoHubs() {
  const { url, pool } = await testDatabase('demonstration');
  const ports = [String(await freePort()), String(await freePort())] as const;
  const start = (at: 0 | 1) => startHub({ DATABASE_URL: url, DEMO: '1', POOL_SIZE: '8', PORT: ports[at] });
  const hubs: [HubProcess, HubProcess] = [await start(0), await start(1)];
  return { pool, hubs, start, client: new RetryingClient(hubs.map(({ address }) => address)) };
}

/** Asks a hub to stop, and answers how long it took. */
async function stopped(hub: HubProcess): Promise<number> {
  const begun = Date.now();
  expect(await hub.stop()).toBe(0);
  return Date.now() - begun;
}

test('a rolling restart and the loss of a process cost a retrying client no request, and a subscription no event', async () => {
  const { pool, hubs, start, client } = await twoHubs();
  await client.signIn('partner.a');
  const projectId = await client.projectId();
  const following = client.follow(projectId);
  const working = [client.readOn(), client.readOn(), client.readOn(), client.declareOn()];
  await until('there is traffic', () => client.writes.length > 5);

  for (const at of [0, 1] as const) {
    expect(await stopped(hubs[at])).toBeLessThan(STOP);
    await pause(300);
    hubs[at] = await start(at);
  }
  hubs[0].child.kill('SIGKILL');
  await hubs[0].ended;
  await pause(500);
  hubs[0] = await start(0);
  const before = client.writes.length;
  await until('there is traffic again', () => client.writes.length > before + 5);
  client.stop();
  await Promise.all(working);

  expect(client.failures).toEqual([]);
  expect(client.retries).toBeGreaterThan(0);
  expect(client.reads).toBeGreaterThan(50);
  // Each write that was acknowledged is there, once, and each was told to the subscriber, once and in order.
  const { rows } = await pool.query(
    `select h.position::text, h.subject, (h.facts ->> 'version')::int as version from history h where h.stream = $1 and h.kind = 'adoption.declared' and h.actor = (select id from person where email = 'partner.a@demo.test')
       and h.position > $2 order by h.position`,
    [projectId, client.followedFrom],
  );
  const written = rows.map(({ subject, version }) => `${subject} ${version}`);
  expect(new Set(written).size).toBe(written.length);
  expect(client.writes.filter((write) => !written.includes(write))).toEqual([]);
  await until('all events have come', () => client.events.length >= rows.length);
  expect(client.events).toEqual(rows.map(({ position }) => position));
  expect(client.resyncs).toBe(0);
  expect(await pool.query('select count(*)::int as faults from history_verify()')).toMatchObject({ rows: [{ faults: 0 }] });
  client.leave();
  await Promise.all(hubs.map(stopped));
  await following;
});

test('a request in progress is answered before the hub stops, and no other is begun', async () => {
  const { pool, hubs, client } = await twoHubs();
  await client.signIn('partner.a');
  const { id, version } = (await client.adoptable())[0]!;
  const holder = await pool.connect();
  await holder.query('begin; lock table adoption in exclusive mode');
  const alone = new RetryingClient([hubs[0].address], client.cookie);
  const slow = alone.declare(id, version);
  await until(
    'it waits',
    async () =>
      (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount,
  );
  const stopping = stopped(hubs[0]);
  await pause(2_000);
  await expect(fetch(`${hubs[0].address}/readyz`)).rejects.toThrow();
  await holder.query('commit');
  holder.release();
  expect(await slow).toMatchObject({ version: version + 1 });
  expect(alone.retries).toBe(0);
  expect(await stopping).toBeLessThan(STOP);
  await stopped(hubs[1]);
});

test('a request that would last longer is cut: the hub has stopped within ten seconds', async () => {
  const { pool, hubs, client } = await twoHubs();
  await client.signIn('partner.a');
  await pool.query(`alter function hub_today() rename to hub_day;
    create function hub_today() returns date language sql volatile as $$ select hub_day() from (select pg_sleep(14)) slept $$`);
  const endless = fetch(`${hubs[0].address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: client.cookie },
    body: '{"query":"{ installation { today } }"}',
  }).then(
    () => 'answered',
    () => 'cut',
  );
  await until(
    'it is being answered',
    async () =>
      (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`)).rowCount,
  );
  expect(await stopped(hubs[0])).toBeLessThan(STOP);
  expect(await endless).toBe('cut');
  await stopped(hubs[1]);
});
