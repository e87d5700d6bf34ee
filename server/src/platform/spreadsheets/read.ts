import { readCsv } from './csv.ts';
import { isJson, readJson } from './json.ts';
import { FileProblem, type Sheet, type SheetRow } from './table.ts';
import { readXlsx } from './xlsx.ts';

const OLE = 0xd0cf11e0;
// Files that people choose by mistake: PDF, PNG, JPEG, GIF, RTF.
const OTHERS = /^(?:%PDF|\x89PNG|\xff\xd8\xff|GIF8|\{\\rtf)/;

/** The tables of a file, told by its content: its name may say anything. Runs where it may take long, in a thread of its own. */
export function readSheets(file: Buffer): Sheet[] {
  if (!file.length) throw new FileProblem('EMPTY');
  if (file.length >= 4 && file.readUInt32BE(0) === OLE) throw new FileProblem('OLD_OR_PROTECTED');
  if (OTHERS.test(file.toString('latin1', 0, 8))) throw new FileProblem('NOT_A_TABLE');
  const sheets =
    file.toString('latin1', 0, 2) === 'PK' ? readXlsx(file) : [{ name: '', rows: isJson(file) ? readJson(file) : readCsv(file) }];
  const filled = sheets.filter(({ rows }) => rows.length);
  if (!filled.length) throw new FileProblem('EMPTY');
  return filled.map(({ rows, ...sheet }) => ({ ...sheet, rows: rows.map(storable) }));
}

/** Escapes can write letters that a database’s texts cannot hold: NUL, which nobody means, and halves of letters. */
const storable = ({ line, cells }: SheetRow): SheetRow => ({
  line,
  cells: cells.map((cell) => (typeof cell === 'string' ? whole(cell) : { ...cell, text: whole(cell.text) })),
});
const whole = (text: string) => text.replaceAll('\0', ' ').toWellFormed();
