import { AppError } from './app-error.ts';

// Time-outs of statements and locks, lost connections, shutdowns, full pools, deadlocks: they pass, and the caller may try again.
const PASSING = /^(57...|55P03|53...|08...|25P03|40...|ECONN.*|EPIPE|ENOENT|ETIMEDOUT)$/;
// The pool, the connection and its holder say these without a code.
const PASSING_WORDS =
  /^(Query runner already released|Database connection provided by a query runner was already released|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Cannot use a pool after calling end)/;

/** What PostgreSQL says, as what a caller can act on. Anything else stays what it is, to be logged whole. */
export function fromPostgres(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code: own, driverError } = error as { code?: unknown; driverError?: { code?: unknown; message?: string } };
  const state = driverError?.code ?? own;
  // Class 22: a value that its type cannot hold.
  if (typeof state === 'string' && /^22...$/.test(state)) return because(error, 'BAD_USER_INPUT', { problem: 'MALFORMED_VALUE' });
  if ((typeof state === 'string' && PASSING.test(state)) || PASSING_WORDS.test(driverError?.message ?? error.message))
    return because(error, 'UNAVAILABLE', { retryAfterSeconds: 1 });
  return error;
}

const because = (cause: Error, ...what: ConstructorParameters<typeof AppError>) =>
  Object.assign(new AppError(...what), { cause });
