import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { opensTo } from '../../server/src/platform/history/row.ts';
import { append, times } from './history.fixture.ts';
import { events, frame, historyReaders, positions } from './history.readers.ts';

const tests = await historyReaders();
const { db, reader, follow, write, waits } = tests;

test('the first frame comes at once, with the cursor and no events', async () => {
  const written = await write(3);
  const tail = await reader();
  expect(await frame(follow(tail))).toEqual({ cursor: `3.${written[2]!.hash.slice(0, 8)}`, resync: false, events: [] });
  expect(await frame(follow(tail, { stream: randomUUID() }))).toEqual({ cursor: '0.00000000', resync: false, events: [] });
});

test('rows follow in order, those that came meanwhile in one frame', async () => {
  const tail = await reader();
  const subscription = follow(tail);
  await frame(subscription);
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  await write(1);
  tail.wake();
  expect(positions((await next).value!.events)).toEqual([1]);
  await write(3);
  await write(2);
  await tail.refresh();
  const { events: burst, cursor } = await frame(subscription);
  expect(positions(burst)).toEqual([2, 3, 4, 5, 6]);
  expect(cursor).toBe(`6.${burst[4]!.mark}`);
  expect(burst[0]).toMatchObject({
    stream: tests.stream,
    kind: 'adoption.declared',
    subjectType: 'Adoption',
    audience: ['project'],
    facts: { i: 0 },
  });
});

test('another process hears of a commit by NOTIFY', async () => {
  const here = await reader({ connect: undefined });
  const there = await reader({ connect: undefined });
  const subscription = follow(there);
  await frame(subscription);
  await listening(2);
  const next = subscription.next();
  await write(1);
  here.wake();
  expect(positions((await next).value!.events)).toEqual([1]);
});

test('a lost NOTIFY is made up for by the poll', async () => {
  const subscription = follow(await reader({ pollEvery: 20 }));
  await frame(subscription);
  const next = subscription.next();
  await write(1);
  expect(positions((await next).value!.events)).toEqual([1]);
});

test('what was written while the listening connection was gone is read when it is back', async () => {
  const tail = await reader({ connect: undefined });
  const subscription = follow(tail);
  await frame(subscription);
  await listening(1);
  const next = subscription.next();
  await db.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`,
  );
  await write(1);
  expect(positions((await next).value!.events)).toEqual([1]);
});

test('a reader that is stopped while it begins to listen has stopped', async () => {
  const begun = Promise.withResolvers<void>();
  const listens = Promise.withResolvers<never>();
  const connect = async () => {
    const client = new pg.Client({ connectionString: db.url });
    await client.connect();
    vi.spyOn(client, 'query').mockImplementationOnce(() => {
      begun.resolve();
      return listens.promise;
    });
    return client;
  };
  const tail = await reader({ connect });
  await begun.promise;
  const stopped = tail.stop();
  listens.resolve(undefined as never);
  await stopped;
});

test('a reader goes on after PostgreSQL ended all of its connections', async () => {
  const pool = new pg.Pool({ connectionString: db.url, max: 3, application_name: 'hub' });
  const tail = await reader({ pool, connect: undefined, pollEvery: 20 });
  const subscription = follow(tail);
  await frame(subscription);
  const next = subscription.next();
  await db.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'hub'`,
  );
  await write(1);
  expect(positions((await next).value!.events)).toEqual([1]);
  await tests.stopAll();
  await pool.end();
});

test('a subscription goes on exactly after its cursor, from the table or from memory', async () => {
  const tail = await reader({ memory: 20 });
  const keep = follow(tail);
  await frame(keep);
  const written = await write(260);
  await tail.refresh();
  for (const seen of [0, 1, 100, 239, 240, 241, 259]) {
    const after = seen ? `${seen}.${written[seen - 1]!.hash.slice(0, 8)}` : '0.00000000';
    const subscription = follow(tail, { after });
    expect(await frame(subscription)).toEqual({ cursor: after, resync: false, events: [] });
    expect(positions(await events(subscription, 260 - seen))).toEqual(times(260 - seen, (i) => seen + 1 + i));
  }
});

test('a frame holds at most 100 rows and 64 kB', async () => {
  const tail = await reader({ memory: 10 });
  await db.append(
    ...times(150, (i) => ({ stream: tests.stream, facts: { i } })),
    ...times(60, () => ({ stream: tests.stream, facts: { text: 'x'.repeat(2000) } })),
  );
  const subscription = follow(tail, { after: '0.00000000' });
  await frame(subscription);
  const sizes = [];
  for (let seen = 0; seen < 210; seen += sizes.at(-1)!) sizes.push((await frame(subscription)).events.length);
  expect(sizes[0]).toBe(100);
  expect(Math.max(...sizes.slice(1))).toBeLessThan(80);
});

test('a cursor that is younger than the last read of this process is good', async () => {
  const tail = await reader();
  await frame(follow(tail));
  const [written] = await write(1);
  const after = `1.${written!.hash.slice(0, 8)}`;
  expect(await frame(follow(tail, { after }))).toEqual({ cursor: after, resync: false, events: [] });
});

