import { describe, expect, test } from 'vitest';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { asked, fromTsv, pasted, stageOfDigit, toTsv, vocabularyOf } from './matrix-changes.ts';

const vocabulary = vocabularyOf([
  ['Käytössä', 'IN_USE'],
  ['Tunnettu', 'AWARE'],
  ['K', 'IN_USE'],
]);
const at = { left: 3, right: 3, columns: 6 };

describe('what is pasted', () => {
  test('is understood by word, letter, code and number, in any case', () => {
    expect(pasted('käytössä\tK\tin_use\n', vocabulary, at)).toEqual({
      changes: [3, 4, 5].map((column) => ({ column, stage: 'IN_USE' })),
    });
    expect(pasted('5', vocabulary, at)).toEqual({ changes: [{ column: 3, stage: 'IN_USE' }] });
  });

  test('leaves what is under an empty cell, and lays a column along the row', () => {
    expect(pasted('Tunnettu\t\tK', vocabulary, at)).toEqual({
      changes: [
        { column: 3, stage: 'AWARE' },
        { column: 5, stage: 'IN_USE' },
      ],
    });
    expect(pasted('Tunnettu\r\nK\r\n', vocabulary, at)).toEqual({
      changes: [
        { column: 3, stage: 'AWARE' },
        { column: 4, stage: 'IN_USE' },
      ],
    });
  });

  test('as one cell fills all that is selected', () => {
    expect(pasted('Tunnettu', vocabulary, { left: 1, right: 3, columns: 6 })).toEqual({
      changes: [1, 2, 3].map((column) => ({ column, stage: 'AWARE' })),
    });
  });

  test('is not taken in part', () => {
    expect(pasted('Tunnettu\tjotakin', vocabulary, at)).toEqual({ problem: 'UNKNOWN_WORD', word: 'jotakin' });
    expect(pasted('K\tK\nK\tK', vocabulary, at)).toEqual({ problem: 'SEVERAL_ROWS' });
    expect(pasted('K\tK\tK\tK', vocabulary, at)).toEqual({ problem: 'TOO_WIDE' });
    expect(pasted('', vocabulary, at)).toEqual({ problem: 'EMPTY' });
  });
});

test('what is copied comes back as it was', () => {
  const cells = [
    ['Käytössä', 'sano "näin"', ''],
    ['', 'Tunnettu', 'x'],
  ];
  expect(fromTsv(toTsv(cells))).toEqual(cells);
});

test('several changes ask for each thing once', () => {
  const from: AdoptionStage[] = ['NOT_STARTED', 'PILOT', 'ESTABLISHED'];
  const changes = from.map((_, column) => ({ column, stage: 'IN_USE' as const }));
  expect(asked(changes, (column) => from[column]!)).toEqual(['note', 'evidence', 'reason']);
});

test('a digit is the place on the path; the last ones mean nothing', () => {
  expect(['0', '4', '6', '7', 'x', '10'].map(stageOfDigit)).toEqual([
    'NOT_STARTED',
    'PILOT',
    'ESTABLISHED',
    undefined,
    undefined,
    undefined,
  ]);
});
