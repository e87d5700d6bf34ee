import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';

/** A value as it is exported: a day (`2024-12-31`) is a date to the program that opens it, and a number a number. */
export type Value = string | number | boolean | { day: string } | null;
export type WrittenSheet = { name: string; widths: number[]; head: string[][]; header: string[]; rows: Value[][] };

const LONGEST = 32_767;

/** A workbook of one sheet: what it is, its columns' names, and its rows. */
export async function writeXlsx({ name, widths, head, header, rows }: WrittenSheet): Promise<Buffer> {
  const data: SheetData = [
    ...head.map((line, i) => line.map((value): Cell => ({ value: cut(value), ...(i === 0 && { fontWeight: 'bold' }) }))),
    [],
    header.map((value): Cell => ({ value, fontWeight: 'bold', backgroundColor: '#E8EAF2', wrap: true })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  return writeXlsxFile(data, {
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: head.length + 2,
  }).toBuffer();
}

// A cell of text stays text whatever it begins with: nothing of it is calculated.
function cellOf(value: Value): Cell {
  if (value === null) return null;
  if (typeof value === 'string') return { value: cut(value), type: String };
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'd.m.yyyy' };
}

const cut = (text: string) => {
  // Letters that XML cannot hold.
  const held = text.replace(/[^\P{Cc}\t\n\r\u0085-\u009f]|[\ufffe\uffff]/gu, '');
  return held.length > LONGEST ? `${held.slice(0, LONGEST - 1)}…` : held;
};
