import { expect, test } from 'vitest';
import { bracketDepth } from './brackets.ts';

test.each([
  ['{ a }', 1],
  ['{ a(x: [{ b: 1 }]) { c } }', 4],
  ['{ a } { b }', 1],
  ['', 0],
])('brackets within brackets of %j are %i', (text, depth) => expect(bracketDepth(text, 50)).toBe(depth));

test.each([
  ['a string', '{ a(x: "((((") }', 2],
  ['a string with quotes in it', String.raw`{ a(x: "\"((((") }`, 2],
  ['an empty string', '{ a(x: "", y: [1]) }', 3],
  ['a block string', '{ a(x: """ " (((( """) }', 2],
  ['a block string with its own end in it', String.raw`{ a(x: """ \""" (((( """) }`, 2],
  ['a comment', '{ a # ((((\n }', 1],
])('those of %s do not count', (_what, text, depth) => expect(bracketDepth(text, 50)).toBe(depth));

test('what follows a string, a block string or a comment counts again', () => {
  expect(bracketDepth('"(" { { {', 50)).toBe(3);
  expect(bracketDepth('""" " """ { { {', 50)).toBe(3);
  expect(bracketDepth('# "\n { { {', 50)).toBe(3);
  expect(bracketDepth('"" { { {', 50)).toBe(3);
});

test('it stops looking as soon as there are too many', () => {
  const begun = performance.now();
  expect(bracketDepth('{'.repeat(10_000_000), 50)).toBe(51);
  expect(performance.now() - begun).toBeLessThan(50);
});
