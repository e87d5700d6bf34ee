import { expect, test } from 'vitest';
import { declaredShare, verifiedShare } from './coverage-share.ts';

const figures = { licensed: 4, inUse: 1, verified: 0, noData: 1 };

test('a share is what is in use of all that hold a licence', () => {
  expect(declaredShare(figures)).toBe(0.25);
});

test('nobody in use is zero when somebody has said something', () => {
  expect(declaredShare({ ...figures, inUse: 0 })).toBe(0);
  expect(verifiedShare(figures)).toBe(0);
});

test('no data is not zero', () => {
  expect(declaredShare({ licensed: 4, inUse: 0, verified: 0, noData: 4 })).toBeNull();
  expect(verifiedShare({ licensed: 4, inUse: 0, verified: 0, noData: 4 })).toBeNull();
  expect(declaredShare({ licensed: 0, inUse: 0, verified: 0, noData: 0 })).toBeNull();
});
