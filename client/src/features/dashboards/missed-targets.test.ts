import { expect, test } from 'vitest';
import { missedTargets } from './missed-targets.ts';

const target = (code: string | null, onDate: string, state: 'REACHED' | 'ON_THE_WAY' | 'MISSED') => ({
  theme: code ? { code } : null,
  onDate,
  progress: { state },
});

test('a missed target waits until its theme has a new one', () => {
  const data = target('DATA_COMPETENCE', '2024-06-30', 'MISSED');
  const all = target(null, '2024-06-30', 'MISSED');
  const reached = target('LEARNING_ANALYTICS', '2024-06-30', 'REACHED');
  const later = target(null, '2024-12-31', 'ON_THE_WAY');
  expect(missedTargets([data, all, reached], '2024-10-15')).toEqual([data, all]);
  expect(missedTargets([data, all, reached, later], '2024-10-15')).toEqual([data]);
  expect(missedTargets([all, later], '2025-01-01')).toEqual([all]);
});
