import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../../../schema/errors.ts';

/** An error that a person or program is told about: a code of the closed list, and what it needs to act on it. */
export class AppError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    readonly params: Record<string, unknown> = {},
  ) {
    super(code, { extensions: { code, params } });
  }
}

/** Absent, or not for this viewer: the two cannot be told apart. */
export const notFound = (field = 'id') => new AppError('NOT_FOUND', { field });
export const badInput = (field: string, problem: string, more: Record<string, unknown> = {}) =>
  new AppError('BAD_USER_INPUT', { field, problem, ...more });
