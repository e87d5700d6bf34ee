import { expect, test } from 'vitest';
import { KnownOperations, operationId } from './known-operations.ts';

const THEMES = '{ themes { id } }';

test('an operation is known by the hash of its text, also as the server library asks', async () => {
  const known = new KnownOperations([THEMES]);
  const id = operationId(THEMES);
  expect(known.text(id)).toBe(THEMES);
  expect(known.text(`sha256:${id}`)).toBe(THEMES);
  expect(await known.get(`apq:${id}`)).toBe(THEMES);
  expect(known.text('f'.repeat(64))).toBeUndefined();
});

test('nobody can add one', async () => {
  const known = new KnownOperations([]);
  await (known as { set(...given: unknown[]): Promise<void> }).set(`apq:${operationId(THEMES)}`, THEMES);
  expect(await known.get(`apq:${operationId(THEMES)}`)).toBeUndefined();
});

test('what is meant for the client’s cache is left out of the text, not out of its id', () => {
  const text = 'query A { viewer { ...F @unmask(mode: "migrate") ...G @unmask } }';
  expect(new KnownOperations([text]).text(operationId(text))).toBe('query A { viewer { ...F ...G } }');
});

test('a hub without a list knows none', () => {
  expect(KnownOperations.from('.build/nothing.json').text('x')).toBeUndefined();
});