test.each(['garbage', 'a forged one', 'of the future', 'of another project', 'too old'])(
  'a cursor that is no place to go on from begins anew: %s',
  async (cause) => {
    const tail = await reader({ replayLimit: 50 });
    const written = await write(60);
    const [other] = await db.append({ stream: randomUUID() });
    const mark = (position: number) => written[position - 1]!.hash.slice(0, 8);
    const after = {
      garbage: 'b2s=',
      'a forged one': `55.${mark(54)}`,
      'of the future': `61.${mark(60)}`,
      'of another project': `1.${other!.hash.slice(0, 8)}`,
      'too old': `9.${mark(9)}`,
    }[cause];
    const subscription = follow(tail, { after });
    expect(await frame(subscription)).toEqual({ cursor: `60.${mark(60)}`, resync: true, events: [] });
    await write(1);
    await tail.refresh();
    expect(positions((await frame(subscription)).events)).toEqual([61]);
  },
);

test('a database restored from backup makes everybody begin anew, also where the positions are used again', async () => {
  const tail = await reader();
  const [first] = await write(10);
  const live = follow(tail);
  const { cursor } = await frame(live);
  await db.pool.query(
    `begin; alter table history disable trigger all; alter table history_head disable trigger all;
     delete from history where stream = '${tests.stream}' and position > 1;
     update history_head set position = 1, hash = '\\x${first!.hash}' where stream = '${tests.stream}';
     alter table history enable trigger all; alter table history enable always trigger history_unchanged; alter table history_head enable trigger all; commit`,
  );
  const again = await write(12);
  await tail.refresh();
  const expected = { cursor: `13.${again[11]!.hash.slice(0, 8)}`, resync: true, events: [] };
  expect(await frame(live)).toEqual(expected);
  expect(await frame(follow(tail, { after: cursor }))).toEqual(expected);
  await write(1);
  await tail.refresh();
  expect(positions((await frame(live)).events)).toEqual([14]);
});

test('a subscription can be ended while it waits', async () => {
  const tail = await reader();
  const subscription = follow(tail);
  await frame(subscription);
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  expect(await subscription.return()).toEqual({ done: true, value: undefined });
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await subscription.next()).toEqual({ done: true, value: undefined });
});

test('stopping the reader ends those who wait', async () => {
  const tail = await reader();
  const subscription = follow(tail);
  await frame(subscription);
  const next = subscription.next();
  await tail.stop();
  expect((await next).done).toBe(true);
  expect((await follow(tail).next()).done).toBe(true);
});

test('writers, readers that come and go, and three streams: everybody gets each of its rows once, in order', async () => {
  const streams = times(3, () => randomUUID());
  const readers = await Promise.all([
    reader({ connect: undefined, pollEvery: 50, memory: 20 }),
    reader({ connect: undefined, pollEvery: 50 }),
  ]);
  const audiences = [['project'], ['coordinator'], ['coordinator', 'funder']];
  const rowsEach = 240;
  let seed = 7;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const subscribers = streams.flatMap((of) =>
    [['project'], ['coordinator'], ['funder'], ['project', 'coordinator', 'funder']].map(async (keys, i) => {
      const got: number[] = [];
      let after = '0.00000000';
      for (let last = 0; last < rowsEach;) {
        const subscription = readers[(i + random(2)) % 2]!.follow({
          stream: of,
          after,
          allowed: async () => opensTo([...keys, 'public']),
        });
        for (let pulls = 2 + random(4); pulls && last < rowsEach; pulls--) {
          const { value } = await subscription.next();
          expect(value!.resync).toBe(false);
          after = value!.cursor;
          got.push(...value!.events.map((row) => row.position));
          last = Number(after.split('.')[0]);
        }
        await subscription.return();
      }
      return { of, keys, got };
    }),
  );
  for (let round = 0; round < 40; round++) {
    await Promise.all(
      times(2, async (writer) => {
        await append(
          db.pool,
          ...streams.flatMap((of) => times(3, (i) => ({ stream: of, audience: audiences[(round + writer + i) % 3]! }))),
        );
        readers[writer]!.wake();
      }),
    );
  }
  await db.append(...streams.map((of) => ({ stream: of, audience: ['public'] })));
  readers[0]!.wake();
  for (const { of, keys, got } of await Promise.all(subscribers)) {
    const { rows } = await db.pool.query(
      `select position::int as n from history where stream = $1 and audience && $2 order by history.position`,
      [of, [...keys, 'public']],
    );
    expect(got.filter((position) => position <= rowsEach)).toEqual(
      rows.map((row) => row.n).filter((position) => position <= rowsEach),
    );
  }
});

/** Resolves when so many connections listen. */
async function listening(n: number) {
  await vi.waitFor(async () => {
    const { rows } = await db.pool.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and query like 'listen %'`,
    );
    expect(rows[0].n).toBe(n);
  });
}
