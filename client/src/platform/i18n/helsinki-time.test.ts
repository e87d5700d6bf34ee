import { expect, test } from 'vitest';
import { inHelsinki, momentInHelsinki, parseTime } from './helsinki-time.ts';

test('a day and a time in Helsinki are one moment, in summer and in winter, and on the days between', () => {
  for (const [day, time, moment] of [
    ['2024-07-01', '09:00', '2024-07-01T06:00:00.000Z'],
    ['2024-12-01', '09:00', '2024-12-01T07:00:00.000Z'],
    ['2024-10-27', '02:30', '2024-10-26T23:30:00.000Z'],
    ['2024-10-27', '04:30', '2024-10-27T02:30:00.000Z'],
    ['2024-03-31', '02:30', '2024-03-31T00:30:00.000Z'],
    ['2024-03-31', '04:30', '2024-03-31T01:30:00.000Z'],
    ['2024-01-01', '00:00', '2023-12-31T22:00:00.000Z'],
  ] as const) {
    expect(momentInHelsinki(day, time)).toBe(moment);
    expect(inHelsinki(moment)).toEqual({ day, time });
  }
});

test('a time is read as people write it', () => {
  expect(['9', '9.30', '09:30', ' 23.59 '].map(parseTime)).toEqual(['09:00', '09:30', '09:30', '23:59']);
  for (const odd of ['', '24', '9.60', '9:3', 'aamulla', '-1']) expect(parseTime(odd)).toBeUndefined();
});
