import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type Verdict = 'CLEAN' | 'REFUSED';
/** Looks for malware in a file's bytes. */
export type Scanner = (content: Readable, stopping: AbortSignal) => Promise<Verdict>;

/**
 * A program that reads the file from its standard input: it ends with 0 for a clean one and with 1 for one to refuse, as `clamdscan -`
 * does. Any other end says nothing of the file, and fails. It is run as it is, without a shell.
 */
export const commandScanner =
  (command: readonly string[]): Scanner =>
  async (content, signal) => {
    const [program, ...args] = command;
    const child = spawn(program!, args, { stdio: ['pipe', 'ignore', 'ignore'], signal });
    const ended = new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
    try {
      const [code] = await Promise.all([ended, feed(content, child.stdin)]);
      if (code === 0) return 'CLEAN';
      if (code === 1) return 'REFUSED';
      throw new Error(`The scanner ended with ${code ?? 'a signal'}`);
    } finally {
      child.kill();
    }
  };

/** A program that has seen enough stops reading, which is no fault; content that cannot be read to its end is one. */
async function feed(content: Readable, input: Writable): Promise<void> {
  const closed = new Promise<void>((done) => input.once('close', done));
  input.on('error', () => {});
  for await (const chunk of content) {
    if (input.destroyed) return;
    if (!input.write(chunk)) await Promise.race([closed, new Promise<void>((done) => input.once('drain', done))]);
  }
  input.end();
}
