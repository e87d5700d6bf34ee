import { parentPort, workerData } from 'node:worker_threads';
import { readSheets } from './read.ts';
import { FileProblem } from './table.ts';
import { writeXlsx, type WrittenSheet } from './write.ts';

/** What a thread is asked for: it does one thing and ends. */
export type Work = { read: Uint8Array } | { write: WrittenSheet };

const work = workerData as Work;
try {
  const done = 'read' in work ? readSheets(Buffer.from(work.read)) : await writeXlsx(work.write);
  parentPort!.postMessage({ done });
} catch (error) {
  if (!(error instanceof FileProblem)) throw error;
  parentPort!.postMessage({ problem: error.code, params: error.params });
}
