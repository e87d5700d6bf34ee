import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { errorWords } from '../logging/errors.ts';
import type { Log } from '../logging/log.ts';
import { marked } from '../telemetry/marks.ts';
import type { Job, JobName, JobWorks } from './job.ts';
import { CLAIM, FAIL, FINISH, HOLD, PLAN_NIGHT, RELEASE, SWEEP } from './statements.ts';

export type WorkerOptions = {
  pool: Pick<Pool, 'query'>;
  works: JobWorks;
  /** Jobs of every night, and at what time in Finland. */
  nightly?: Partial<Record<JobName, string>>;
  log: Pick<Log, 'debug' | 'warn' | 'error'>;
  pollEvery?: number;
  /** Seconds after which the others take over from a process that no longer says that it is there. */
  hold?: number;
  /** Jobs that this process does at the same time. */
  most?: number;
};

/** Whose it is: the job and the number of the attempt. */
type Attempt = [id: string, attempts: number];
type Claimed = { id: string; name: JobName; payload: never; attempts: number; state: 'RUNNING' | 'FAILED' };

const PLAN_EVERY = 10 * 60_000;

/** Takes jobs as they come due, together with the workers of other processes, and does them. */
export class JobWorker {
  private readonly running = new Map<string, { attempt: Attempt; done: Promise<void> }>();
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private claiming: Promise<void> | undefined;
  private asked = false;
  private failing = false;

  constructor(private readonly options: WorkerOptions) {}

  async start(): Promise<void> {
    await this.plan();
    this.timers.push(
      setInterval(this.wake, this.options.pollEvery ?? 1_000),
      setInterval(() => void this.plan(), PLAN_EVERY),
    );
    this.wake();
  }

  /** There may be a job. */
  wake = (): void => {
    this.asked = true;
    this.claiming ??= this.claim().finally(() => (this.claiming = undefined));
  };

  /** Takes no more jobs, and lets those in hand end. What lasts longer than that is let go, for another process to begin anew. */
  async stop(patience = 5_000): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.stopping.abort();
    await this.claiming;
    const timer = new AbortController();
    const ended = Promise.all([...this.running.values()].map(({ done }) => done));
    await Promise.race([ended, pause(patience, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
    await Promise.all([...this.running.values()].map(({ attempt }) => this.note(RELEASE, attempt)));
  }

  private async claim(): Promise<void> {
    const { pool, works, hold = 30, most = 2, log } = this.options;
    try {
      while (this.asked) {
        this.asked = false;
        while (this.running.size < most && !this.stopping.signal.aborted) {
          const { rows } = await pool.query<Claimed>(CLAIM, [Object.keys(works), hold]);
          if (!rows[0]) break;
          await this.take(rows[0]);
        }
        this.failing = false;
      }
    } catch (error) {
      log[this.failing ? 'debug' : 'warn']({ err: error }, 'jobs: cannot be read, trying again');
      this.failing = true;
    }
  }

  private async take(claimed: Claimed) {
    const { id, name, state, attempts } = claimed;
    const attempt: Attempt = [id, attempts];
    if (state === 'FAILED') return this.options.log.error({ job: name, id }, 'jobs: given up, its processes were lost');
    if (this.stopping.signal.aborted) return this.note(RELEASE, attempt);
    const done = this.run(claimed, attempt).finally(() => {
      this.running.delete(id);
      this.wake();
    });
    this.running.set(id, { attempt, done });
  }

  private async run({ id, name, payload, attempts }: Claimed, attempt: Attempt): Promise<void> {
    const { works, hold = 30, log } = this.options;
    const holding = setInterval(() => void this.note(HOLD, attempt, hold), (hold * 1_000) / 3);
    const job: Job = {
      id,
      name,
      payload,
      attempt: attempts,
      stopping: this.stopping.signal,
      async finish(tx) {
        const [, finished] = await tx.manager.query(FINISH, attempt);
        if (!finished) throw new Error('Another process has taken the job over');
      },
    };
    try {
      await marked('job', { name, attempt: attempts }, () => (works[name] as (job: Job) => Promise<void>)(job));
      await this.note(FINISH, attempt);
    } catch (error) {
      // Broken off by the stop, it has not failed.
      if (this.stopping.signal.aborted && error === this.stopping.signal.reason) return this.note(RELEASE, attempt);
      log.warn({ err: error, job: name, id, attempt: attempts }, 'jobs: an attempt failed');
      await this.note(FAIL, attempt, errorWords(error));
    } finally {
      clearInterval(holding);
    }
  }

  // What cannot be put down shows by the hold that runs out: the job is then attempted again.
  private async note(statement: string, attempt: Attempt, ...more: unknown[]): Promise<void> {
    const { pool, log } = this.options;
    await pool
      .query(statement, [...attempt, ...more])
      .catch((error) => log.warn({ err: error, id: attempt[0] }, 'jobs: not put down'));
  }

  private async plan(): Promise<void> {
    const { pool, nightly = {}, log } = this.options;
    try {
      for (const [name, time] of Object.entries(nightly)) await pool.query(PLAN_NIGHT, [name, time]);
      await pool.query(SWEEP);
    } catch (error) {
      log.warn({ err: error }, 'jobs: the night is not planned, trying again');
    }
  }
}
