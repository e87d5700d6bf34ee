import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Viewer } from '../../server/src/platform/auth/viewer.ts';
import type { Transaction } from '../../server/src/platform/database/transaction.ts';
import type { Job } from '../../server/src/platform/jobs/job.ts';
import { JobWorker } from '../../server/src/platform/jobs/worker.ts';
import { accounts, testHub } from '../support/api.ts';
import { until } from '../support/until.ts';

const hub = await testHub('demonstration');
const { database, pool } = hub;
const log = { debug() {}, warn() {}, error() {} };
const NAME = 'test.work';
const workers: JobWorker[] = [];

beforeEach(() => pool.query('delete from job'));
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop(0))));

/** A process's worker that does the one kind of this file. */
async function start(work: (job: Job) => Promise<unknown>, more: object = {}) {
  const worker = new JobWorker({ pool, works: { [NAME]: work } as never, log, pollEvery: 20, hold: 5, ...more });
  workers.push(worker);
  await worker.start();
  return worker;
}
const enqueue = (tx: Transaction, payload: object = {}, more: object = {}) => tx.enqueue(NAME as never, payload as never, more);
const ask = (payload?: object, more?: object) => database.inTransaction(new Viewer(), (tx) => enqueue(tx, payload, more));
const rows = async () =>
  (await pool.query('select *, run_at - clock_timestamp() > $1 as later from job order by created_at', ['4 seconds'])).rows;
const states = async () => (await rows()).map(({ state }) => state);

describe('asking', () => {
  test('a job is there with the commit of what asked for it, and never without', async () => {
    await expect(
      database.inTransaction(new Viewer(), async (tx) => {
        await enqueue(tx);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await rows()).toEqual([]);
    let woken = 0;
    database.onEnqueue = () => void woken++;
    await ask({ count: 3 });
    expect(await rows()).toMatchObject([{ name: NAME, payload: { count: 3 }, state: 'WAITING', attempts: 0 }]);
    expect(woken).toBe(1);
  });

  test('the same key of the same kind is asked for once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask({}, { key: 'once' })));
    await ask({}, { key: 'another' });
    expect(await rows()).toHaveLength(2);
  });

  test('a job is told no personal data', async () => {
    await expect(ask({ email: 'maija@example.test' })).rejects.toThrow('no id, enumeration, integer or date');
  });

  test('a job of a later time waits for it', async () => {
    await ask({}, { runAt: new Date(Date.now() + 400) });
    let done = 0;
    await start(async () => done++);
    await new Promise((waited) => setTimeout(waited, 150));
    expect(done).toBe(0);
    await until('it is done', () => done === 1);
  });
});

describe('doing', () => {
  test('each of many jobs is done by one of several workers', async () => {
    const done: number[] = [];
    await Promise.all(Array.from({ length: 60 }, (_, number) => ask({ number })));
    for (let i = 0; i < 3; i++) await start(async ({ payload }) => done.push((payload as unknown as { number: number }).number));
    await until('all are done', async () => (await states()).every((state) => state === 'DONE'));
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, number) => number));
  });

  test('what fails is attempted again, later each time, and given up after ten attempts', async () => {
    await ask();
    await start(async () => Promise.reject(new Error('No mailbox for "maija@example.test"')));
    await until('it failed once', async () => (await rows())[0].last_error);
    expect(await rows()).toMatchObject([{ state: 'WAITING', attempts: 1, last_error: 'No mailbox for …', later: true }]);
    for (let attempts = 2; attempts <= 10; attempts++) {
      await pool.query('update job set run_at = clock_timestamp()');
      await until(
        `attempt ${attempts}`,
        async () => (await rows())[0].attempts === attempts && (await states())[0] !== 'RUNNING',
      );
    }
    expect(await rows()).toMatchObject([{ state: 'FAILED', attempts: 10, held_until: null }]);
  });

  test('what a lost process had in hand is taken over when its time has passed', async () => {
    await ask();
    await pool.query(`update job set state = 'RUNNING', attempts = 1, held_until = clock_timestamp() + interval '200 ms'`);
    const attempts: number[] = [];
    await start(async ({ attempt }) => attempts.push(attempt));
    await until('it is done', async () => (await states())[0] === 'DONE');
    expect(attempts).toEqual([2]);
  });

  test('a job at which processes are lost again and again is given up', async () => {
    await ask();
    await pool.query(`update job set state = 'RUNNING', attempts = 10, held_until = clock_timestamp()`);
    await start(async () => expect.unreachable());
    await until('it is given up', async () => (await states())[0] === 'FAILED');
    expect((await rows())[0].last_error).toBe('The process that ran it was lost');
  });

  test('long work keeps its job, and only its job', async () => {
    await ask();
    let begun = 0;
    const work = async () => {
      begun++;
      await new Promise((done) => setTimeout(done, 1_500));
    };
    await start(work, { hold: 0.5 });
    await start(work, { hold: 0.5 });
    await until('it is done', async () => (await states())[0] === 'DONE');
    expect(begun).toBe(1);
  });

  test('who was taken for lost changes nothing: its transaction is undone', async () => {
    await ask();
    const outcome = Promise.withResolvers<unknown>();
    await start(async (job) => {
      await pool.query('update job set attempts = attempts + 1');
      const work = database.inTransaction(new Viewer(), async (tx) => {
        await enqueue(tx, { count: 1 }, { runAt: new Date(Date.now() + 60_000) });
        await job.finish(tx);
      });
      await work.then(outcome.resolve, outcome.resolve);
    });
    expect(await outcome.promise).toMatchObject({ message: 'Another process has taken the job over' });
    expect(await rows()).toMatchObject([{ state: 'RUNNING', attempts: 2 }]);
  });
});

