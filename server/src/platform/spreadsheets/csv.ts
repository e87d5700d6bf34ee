import { CsvError, parse } from 'csv-parse/sync';
import { limits } from '../../../../schema/limits.ts';
import { FileProblem, type SheetRow } from './table.ts';

const DELIMITERS = [';', ',', '\t'] as const;
const SAMPLE = 30;

/** The rows of a text with a delimiter, whatever that is. */
export function readCsv(bytes: Buffer): SheetRow[] {
  const text = decode(bytes);
  // Spreadsheet programs write the delimiter into a line of its own.
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const records = recordsOf(text, said ?? guessDelimiter(text));
  const rows: SheetRow[] = [];
  for (const [index, record] of records.entries()) {
    // A mark that keeps programs from calculating the cell is not part of it: our own exports have it.
    const cells = record.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell));
    if ((said && index === 0) || cells.every((cell) => !cell.trim())) continue;
    while (cells.at(-1) === '') cells.pop();
    if (cells.length > limits.importColumns) throw new FileProblem('TOO_MANY_COLUMNS', { most: limits.importColumns });
    if (rows.length > limits.importRows) throw new FileProblem('TOO_MANY_ROWS', { most: limits.importRows });
    rows.push({ line: index + 1, cells });
  }
  return rows;
}

/** UTF-8, UTF-16 by its mark, or else Windows-1252. What would come out as other letters than were meant is refused. */
export function decode(bytes: Buffer): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return strictly('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return strictly('utf-16be', bytes);
  if (bytes.includes(0)) throw new FileProblem(isWide(bytes) ? 'ENCODING' : 'NOT_A_TABLE');
  try {
    return strictly('utf-8', bytes);
  } catch {
    // Letters of both kinds: one of them would be mangled. The five bytes mean nothing in Windows-1252; Ä and Å may well have a
    // quotation mark, a dash or a space behind them.
    const letters = bytes.toString('latin1');
    if (/[\xc2\xc3][\x80-\xbf]|(?!\xc4\xa0)[\xc4\xc5](?![\x84\x85\x91-\x97\xbb])[\x80-\xbf]|[\x81\x8d\x8f\x90\x9d]/.test(letters))
      throw new FileProblem('ENCODING');
    if (/[^\P{Cc}\s\u0080-\u009f]/u.test(letters)) throw new FileProblem('NOT_A_TABLE');
    return strictly('windows-1252', bytes);
  }
}

function strictly(encoding: string, bytes: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem('ENCODING');
  }
}

/** Every other byte is empty: UTF-16 that does not say so. */
function isWide(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 200);
  return [0, 1].some((side) => sample.filter((byte, i) => i % 2 === side && byte === 0).length > sample.length / 3);
}

/** The delimiter by which most of the first records have the same number of cells, and more than one. */
function guessDelimiter(text: string): string {
  let best = { delimiter: ';', alike: 0, cells: 1 };
  for (const delimiter of DELIMITERS) {
    const lengths = sampleOf(text, delimiter);
    for (const cells of new Set(lengths.filter((length) => length > 1))) {
      const alike = lengths.filter((length) => length === cells).length;
      if (alike > best.alike || (alike === best.alike && cells > best.cells)) best = { delimiter, alike, cells };
    }
  }
  return best.delimiter;
}

function sampleOf(text: string, delimiter: string): number[] {
  try {
    return (parse(text, { ...OPTIONS, delimiter, to: SAMPLE }) as string[][]).map((cells) => cells.length);
  } catch {
    return [];
  }
}

// Empty lines count for the numbers of the others, so there may be more records than rows.
const MOST_RECORDS = limits.importRows * 2;
const OPTIONS = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;

function recordsOf(text: string, delimiter: string): string[][] {
  // The parser makes an error of each record of another length, which nobody reads: their traces would cost ten times the parsing.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const records: string[][] = parse(text, { ...OPTIONS, delimiter, to: MOST_RECORDS + 1 });
    if (records.length > MOST_RECORDS) throw new FileProblem('TOO_MANY_ROWS', { most: limits.importRows });
    return records;
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new FileProblem('QUOTE_NOT_CLOSED', { line: Number(error['lines'] ?? 0) });
    if (error instanceof CsvError) throw new FileProblem('DAMAGED');
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
