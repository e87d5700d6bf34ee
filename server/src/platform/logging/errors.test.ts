import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { describeError, errorWords } from './errors.ts';

const NAME = 'Maija Meikäläinen';
const EMAIL = 'maija@example.test';

/** As PostgreSQL's driver gives it. */
const refused = (message: string, more: object) => Object.assign(new Error(message), { severity: 'ERROR', ...more });

test.each([
  [
    'a duplicate',
    refused('duplicate key value violates unique constraint "person_email_key"', {
      code: '23505',
      detail: `Key (email)=(${EMAIL}) already exists.`,
      constraint: 'person_email_key',
      table: 'person',
    }),
  ],
  [
    'a malformed value',
    refused(`invalid input syntax for type uuid: "${NAME}"`, { code: '22P02', where: `unnamed portal parameter $1 = '${NAME}'` }),
  ],
  [
    'a statement with its parameters',
    new QueryFailedError(
      'select $1',
      [EMAIL, NAME],
      refused(`value "${NAME}" is out of range for type integer`, { code: '22003' }),
    ),
  ],
  ['a cause', new AppError('INTERNAL')],
  ['text that is no JSON', new SyntaxError(`Unexpected token 'M', "${NAME}" is not valid JSON`)],
  ['an address outside quotes', new Error(`no mailbox for ${EMAIL} or <${EMAIL}>`)],
  ['lines', new Error(`first\n${NAME}\n    at nowhere`)],
  ['a variable', new GraphQLError(`Variable "$email" got invalid value "${EMAIL}"`, { originalError: new Error(`'${NAME}'`) })],
])('nothing that a person typed is kept of %s', (_, error) => {
  const kept = JSON.stringify(
    describeError(Object.assign(error, error instanceof AppError && { cause: new Error(`"${EMAIL}"`) })),
  );
  for (const secret of [NAME, 'Maija', EMAIL, 'example.test']) expect(kept).not.toContain(secret);
});

test('what is needed to find a fault is kept: its kind, where, and the names of tables and columns', () => {
  const error = refused('null value in column "title" of relation "material" violates not-null constraint', {
    code: '23502',
    table: 'material',
    column: 'title',
  });
  expect(describeError(error)).toMatchObject({
    type: 'Error',
    message: 'null value in column "title" of relation "material" violates not-null constraint',
    code: '23502',
    table: 'material',
    column: 'title',
    stack: expect.stringMatching(/^at /),
  });
  expect(errorWords(new TypeError(`Cannot read properties of undefined (reading 'email')`))).toBe(
    `Cannot read properties of undefined (reading 'email')`,
  );
});

test('whatever was thrown is described', () => {
  expect(describeError('text')).toEqual({ type: 'string' });
  expect(describeError(undefined)).toEqual({ type: 'undefined' });
  const circle: Error & { cause?: unknown } = new Error('a');
  circle.cause = circle;
  expect(describeError(circle)).not.toHaveProperty('cause');
});
