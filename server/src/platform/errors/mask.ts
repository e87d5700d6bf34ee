import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorCodes, type ErrorCode } from '../../../../schema/errors.ts';
import { AppError } from './app-error.ts';

const MOST_LETTERS = 300;
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

/** What may leave the house of an error: a code, its parameters and the request's id. The rest is logged. */
export function mask(
  error: GraphQLFormattedError,
  original: unknown,
  requestId: string,
  log: (error: unknown) => void,
): GraphQLFormattedError {
  const cause = original instanceof GraphQLError ? (original.originalError ?? original) : original;
  const place = { ...(error.path && { path: error.path }), ...(error.locations && { locations: error.locations }) };
  if (cause instanceof AppError) {
    if (cause.code === 'UNAVAILABLE' || cause.cause) log(cause.cause ?? cause);
    return { message: cause.code, ...place, extensions: { code: cause.code, params: cause.params, requestId } };
  }
  const code = error.extensions?.['code'];
  const known =
    FROM_LIBRARY[String(code)] ??
    (errorCodes as readonly unknown[]).find((listed) => listed === code && code !== 'INTERNAL') ??
    plainGraphQL(cause);
  if (known)
    return { message: error.message.slice(0, MOST_LETTERS), ...place, extensions: { code: known, params: {}, requestId } };
  log(cause);
  return { message: 'INTERNAL', ...place, extensions: { code: 'INTERNAL', params: {}, requestId } };
}

/** A GraphQL error without a cause of ours: an argument that is not of its type, and the like. */
const plainGraphQL = (cause: unknown): ErrorCode | undefined =>
  cause instanceof GraphQLError && !cause.originalError && cause.extensions['code'] === undefined ? 'BAD_USER_INPUT' : undefined;
