import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../../../schema/errors.ts';

export type HttpHead = { status: number; headers: Record<string, string> };

// Failures of the request as a whole: programs between us and the caller act on the status without reading the answer.
const WHOLE: Partial<Record<ErrorCode, number>> = { UNAVAILABLE: 503, RATE_LIMITED: 429, LIMIT_REACHED: 400, INTERNAL: 500 };

/**
 * The status of an answer with these errors; undefined for an answer that stands: what the domain refuses is a good answer to a
 * good request. `begun` says whether the operation was carried out at all.
 */
export function httpStatus(errors: readonly GraphQLFormattedError[], begun: boolean): HttpHead | undefined {
  for (const [code, status] of Object.entries(WHOLE)) {
    const error = errors.find(({ extensions }) => extensions?.['code'] === code);
    if (!error) continue;
    const { retryAfterSeconds } = (error.extensions?.['params'] ?? {}) as { retryAfterSeconds?: number };
    const retry = retryAfterSeconds ?? (code === 'UNAVAILABLE' ? 1 : undefined);
    return { status, headers: retry ? { 'retry-after': String(retry) } : {} };
  }
  if (begun) return undefined;
  return { status: errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED') ? 401 : 400, headers: {} };
}
