import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Follow, FollowOptions, Frame } from '../../server/src/platform/history/follow.ts';
import type { WrittenRow } from '../../server/src/platform/history/row.ts';
import { HistoryTail, type TailOptions } from '../../server/src/platform/history/tail.ts';
import { historyDatabase, times } from './history.fixture.ts';

const NEVER = 2 ** 30;
export const everything = () => true;

/** Readers of a database of the test file's own, as several processes would have them, over a new stream in each test. */
export async function historyReaders() {
  const db = await historyDatabase();
  const tails: HistoryTail[] = [];
  const tests = {
    db,
    stream: '',
    /** By default one that only hears what it is told. */
    async reader(options: Partial<TailOptions> = {}) {
      const tail = new HistoryTail({
        pool: db.pool,
        log: pino({ level: 'silent' }),
        pollEvery: NEVER,
        connect: deaf,
        ...options,
      });
      tails.push(tail);
      await tail.start();
      return tail;
    },
    follow: (tail: HistoryTail, options: Partial<FollowOptions> = {}) =>
      tail.follow({ stream: tests.stream, allowed: async () => everything, ...options }),
    write: (n: number, audience = ['project']) =>
      db.append(...times(n, (i) => ({ stream: tests.stream, audience, facts: { i } }))),
    /** Whether it is still waiting when everything that was due has run. */
    async waits(promise: Promise<unknown>) {
      await db.pool.query('select 1');
      await new Promise((resolve) => setImmediate(resolve));
      return (await Promise.race([promise, Promise.resolve('waits')])) === 'waits';
    },
    stopAll: () => Promise.all(tails.splice(0).map((tail) => tail.stop())),
  };
  beforeEach(() => {
    tests.stream = randomUUID();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await tests.stopAll();
  });
  return tests;
}

const deaf = () => Promise.reject(new Error('nobody listens here'));

export async function frame(subscription: Follow): Promise<Frame> {
  const { value, done } = await subscription.next();
  if (done) throw new Error('the subscription ended');
  return value!;
}

/** Frames until these many events have come. */
export async function events(subscription: Follow, n: number): Promise<WrittenRow[]> {
  const all: WrittenRow[] = [];
  while (all.length < n) all.push(...(await frame(subscription)).events);
  return all;
}

export const positions = (rows: readonly WrittenRow[]) => rows.map((row) => row.position);
