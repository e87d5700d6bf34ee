import { expect, test } from 'vitest';
import { returnAddress } from '../auth/leave.ts';
import { failureOf } from './failure.ts';

test('a refusal of the server is known by its code, parameters and id', () => {
  const extensions = { code: 'CONFLICT', params: { currentVersion: 3 }, requestId: 'r-1' };
  expect(failureOf({ errors: [{ message: 'CONFLICT', extensions }] })).toEqual({
    code: 'CONFLICT',
    params: { currentVersion: 3 },
    requestId: 'r-1',
  });
  expect(failureOf({ extensions })).toMatchObject({ code: 'CONFLICT' });
});

test('a request that did not get through is a lost connection', () => {
  expect(failureOf(new TypeError('Failed to fetch')).code).toBe('OFFLINE');
  expect(failureOf({ statusCode: 502 }).code).toBe('OFFLINE');
});

test('anything else is ours to mend', () => {
  expect(failureOf(new Error('undefined is not a function')).code).toBe('INTERNAL');
  expect(failureOf(undefined).code).toBe('INTERNAL');
});

test('signing in leads only to a page of our own', () => {
  expect(returnAddress('/materials?kind=GUIDE')).toBe('/materials?kind=GUIDE');
  for (const foreign of ['https://evil.test', '//evil.test', '/\\evil.test', '/sign-in?return=/', '', null])
    expect(returnAddress(foreign)).toBe('/');
});
