/** Every code an error can carry in `extensions.code`. The list is closed: both sides are built from it. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'IDEMPOTENCY_CONFLICT',
  'LIMIT_REACHED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
  // Where a person can act differently, the domain has a code of its own.
  'SIGN_IN_FAILED',
  'EVIDENCE_REQUIRED',
  'REASON_REQUIRED',
  'NOTE_REQUIRED',
  'EFFECTIVE_DATE_OUT_OF_RANGE',
  'FILE_UNREADABLE',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Why an action is off, as `viewerCan { action { reason } }` and FORBIDDEN's `params.reason` say it. */
export const reasonCodes = [
  'NOT_SIGNED_IN',
  'ROLE_CANNOT_EDIT',
  'NOT_A_PROVIDER',
  'NOT_YOUR_ORGANISATION',
  'NOT_IN_CARE_OF_A_PROJECT',
  'NOT_CONFIRMED_TO_EXIST',
  'OTHER_POPULATION',
  'ARCHIVED',
  'NOT_AN_ADMINISTRATOR',
  'NOT_YOURS_TO_INVITE',
  'MAIL_NOT_SET_UP',
  'OWN_ROLE',
  'HAS_ENDED',
  'NOT_OPEN',
  'DEMONSTRATION_ACCOUNT',
  'NOT_WITH_A_TOKEN',
  'TOKEN_ONLY_READS',
  'NOT_IN_THE_PROJECT',
  'WORK_GOES_ON',
  'NOT_CHECKED',
  'NOTHING_TO_IMPORT',
  'APPLIED_ALREADY',
  'NOT_APPLIED',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why a file cannot be read as a table: `params.problem` of FILE_UNREADABLE. */
export const fileProblems = [
  'EMPTY',
  'NOT_A_TABLE',
  'OLD_OR_PROTECTED',
  'TRUNCATED',
  'DAMAGED',
  'ENCODING',
  'QUOTE_NOT_CLOSED',
  'UNPACKS_TOO_LARGE',
  'TOO_MANY_ROWS',
  'TOO_MANY_COLUMNS',
  'TOO_MANY_SHEETS',
  'TOO_LARGE',
  'TOO_SLOW',
] as const;
export type FileProblemCode = (typeof fileProblems)[number];
