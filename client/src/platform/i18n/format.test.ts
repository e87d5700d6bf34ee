import { describe, expect, test } from 'vitest';
import { formatAge, formatDate, formatMoney, formatPartialDate, formatTime, parseDate, parsePartialDate } from './format.ts';
import { languageInPath, localName, pathInLanguage, preferredLanguage } from './language.ts';

describe('a date', () => {
  test('reads as officials write it', () => expect(formatDate('2024-12-31')).toBe('31.12.2024'));
  test('of a moment is the day it was in Helsinki', () => expect(formatDate('2024-12-31T22:30:00Z')).toBe('1.1.2025'));
  test('keeps the precision that is known', () => {
    expect(formatPartialDate('2024')).toBe('2024');
    expect(formatPartialDate('2024-09')).toBe('9/2024');
    expect(formatPartialDate('2024-09-02')).toBe('2.9.2024');
  });
  test('is understood as people type it', () => {
    expect(parseDate(' 1.2.2024 ')).toBe('2024-02-01');
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
  });
  test('of which only a part is known is understood as people type it', () => {
    expect(['31.12.2024', '1. 2. 2024', '12/2024', '9.2024', ' 2024 ', '2024-12', '2024-2-3'].map(parsePartialDate)).toEqual([
      '2024-12-31',
      '2024-02-01',
      '2024-12',
      '2024-09',
      '2024',
      '2024-12',
      '2024-02-03',
    ]);
    expect(['31.2.2023', '13/2024', '24', 'viime vuonna', ''].map(parsePartialDate)).toEqual(Array(5).fill(undefined));
  });
  test('that does not exist is not understood', () => {
    expect(parseDate('30.2.2024')).toBeUndefined();
    expect(parseDate('31.12.24')).toBeUndefined();
    expect(parseDate('')).toBeUndefined();
  });
});

test('a moment has the clock of Helsinki, summer and winter', () => {
  expect(formatTime('2024-07-01T09:00:00Z')).toBe('12.00');
  expect(formatTime('2024-12-01T09:00:00Z')).toBe('11.00');
});

test('money keeps every cent, however large', () => {
  expect(formatMoney('1234567.89')).toBe('1\u00a0234\u00a0567,89\u00a0€');
  expect(formatMoney('9007199254740993.01')).toBe('9\u00a0007\u00a0199\u00a0254\u00a0740\u00a0993,01\u00a0€');
  expect(formatMoney('-5')).toBe('−5,00\u00a0€');
});

test('an age is said in its largest whole unit, and nothing is younger than now', () => {
  expect(formatAge('2024-10-15T09:00:00Z', '2024-10-15T09:00:10Z')).toBe('nyt');
  expect(formatAge('2024-10-15T09:05:00Z', '2024-10-15T09:00:00Z')).toBe('nyt');
  expect(formatAge('2024-10-15T09:00:00Z', '2024-10-15T09:03:00Z')).toBe('3 minuuttia sitten');
  expect(formatAge('2024-10-15T09:00:00Z', '2024-10-17T09:00:00Z')).toBe('toissa päivänä');
});

describe('the language', () => {
  test('stands first in the address', () => {
    expect(languageInPath('/sv/materials')).toBe('sv');
    expect(languageInPath('/svenska')).toBeUndefined();
  });
  test('changes and keeps the page', () => {
    expect(pathInLanguage('/fi/materials/1', 'en')).toBe('/en/materials/1');
    expect(pathInLanguage('/', 'sv')).toBe('/sv/');
    expect(pathInLanguage('/materials', 'fi')).toBe('/fi/materials');
  });
  test('is the first of the browser’s that we speak, else Finnish', () => {
    expect(preferredLanguage(['de-DE', 'sv-FI', 'en'])).toBe('sv');
    expect(preferredLanguage(['de'])).toBe('fi');
  });
  test('without a name of its own shows the Finnish one', () => {
    expect(localName({ nameFi: 'Lappi', nameSv: 'Lappland', nameEn: null }, 'sv')).toBe('Lappland');
    expect(localName({ nameFi: 'Lappi', nameSv: 'Lappland', nameEn: null }, 'en')).toBe('Lappi');
  });
});
