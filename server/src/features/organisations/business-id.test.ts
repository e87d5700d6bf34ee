import { expect, test } from 'vitest';
import { checkDigit, isBusinessId } from './business-id.ts';

test.each(['0502454-6', '0201256-6', '2162576-3', '0147520-0'])('%s is a business id', (text) => {
  expect(isBusinessId(text)).toBe(true);
});

test.each(['0502454-7', '0147520-1', '502454-6', '05024546', '0502454-6 ', '0502454-6\n', 'abcdefg-h', ''])(
  '%j is none',
  (text) => {
    expect(isBusinessId(text)).toBe(false);
  },
);

test('a number whose remainder is 1 has no check digit, so no business id begins with it', () => {
  // 4 × 3 = 12, and 12 mod 11 = 1.
  expect(checkDigit('0000030')).toBeNull();
  expect(Array.from({ length: 10 }, (_, digit) => isBusinessId(`0000030-${digit}`))).not.toContain(true);
});

test('a remainder of 0 has the check digit 0', () => {
  expect(checkDigit('0147520')).toBe(0);
});
