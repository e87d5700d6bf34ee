import { widthOf } from './header.ts';
import type { Cell, Sheet, SheetRow } from './table.ts';

/** What is kept of a sheet to choose its columns by: how large it is, and its first rows, their texts shortened. */
export type SheetHead = { name: string; rows: number; width: number; first: SheetRow[] };

const FIRST = 25;
const LONGEST = 120;

export const headsOf = (sheets: readonly Sheet[]): SheetHead[] =>
  sheets.map(({ name, rows }) => ({
    name,
    rows: rows.length,
    width: widthOf(rows),
    first: rows.slice(0, FIRST).map(({ line, cells }) => ({ line, cells: cells.map(shortened) })),
  }));

const shortened = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1)}…` : cell;