describe('stopping', () => {
  test('work in hand ends, and no other is begun', async () => {
    await ask();
    await ask();
    let ended = 0;
    const worker = await start(
      async () => {
        await new Promise((done) => setTimeout(done, 300));
        ended++;
      },
      { most: 1 },
    );
    await until('one is begun', async () => (await states()).includes('RUNNING'));
    await worker.stop();
    expect(ended).toBe(1);
    expect(new Set(await states())).toEqual(new Set(['DONE', 'WAITING']));
  });

  test('what lasts too long is let go at once, for another process, and costs no attempt', async () => {
    await ask();
    const worker = await start(() => new Promise(() => {}));
    await until('it is begun', async () => (await states())[0] === 'RUNNING');
    const begun = Date.now();
    await worker.stop(100);
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(await rows()).toMatchObject([{ state: 'WAITING', attempts: 0 }]);
    let done = 0;
    await start(async () => done++);
    await until('the other did it', () => done === 1);
  });

  test('work that listens breaks off', async () => {
    await ask();
    const worker = await start(
      ({ stopping }) => new Promise((_, broken) => stopping.addEventListener('abort', () => broken(stopping.reason))),
    );
    await until('it is begun', async () => (await states())[0] === 'RUNNING');
    await worker.stop();
    expect(await rows()).toMatchObject([{ state: 'WAITING', attempts: 0, last_error: null }]);
  });
});

describe('every night', () => {
  test('the next night is planned once, whoever plans it, at its hour in Finland', async () => {
    for (let i = 0; i < 3; i++) await start(async () => {}, { nightly: { [NAME]: '02:15' } });
    const planned = await pool.query(
      `select to_char(run_at at time zone 'Europe/Helsinki', 'HH24:MI') as time, run_at > clock_timestamp() and run_at < clock_timestamp() + interval '25 hours' as next from job`,
    );
    expect(planned.rows).toEqual([{ time: '02:15', next: true }]);
  });

  test('what has long been done is cleared away', async () => {
    await ask();
    await ask();
    await pool.query(
      `update job set state = 'DONE', finished_at = clock_timestamp() - interval '31 days' where id = (select id from job limit 1)`,
    );
    await start(async () => {});
    expect(await rows()).toHaveLength(1);
  });
});

describe('seeing', () => {
  const JOBS = '{ jobs(first: 2) { nodes { id name state runAt attempts lastError } pageInfo { hasNextPage endCursor } } }';

  test('the administrator of the installation sees the jobs, page by page, and finds one by its id', async () => {
    for (const number of [1, 2, 3]) await ask({ number });
    await pool.query(`update job set created_at = created_at + (payload ->> 'number')::int * interval '1 second'`);
    await pool.query(
      `update job set state = 'FAILED', attempts = 10, last_error = 'No mailbox' where payload ->> 'number' = '3'`,
    );
    const admin = await hub.as('admin');
    const { jobs } = await admin.data(JOBS);
    expect(jobs).toMatchObject({
      nodes: [
        { name: NAME, state: 'FAILED', attempts: 10, lastError: 'No mailbox' },
        { name: NAME, state: 'WAITING', attempts: 0, lastError: null },
      ],
      pageInfo: { hasNextPage: true },
    });
    const rest = await admin.data('query ($after: Cursor) { jobs(after: $after) { nodes { state } } }', {
      after: jobs.pageInfo.endCursor,
    });
    expect(rest.jobs.nodes).toEqual([{ state: 'WAITING' }]);
    const found = await admin.data('query ($id: ID!) { node(id: $id) { ... on Job { state } } }', { id: jobs.nodes[0].id });
    expect(found.node).toEqual({ state: 'FAILED' });
  });

  test('nobody else sees any', async () => {
    await ask();
    const [{ id }] = await rows();
    for (const account of accounts.filter((name) => name !== 'admin')) {
      const caller = await hub.as(account);
      expect(await caller.data(`{ jobs { nodes { id } } node(id: "${id}") { id } }`)).toEqual({
        jobs: { nodes: [] },
        node: null,
      });
    }
    expect(await hub.nobody.refused(JOBS)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
