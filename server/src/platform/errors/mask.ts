import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorCodes, type ErrorCode } from '../../../../schema/errors.ts';
import { AppError } from './app-error.ts';
import { fromPostgres } from './from-postgres.ts';

const MOST_LETTERS = 300;
const MOST_PLACES = 3;
const MOST_ERRORS = 20;
// What GraphQL itself and the server library say of a bad request is the caller's to mend.
const FROM_LIBRARY: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

type Logged = (error: unknown) => void;

/** What may leave the house of an error: a code, its parameters and the request's id. The rest is logged. */
export function mask(
  error: GraphQLFormattedError,
  original: unknown,
  requestId: string | undefined,
  log: Logged,
): GraphQLFormattedError {
  const cause = fromPostgres(original instanceof GraphQLError ? (original.originalError ?? original) : original);
  const place = {
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations.slice(0, MOST_PLACES) }),
  };
  const extensions = (code: ErrorCode, params: object) => ({ code, params, ...(requestId && { requestId }) });
  if (cause instanceof AppError) {
    if (cause.code === 'UNAVAILABLE' || cause.cause) log(cause.cause ?? cause);
    return { message: cause.code, ...place, extensions: extensions(cause.code, cause.params) };
  }
  const code = error.extensions?.['code'];
  const known =
    FROM_LIBRARY[String(code)] ??
    (errorCodes as readonly unknown[]).find((listed) => listed === code && code !== 'INTERNAL') ??
    plainGraphQL(cause);
  if (known) {
    const problem = code === 'PERSISTED_QUERY_NOT_FOUND' ? { problem: code } : {};
    return { message: error.message.slice(0, MOST_LETTERS), ...place, extensions: extensions(known as ErrorCode, problem) };
  }
  log(cause);
  return { message: 'INTERNAL', ...place, extensions: extensions('INTERNAL', {}) };
}

/** The errors of one operation, each masked; more than somebody could read are left out. */
export const maskAll = (errors: readonly GraphQLError[], requestId: string, log: Logged): GraphQLFormattedError[] =>
  errors.slice(0, MOST_ERRORS).map((error) => mask(error.toJSON(), error, requestId, log));

/** How an operation ended, in one word; null when it ended well. */
export const codeOf = ([first]: readonly GraphQLFormattedError[]): string | null =>
  (first?.extensions?.['code'] as string) ?? null;

/** A GraphQL error without a cause of ours: an argument that is not of its type, and the like. */
const plainGraphQL = (cause: unknown): ErrorCode | undefined =>
  cause instanceof GraphQLError && !cause.originalError && cause.extensions['code'] === undefined ? 'BAD_USER_INPUT' : undefined;
