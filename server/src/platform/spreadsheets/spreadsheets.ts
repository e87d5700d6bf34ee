import { Worker } from 'node:worker_threads';
import { AppError } from '../errors/app-error.ts';
import { FileProblem, type Sheet } from './table.ts';
import type { Work } from './spreadsheets.worker.ts';
import type { WrittenSheet } from './write.ts';

// What a thread may take before it is ended: the process and its other requests go on meanwhile.
const MEGABYTES = 768;
const SECONDS = 20;
const AT_ONCE = 2;
const WAITING = 20;

const running = new Set<Promise<unknown>>();
let waiting = 0;

/** The tables of a file. Throws FileProblem for one that cannot be read, also when it asks for more memory or time than there is. */
export const readInThread = (file: Uint8Array): Promise<Sheet[]> => inTurn(() => run<Sheet[]>({ read: file }));

/** A workbook of these rows. */
export const writeInThread = async (sheet: WrittenSheet): Promise<Buffer> =>
  Buffer.from(await inTurn(() => run<Uint8Array>({ write: sheet })));

/** A few threads at the same time; more work waits, and too much of it is turned away. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= WAITING) throw new AppError('UNAVAILABLE', { retryAfterSeconds: SECONDS });
  waiting += 1;
  try {
    while (running.size >= AT_ONCE) await Promise.race(running);
  } finally {
    waiting -= 1;
  }
  const done = work();
  const settled = done.catch(() => {}).finally(() => running.delete(settled));
  running.add(settled);
  return done;
}

function run<T>(workerData: Work): Promise<T> {
  // Beside the source as it is, beside the built program as it is there.
  const file = import.meta.url.endsWith('.ts') ? './spreadsheets.worker.ts' : './spreadsheets.worker.js';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
      execArgv: [],
    });
    const timer = setTimeout(() => end(new FileProblem('TOO_SLOW', { seconds: SECONDS })), SECONDS * 1_000);
    const end = (error: Error) => {
      clearTimeout(timer);
      reject(error);
      void worker.terminate();
    };
    worker.once('message', ({ done, problem, params }) => {
      if (problem) return end(new FileProblem(problem, params));
      clearTimeout(timer);
      resolve(done);
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileProblem('TOO_LARGE', { megabytes: MEGABYTES }) : error),
    );
    worker.once('exit', () => end(new Error('The thread ended without an answer')));
  });
}
