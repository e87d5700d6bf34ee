import { expect, test } from 'vitest';
import { isPartialDate } from './partial-date.ts';

test.each(['2023', '2023-04', '2023-12', '2023-04-17', '2024-02-29'])('%s is a date with the precision that is known', (text) => {
  expect(isPartialDate(text)).toBe(true);
});

test.each([
  '',
  '23',
  '2023-0',
  '2023-00',
  '2023-13',
  '2023-02-29',
  '2023-04-31',
  '2023-04-00',
  '17.4.2023',
  '2023-04-17T00:00',
  ' 2023',
  '2023\n',
])('%j is no date', (text) => {
  expect(isPartialDate(text)).toBe(false);
});
