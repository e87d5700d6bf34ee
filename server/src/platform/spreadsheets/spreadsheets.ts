import { Worker } from 'node:worker_threads';
import type { FileProblemCode } from '../../../../schema/errors.ts';
import { AppError } from '../errors/app-error.ts';
import type { SheetHead } from './heads.ts';
import type { Work } from './spreadsheets.worker.ts';
import { FileProblem, type SheetRow } from './table.ts';
import type { WrittenSheet } from './write.ts';

// What a thread may take before it is ended: the process and its other requests go on meanwhile.
const MEGABYTES = 768;
const SECONDS = 20;
const WAITING = 20;

type Lane = { atOnce: number; running: Set<Promise<void>>; waiting: number };
/** Whoever waits for an answer does not wait behind a job, which may read one file for minutes. */
const asked: Lane = { atOnce: 2, running: new Set(), waiting: 0 };
const jobs: Lane = { atOnce: 2, running: new Set(), waiting: 0 };

/** The heads of a file's sheets. Throws FileProblem for one that cannot be read, also when it asks for more memory or time than there is. */
export const readHeads = (file: Uint8Array): Promise<SheetHead[]> => inThread(asked, { heads: file }, (thread) => thread.next());

/** A workbook of these rows. */
export const writeWorkbook = async (write: WrittenSheet): Promise<Buffer> =>
  Buffer.from(await inThread(asked, { write }, (thread) => thread.next<Uint8Array>()));

/** Hands the rows of a sheet over batch by batch, in their order. Throws as `readHeads` does. */
export const readRows = (file: Uint8Array, sheet: number, take: (rows: SheetRow[]) => Promise<unknown>): Promise<void> =>
  inThread(jobs, { rows: file, sheet }, async (thread) => {
    for (;;) {
      thread.ask();
      const rows = await thread.next<SheetRow[]>();
      if (!rows.length) return;
      await take(rows);
    }
  });

/** A few threads at the same time; more work waits, and too much of it is turned away. */
async function inThread<T>(lane: Lane, work: Work, use: (thread: Thread) => Promise<T>): Promise<T> {
  const { atOnce, running } = lane;
  if (lane.waiting >= WAITING) throw new AppError('UNAVAILABLE', { retryAfterSeconds: SECONDS });
  lane.waiting += 1;
  try {
    while (running.size >= atOnce) await Promise.race(running);
  } finally {
    lane.waiting -= 1;
  }
  const thread = new Thread(work);
  const ended = thread.ended.finally(() => running.delete(ended));
  running.add(ended);
  try {
    return await use(thread);
  } finally {
    await thread.end();
  }
}

class Thread {
  private readonly worker: Worker;
  readonly ended: Promise<void>;

  constructor(workerData: Work) {
    // Beside the source as it is, beside the built program as it is there.
    const file = import.meta.url.endsWith('.ts') ? './spreadsheets.worker.ts' : './spreadsheets.worker.js';
    this.worker = new Worker(new URL(file, import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
      execArgv: [],
    });
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()));
    // Somebody always listens: what it says while nobody waits for it is no reason for the process to end.
    this.worker.on('error', () => {});
  }

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  ask = () => this.worker.postMessage('next');
  end = async () => void (await this.worker.terminate());

  /** What it answers next. */
  next<T>(): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = ({ done, problem, params }: Answer<T>) =>
        settle(() => (problem ? reject(new FileProblem(problem, params)) : resolve(done!)));
      const onError = (error: NodeJS.ErrnoException) =>
        settle(() =>
          reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileProblem('TOO_LARGE', { megabytes: MEGABYTES }) : error),
        );
      const onExit = () => settle(() => reject(new Error('The thread ended without an answer')));
      const timer = setTimeout(() => settle(() => reject(new FileProblem('TOO_SLOW', { seconds: SECONDS }))), SECONDS * 1_000);
      this.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }
}

type Answer<T> = { done?: T; problem?: FileProblemCode; params?: Record<string, number> };
