import { expect, test } from 'vitest';
import { canonical, canonicalFacts } from './canonical.ts';
import { parseCursor, printCursor } from './cursor.ts';

test('the canonical form is the one of RFC 8785', () => {
  expect(
    canonical({
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  expect(canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 })).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
});

test('what has no canonical form is refused', () => {
  for (const value of [NaN, Infinity, 1n, '\ud800', new Date(0), () => 1, undefined, [undefined]])
    expect(() => canonical(value)).toThrow(TypeError);
});

test('facts are ids, enumerations, integers and dates', () => {
  const facts = {
    version: 3,
    own: true,
    none: null,
    left: undefined,
    id: '33333333-3333-4333-8333-333333333333',
    stage: 'IN_USE',
    from: '2024',
    on: '2024-10-15',
    at: '2024-10-15T06:00:00.000Z',
    ids: ['33333333-3333-4333-8333-333333333333'],
    language: 'sv',
  };
  expect(JSON.parse(canonicalFacts(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
});

test('names, addresses and free text do not get into facts', () => {
  for (const text of ['Maija Meikäläinen', 'Maija', 'a@demo.test', 'https://example.test', '', 'IN_USE\n'])
    expect(() => canonicalFacts({ text })).toThrow('facts.text');
  expect(() => canonicalFacts({ nested: [{ text: 'free text' }] })).toThrow('facts.nested[0].text');
  expect(() => canonicalFacts({ share: 0.5 })).toThrow('facts.share');
  expect(() => canonicalFacts({ 'maija@demo.test': 1 })).toThrow('may not be called');
  expect(() => canonicalFacts([1])).toThrow('one object');
  expect(() => canonicalFacts({ ids: Array(60).fill('33333333-3333-4333-8333-333333333333') })).toThrow('2048');
});

test('a cursor says where it stands, and nothing else is one', () => {
  expect(parseCursor(printCursor({ position: 12, mark: '0a1b2c3d' }))).toEqual({ position: 12, mark: '0a1b2c3d' });
  expect(parseCursor('0.00000000')).toEqual({ position: 0, mark: '00000000' });
  for (const text of [
    '',
    '12',
    '12.',
    '012.0a1b2c3d',
    '12.0A1B2C3D',
    '12.0a1b2c3d ',
    '-1.0a1b2c3d',
    '0.0a1b2c3d',
    '9999999999999999.0a1b2c3d',
  ])
    expect(parseCursor(text)).toBeUndefined();
});
