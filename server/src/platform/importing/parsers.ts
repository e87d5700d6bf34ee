import { written } from '../graphql/line.ts';
import { addressOf, decimalOf, partialDateOf } from '../spreadsheets/values.ts';
import { RefusedValue } from './target.ts';

/** A text of one line; what breaks it is a space. */
export const line =
  (most: number) =>
  (text: string): string => {
    const value = written(text.replace(/\p{Cc}+/gu, ' '));
    return bounded(value, most);
  };

/** A text that may have several lines. */
export const prose =
  (most: number) =>
  (text: string): string =>
    // PostgreSQL holds no NUL, and nobody means the others.
    bounded(written(text.replace(/[^\P{Cc}\t\r\n]/gu, '')), most);

function bounded(value: string, most: number): string {
  if (!value) throw new RefusedValue('MALFORMED');
  // The sign that stands for a letter that was lost on the way.
  if (!value.isWellFormed() || value.includes('\ufffd')) throw new RefusedValue('MALFORMED');
  // A text that is too long is not cut: that would be a change that nobody asked for.
  if (value.length > most) throw new RefusedValue('TOO_LONG', { most });
  return value;
}

export function partialDate(text: string): string {
  return partialDateOf(text) ?? refuse('NOT_A_DATE');
}

export function wholeNumber(text: string): number {
  const value = decimalOf(text);
  return value !== undefined && /^\d{1,9}(?:\.0+)?$/.test(value) ? Number(value) : refuse('NOT_A_NUMBER');
}

export function address(text: string): string {
  return bounded(addressOf(text) ?? refuse('NOT_AN_ADDRESS'), 2_000);
}

/** What a word stands for, in any of the ways that people write it. */
export function choice<T>(text: string, meanings: ReadonlyMap<string, T>): T {
  const known = meanings.get(wordKey(text));
  return known === undefined ? refuse('UNKNOWN_VALUE') : known;
}

export const wordKey = (word: string) =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

function refuse(code: string): never {
  throw new RefusedValue(code);
}
