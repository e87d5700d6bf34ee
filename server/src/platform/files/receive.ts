import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { AppError, badInput } from '../errors/app-error.ts';

/** How long an upload may stand still, and how slow it may be as a whole, in bytes a second. */
export type Pace = { idleMs: number; slowest: number };
export const PACE: Pace = { idleMs: 30_000, slowest: 10 * 1024 };

/** What came, once all of it is on the disk. */
export type Received = { path: string; size: number; sha256: string };

/**
 * Writes what is sent into a new file, no more than was announced. Whatever goes wrong on the way (a cut line, too much, too little,
 * too slow) leaves no file behind.
 */
export async function receive(body: Readable, path: string, size: number, pace: Pace = PACE): Promise<Received> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  const slow = watch(body, size, pace);
  let received = 0;
  try {
    // Not destroyed when it is left: the connection still has to carry the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      slow.goesOn();
      received += chunk.length;
      if (received > size) throw badInput('file', 'SIZE_DIFFERS', { announced: size });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (received < size) throw badInput('file', 'SIZE_DIFFERS', { announced: size });
    await file.close();
    return { path, size, sha256: hash.digest('hex') };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  } finally {
    slow.end();
  }
}

function watch(body: Readable, size: number, { idleMs, slowest }: Pace) {
  const cut = () => void body.destroy(new AppError('UNAVAILABLE', { problem: 'TOO_SLOW' }));
  const whole = setTimeout(cut, idleMs + (size / slowest) * 1_000);
  let idle = setTimeout(cut, idleMs);
  return {
    goesOn() {
      clearTimeout(idle);
      idle = setTimeout(cut, idleMs);
    },
    end() {
      clearTimeout(whole);
      clearTimeout(idle);
    },
  };
}
