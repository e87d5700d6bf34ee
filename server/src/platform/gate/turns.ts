import type { ExecutionResult } from 'graphql';
import type { Viewer } from '../auth/viewer.ts';
import { AppError } from '../errors/app-error.ts';
import { network } from './address.ts';

type Line = { running: number; waiting: (() => void)[] };

/** Lets each caller have some operations carried out at the same time; more wait, so that nobody takes every connection to the database. */
export class Turns {
  private readonly lines = new Map<string, Line>();

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Does the work when it is the caller's turn; RATE_LIMITED when too many of theirs wait already. */
  async take<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(caller) ?? { running: 0, waiting: [] };
    this.lines.set(caller, line);
    if (line.running < this.atOnce) line.running += 1;
    else if (line.waiting.length < this.mostWaiting) await new Promise<void>((turn) => line.waiting.push(turn));
    else throw new AppError('RATE_LIMITED', { retryAfterSeconds: 1 });
    try {
      return await work();
    } finally {
      // A turn is handed on as it is, so that nobody comes in between.
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.running === 0) this.lines.delete(caller);
    }
  }
}

/** A person, in however many sessions; of strangers, all of one network. */
export const callerOf = ({ personId }: Viewer, address: string | undefined) => personId ?? network(address ?? '');

/** The answer to who did not get a turn; anything else goes on. */
export function refusedTurn(error: unknown): ExecutionResult {
  if (error instanceof AppError) return { errors: [error] };
  throw error;
}
