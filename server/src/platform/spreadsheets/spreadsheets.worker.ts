import { parentPort, workerData } from 'node:worker_threads';
import { headsOf } from './heads.ts';
import { readSheets } from './read.ts';
import { FileProblem } from './table.ts';
import { writeXlsx, type WrittenSheet } from './write.ts';

/** What a thread is asked for: the heads of a file's sheets, the rows of one of them, or a file of rows. */
export type Work = { heads: Uint8Array } | { rows: Uint8Array; sheet: number } | { write: WrittenSheet };

const AT_ONCE = 1_000;

const work = workerData as Work;
try {
  if ('heads' in work) answer(headsOf(readSheets(Buffer.from(work.heads))));
  else if ('write' in work) answer(await writeXlsx(work.write));
  else handOut(work.rows, work.sheet);
} catch (error) {
  if (!(error instanceof FileProblem)) throw error;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort!.postMessage({ problem: error.code, params: error.params });
}

function answer(done: unknown) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort!.postMessage({ done });
}

/** A batch each time that somebody asks, so that they never pile up; none at the end. */
function handOut(file: Uint8Array, sheet: number) {
  const rows = readSheets(Buffer.from(file))[sheet]?.rows ?? [];
  let from = 0;
  parentPort!.on('message', () => {
    answer(rows.slice(from, from + AT_ONCE));
    from += AT_ONCE;
  });
}
