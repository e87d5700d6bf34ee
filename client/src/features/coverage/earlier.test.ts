import { expect, test } from 'vitest';
import { earlier } from './earlier.ts';

test('a month before the last day of a long month is the last day of the month before it', () => {
  expect(earlier('2024-03-31', 'month')).toBe('2024-02-29');
  expect(earlier('2024-10-15', 'month')).toBe('2024-09-15');
});

test('a quarter may lead into the year before, and a year to its last day', () => {
  expect(earlier('2024-02-10', 'quarter')).toBe('2023-11-10');
  expect(earlier('2024-10-15', 'year')).toBe('2023-12-31');
});
