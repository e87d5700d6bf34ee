import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { isPartialDate } from './partial-date.ts';

/** Why a row was not taken. */
export type SkipReason =
  | 'REQUIRED'
  | 'UNKNOWN_VALUE'
  | 'MALFORMED'
  | 'NOT_A_NUMBER'
  | 'NOT_AN_ADDRESS'
  | 'TOO_LONG'
  | 'CHECK_DIGIT'
  | 'DUPLICATE'
  | 'TAKEN'
  | 'OTHER_OID'
  | 'NAMED_ALIKE'
  | 'NOT_A_DAY'
  | 'BEFORE_THE_START'
  | 'NOT_A_PROVIDER'
  | 'NO_VOCATIONAL_SCHOOL'
  | 'CLOSED'
  | 'CLOSED_DAY_UNKNOWN';

/** A row that was not taken: its number as a spreadsheet shows it, the field, the reason and what stood there. */
export type Skipped = { row: number; field: string; reason: SkipReason; value: string };

class Refused extends Error {
  constructor(
    readonly field: string,
    readonly reason: SkipReason,
    readonly value: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** One row of a table; what it cannot give in the asked form, it refuses, and the row is skipped with that reason. */
export class TableRow {
  constructor(private readonly fields: Readonly<Record<string, string>>) {}

  /** Skips the row. */
  refuse(field: string, reason: SkipReason): never {
    throw new Refused(field, reason, this.fields[field] ?? '');
  }

  /** The text, or null when the field is empty: not known. */
  textOrNull(field: string): string | null {
    return this.fields[field]?.trim() || null;
  }

  text(field: string): string {
    return this.textOrNull(field) ?? this.refuse(field, 'REQUIRED');
  }

  /** What the word stands for. */
  choiceOrNull<T>(field: string, meanings: ReadonlyMap<string, T>): T | null {
    const word = this.textOrNull(field);
    return word === null ? null : (meanings.get(word) ?? this.refuse(field, 'UNKNOWN_VALUE'));
  }

  choice<T>(field: string, meanings: ReadonlyMap<string, T>): T {
    return this.choiceOrNull(field, meanings) ?? this.refuse(field, 'REQUIRED');
  }

  wholeNumberOrNull(field: string): number | null {
    const text = this.textOrNull(field);
    return text === null ? null : /^\d{1,9}$/.test(text) ? Number(text) : this.refuse(field, 'MALFORMED');
  }

  partialDateOrNull(field: string): string | null {
    const text = this.textOrNull(field);
    return text === null || isPartialDate(text) ? text : this.refuse(field, 'MALFORMED');
  }
}

/** The rows of a CSV file with a header: UTF-8, comma. */
export async function readTable(file: string): Promise<Record<string, string>[]> {
  return parse(await readFile(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
}

/** Reads each row, keeps the good ones in order and says of the others why not. A second row of the same key is a duplicate. */
export function checkRows<T>(
  table: readonly Readonly<Record<string, string>>[],
  keyFields: readonly string[],
  read: (row: TableRow) => T,
): { good: T[]; skipped: Skipped[] } {
  const good: T[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  for (const [index, fields] of table.entries()) {
    const row = new TableRow(fields);
    try {
      const value = read(row);
      const key = JSON.stringify(keyFields.map((field) => row.textOrNull(field)));
      if (seen.has(key)) row.refuse(keyFields[0]!, 'DUPLICATE');
      seen.add(key);
      good.push(value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The header is the first row that a person sees.
      skipped.push({ row: index + 2, field: error.field, reason: error.reason, value: error.value });
    }
  }
  return { good, skipped };
}
