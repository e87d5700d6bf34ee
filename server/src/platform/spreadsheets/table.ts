import type { FileProblemCode } from '../../../../schema/errors.ts';

/** What stands in a cell, as text; or that the file holds no value there, such as a formula that was never calculated. */
export type Cell = string | { problem: 'FORMULA_NOT_CALCULATED' | 'CELL_ERROR'; text: string };
/** A row that holds something, with its number as a spreadsheet program shows it. */
export type SheetRow = { line: number; cells: Cell[] };
export type Sheet = { name: string; rows: SheetRow[] };

/** Why a file cannot be read as a table. */
export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly params: Record<string, number>;
  constructor(code: FileProblemCode, params: Record<string, number> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : (cell?.text ?? ''));
export const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || (typeof cell === 'string' && !cell.trim());
