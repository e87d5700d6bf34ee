import type { SheetHead } from '../../platform/spreadsheets/heads.ts';
import { guessColumns, guessHeader, signatureOf, type Columns, type Named } from '../../platform/spreadsheets/header.ts';
import { textOf, type Cell, type SheetRow } from '../../platform/spreadsheets/table.ts';

const SAMPLES = 3;

/** Layouts of columns that the organisation has used before, by their signature. */
export type Layouts = Readonly<Record<string, Columns>>;
type Field = Named & { required?: true | 'COLUMN' };
type Chosen = { sheet: number; headerRow: number; columns: Columns };

/** The sheet, its header and its columns, as far as they can be told: of several sheets the one whose header names the most. */
export function chosenOf(heads: readonly SheetHead[], fields: readonly Field[], layouts: Layouts): Chosen {
  const choices = heads.map((head, sheet): Chosen => {
    // Without a row that names anything the first one is taken for the header: its columns can be named by hand.
    const headerRow = guessHeader(head.first, fields)?.line ?? head.first[0]!.line;
    return { sheet, headerRow, columns: columnsOf(head, headerRow, fields, layouts) };
  });
  return choices.reduce((best, one) => (named(one) > named(best) ? one : best));
}

const named = ({ columns }: Chosen) => columns.filter(Boolean).length;

/** The columns of a sheet: as they were corrected the last time, else by their names. */
export function columnsOf(head: SheetHead, headerRow: number, fields: readonly Field[], layouts: Layouts): Columns {
  const header = headerOf(head, headerRow);
  const remembered = layouts[signatureOf(header)];
  const guessed = remembered?.length === head.width ? remembered : guessColumns(header, fields);
  return Array.from({ length: head.width }, (_, i) => guessed[i] ?? null);
}

export const headerOf = (head: SheetHead, headerRow: number): Cell[] => {
  const cells = head.first.find(({ line }) => line === headerRow)?.cells ?? [];
  return Array.from({ length: head.width }, (_, i) => cells[i] ?? '');
};

export const isHeaderRow = (head: SheetHead, headerRow: number) =>
  headerRow === 0 || head.first.some(({ line }) => line === headerRow);

/** Rows under the header. */
export const rowsUnder = (head: SheetHead, headerRow: number): number =>
  head.rows - head.first.filter(({ line }) => line <= headerRow).length;

/** The table as a person looks at it to choose what stands where. */
export function shownTable(heads: readonly SheetHead[], fields: readonly Field[], { sheet, headerRow, columns }: Chosen): object {
  const head = heads[sheet]!;
  const under = head.first.filter(({ line }) => line > headerRow);
  return {
    sheet,
    headerRow,
    rowCount: rowsUnder(head, headerRow),
    sheets: heads.map(({ name, rows }) => ({ name, rowCount: rows })),
    headerRows: head.first.map(({ line, cells }) => ({ line, text: lineText(cells) })),
    fields: fields.map(({ name, required }) => ({ name, required: required !== undefined })),
    columns: headerOf(head, headerRow).map((cell, index) => ({
      index,
      header: textOf(cell),
      field: columns[index] ?? null,
      samples: samplesOf(under, index),
    })),
  };
}

const lineText = (cells: readonly Cell[]) => cells.map(textOf).filter(Boolean).join(' · ').slice(0, 200);

function samplesOf(rows: readonly SheetRow[], index: number): string[] {
  const texts = rows.map(({ cells }) => textOf(cells[index])).filter((text) => text.trim());
  return [...new Set(texts)].slice(0, SAMPLES);
}
