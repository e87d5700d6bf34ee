import type { Transaction } from '../database/transaction.ts';

/** Every kind of job and what it is told: ids, codes, numbers and dates only, as in the history. Each feature adds its own by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface JobKinds {}
export type JobName = keyof JobKinds;

/** One attempt at a job. */
export type Job<K extends JobName = JobName> = {
  readonly id: string;
  readonly name: K;
  readonly payload: JobKinds[K];
  /** From 1. */
  readonly attempt: number;
  /** Aborted when the process stops: long work breaks off, and another process begins it anew. */
  readonly stopping: AbortSignal;
  /**
   * Says that it is done, within the transaction of its work: both happen or neither, however often it is attempted. Work that is
   * harmless to repeat need not call it.
   */
  finish(tx: Transaction): Promise<void>;
};

/** How each kind is done. It may be called again for what was done already, when a process was lost at the wrong moment. */
export type JobWorks = { readonly [K in JobName]: (job: Job<K>) => Promise<void> };

/** When and how often something is asked for. */
export type JobOptions = {
  /** The same key of the same kind is asked for once, as long as its row is kept (30 days after it was done). */
  key?: string;
  runAt?: Date;
};
