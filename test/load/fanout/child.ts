import { fork, type ChildProcess } from 'node:child_process';

/** A process of the measurement, which answers what it is asked over its channel. */
export class Child {
  private readonly open = new Map<number, PromiseWithResolvers<any>>();
  private asked = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
      const waiting = this.open.get(id);
      this.open.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    });
    child.once('exit', (code, signal) => {
      for (const { reject } of this.open.values()) reject(new Error(`A process of the measurement ended: ${code ?? signal}`));
    });
  }

  static start(file: string, args: string[] = []): Child {
    const execArgv = ['--import', '@oxc-node/core/register', '--expose-gc'];
    const env = { ...process.env, NODE_ENV: 'production' };
    return new Child(fork(`test/load/fanout/${file}`, args, { execArgv, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  }

  ask<T>(what: string, given: unknown = null): Promise<T> {
    const id = ++this.asked;
    const waiting = Promise.withResolvers<T>();
    this.open.set(id, waiting);
    this.child.send({ id, what, given });
    return waiting.promise;
  }

  /** Ends it, and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** The other end: answers by these. It ends with whoever asks. */
export function answerBy(answers: Record<string, (given: any) => unknown>): void {
  process.on('message', async ({ id, what, given }: { id: number; what: string; given: unknown }) => {
    try {
      process.send!({ id, result: await answers[what]!(given) });
    } catch (error) {
      process.send!({ id, error: String((error as Error).stack) });
    }
  });
  process.on('disconnect', () => process.exit(1));
}

/** Milliseconds on a clock that all processes of a machine share. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;
