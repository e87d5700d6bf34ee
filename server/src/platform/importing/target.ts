import type { Transaction } from '../database/transaction.ts';
import type { Db } from '../loading/merge.ts';
import { written } from '../graphql/line.ts';
import type { SheetRow } from '../spreadsheets/table.ts';
import { textOf } from '../spreadsheets/table.ts';
import type { Columns, Named } from '../spreadsheets/header.ts';
import { isUnknown } from '../spreadsheets/values.ts';

/** What becomes of a row. */
export type Outcome = 'NEW' | 'CHANGED' | 'SAME' | 'DUPLICATE' | 'FAILED' | 'LEFT_OUT';
/** Why: the field, a code that has its words, and what the sentence needs. */
export type Reason = { field: string | null; code: string; params: Record<string, string | number> };

/** On whose behalf rows are imported, and whether everything there is theirs to change. */
export type Owner = { personId: string | null; organisationId: string | null; projectId: string | null; wide: boolean };

/**
 * A field that can stand in a column. `parse` answers the value of a text that says something, or refuses it. Required is that each
 * row says it; of a COLUMN only that there is one: what a row can do without is judged.
 */
export type ImportField<C> = Named & {
  readonly required?: true | 'COLUMN';
  readonly parse: (text: string, context: C) => unknown;
};

/** The values of a row by field: null for what the row says is not known, absent where the file has no such column. */
export type RowValues = Readonly<Record<string, unknown>>;
export type ReadRow = { line: number; values: RowValues; reasons: Reason[] };
/** A row as judged against the data of this moment: what it would write, over which row. */
export type Judged = {
  line: number;
  outcome: Outcome;
  reasons: Reason[];
  subjectId: string | null;
  /** The version of the subject that was judged. */
  version: number | null;
  /** Column by column what would be written. */
  set: Readonly<Record<string, unknown>>;
};
/** What was written: enough to take it back. */
export type Written = { line: number; subjectId: string; version: number; before: Readonly<Record<string, unknown>> | null };

/** Something that can be imported: its fields, and how a row is judged, written and taken back. */
export interface ImportTarget<C = unknown> {
  readonly name: string;
  readonly fields: readonly ImportField<C>[];
  /** Reasons of doubles that are certain: nobody can want them twice. Rows of the others can be taken all the same. */
  readonly certain: readonly string[];
  /** What parsing and judging need to know, read once. */
  context(db: Db, owner: Owner): Promise<C>;
  /** Judges rows in their order against the data of this moment. `whole` says that all of the file passes by, batch by batch: the context remembers its lines, so that doubles within it show. */
  judge(db: Db, context: C, rows: readonly ReadRow[], options: { whole: boolean; duplicates: boolean }): Promise<Judged[]>;
  /** Writes rows that are NEW or CHANGED. One that somebody else has changed meanwhile is left out of the answer. */
  write(db: Db, context: C, rows: readonly Judged[]): Promise<Written[]>;
  /** Puts down in the history what became of a row. */
  record(tx: Transaction, context: C, row: Written, importId: string, what: 'WRITTEN' | 'TAKEN_BACK'): void;
  /** Takes a written row back; answers why not where it cannot. */
  takeBack(db: Db, row: Written): Promise<'CHANGED_SINCE' | 'IN_USE' | null>;
}

/** A text that is no value of its field. */
export class RefusedValue extends Error {
  readonly code: string;
  readonly params: Record<string, string | number>;
  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** Reads a row of a sheet: each of its columns by its field. All that is wrong with a row is told at once. */
export function readRow<C>({ line, cells }: SheetRow, columns: Columns, fields: readonly ImportField<C>[], context: C): ReadRow {
  const values: Record<string, unknown> = {};
  const reasons: Reason[] = [];
  for (const field of fields) {
    const index = columns.indexOf(field.name);
    if (index < 0) continue;
    const cell = cells[index];
    const text = written(textOf(cell));
    const refuse = (code: string, params: Reason['params'] = {}) => reasons.push({ field: field.name, code, params });
    if (typeof cell === 'object') refuse(cell.problem);
    else if (!text || isUnknown(text)) {
      values[field.name] = null;
      if (field.required === true) refuse('REQUIRED');
    } else {
      try {
        values[field.name] = field.parse(text, context);
      } catch (error) {
        if (!(error instanceof RefusedValue)) throw error;
        refuse(error.code, { value: text.slice(0, 100), ...error.params });
      }
    }
  }
  return { line, values, reasons };
}

export const failed = ({ line, reasons }: Pick<ReadRow, 'line' | 'reasons'>): Judged => ({
  line,
  outcome: 'FAILED',
  reasons,
  subjectId: null,
  version: null,
  set: {},
});
