import { limits } from '../../../../schema/limits.ts';
import { formatsOf, serialText, serialYear, type Shown } from './serial.ts';
import { FileProblem, type Cell, type Sheet, type SheetRow } from './table.ts';
import { attributesOf, runsOf, tagsOf, unescapeXml } from './xml.ts';
import { unpack } from './zip.ts';

type Book = { strings: string[]; shownBy: (style: number) => Shown; from1904: boolean; letters: number };

/**
 * The sheets of a workbook. Read here rather than by a library for what those do not tell: which cell holds a formula without its
 * value, and where a bound was passed; the others of a row, and the other rows, are read all the same.
 */
export function readXlsx(file: Buffer): Sheet[] {
  const wanted = (name: string) =>
    /^\/?xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(name);
  const entries = new Map(
    [...unpack(file, wanted, limits.importUnpackedBytes)].map(([name, content]) => [keyOf(name), content.toString('utf8')]),
  );
  const workbook = entries.get('xl/workbook.xml');
  if (workbook === undefined) throw new FileProblem('NOT_A_TABLE');
  const targets = new Map(
    tagsOf(entries.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map(({ Id, Target }) => [Id, placeOf(Target ?? '')]),
  );
  const book: Book = {
    strings: stringsOf(entries.get('xl/sharedstrings.xml') ?? ''),
    shownBy: formatsOf(entries.get('xl/styles.xml') ?? ''),
    from1904: tagsOf(workbook, 'workbookPr').some(({ date1904 }) => date1904 === '1' || date1904 === 'true'),
    letters: 0,
  };
  const named = tagsOf(workbook, 'sheet');
  if (named.length > limits.importSheets) throw new FileProblem('TOO_MANY_SHEETS', { most: limits.importSheets });
  return named.flatMap((tag) => {
    const id = Object.entries(tag).find(([name]) => /(?:^|:)id$/.test(name))?.[1];
    const xml = entries.get(targets.get(id) ?? '');
    // A chart has a sheet of its own, and no cells.
    return xml === undefined ? [] : [{ name: tag['name'] ?? '', rows: rowsOf(xml, book) }];
  });
}

const keyOf = (name: string) => name.replace(/^\//, '').toLowerCase();
const placeOf = (target: string) => keyOf(target.startsWith('/') ? target : `xl/${target.replace(/^\.\//, '')}`);

function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  const close = `</${prefixOf(xml, 'sst')}si>`;
  for (const tag of xml.matchAll(/<(?:\w+:)?si(?:\s[^<>]*)?(\/?)>/g)) {
    if (tag[1]) {
      strings.push('');
      continue;
    }
    const from = tag.index + tag[0].length;
    const to = xml.indexOf(close, from);
    if (to < 0) throw new FileProblem('DAMAGED');
    strings.push(runsOf(xml.slice(from, to)));
  }
  return strings;
}

const prefixOf = (xml: string, root: string) => new RegExp(`<(\\w+:)?${root}\\b`).exec(xml.slice(0, 10_000))?.[1] ?? '';

function rowsOf(xml: string, book: Book): SheetRow[] {
  const prefix = prefixOf(xml, 'worksheet');
  if (!new RegExp(`</${prefix}worksheet>\\s*$`).test(xml.slice(-1_000))) throw new FileProblem('DAMAGED');
  const close = `</${prefix}c>`;
  const rows: SheetRow[] = [];
  let current: SheetRow | undefined;
  let line = 0;
  let column = -1;
  const tag = new RegExp(`<${prefix}(row|c)(\\s[^<>]*?)?(/?)>`, 'g');
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    const [, name, attributes = '', empty] = found;
    if (name === 'row') {
      line = Number(/\sr="(\d{1,7})"/.exec(attributes)?.[1] ?? line + 1);
      column = -1;
      current = undefined;
      continue;
    }
    const { r, t, s } = attributesOf(attributes);
    column = r ? columnOf(r) : column + 1;
    if (empty) continue;
    const to = xml.indexOf(close, tag.lastIndex);
    if (to < 0) throw new FileProblem('DAMAGED');
    const cell = cellOf(xml.slice(tag.lastIndex, to), t, Number(s ?? 0), book);
    tag.lastIndex = to + close.length;
    if (cell === '') continue;
    if (column >= limits.importColumns) throw new FileProblem('TOO_MANY_COLUMNS', { most: limits.importColumns });
    if (!current) {
      if (rows.length > limits.importRows) throw new FileProblem('TOO_MANY_ROWS', { most: limits.importRows });
      rows.push((current = { line, cells: [] }));
    }
    while (current.cells.length < column) current.cells.push('');
    current.cells[column] = cell;
  }
  return rows.sort((a, b) => a.line - b.line);
}

/** `AB12` is in the 28th column, whose index is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function cellOf(xml: string, type: string | undefined, style: number, book: Book): Cell {
  const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<\/(?:\w+:)?v>/.exec(xml)?.[1];
  if (type === 'inlineStr') return counted(runsOf(xml), book);
  if (value === undefined || (value === '' && type !== 'str'))
    return /<(?:\w+:)?f[\s>/]/.test(xml) ? { problem: 'FORMULA_NOT_CALCULATED', text: '' } : '';
  if (type === 's') {
    const text = book.strings[Number(value)];
    if (text === undefined) throw new FileProblem('DAMAGED');
    return counted(text, book);
  }
  if (type === 'e') return { problem: 'CELL_ERROR', text: unescapeXml(value) };
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'str') return counted(unescapeXml(value), book);
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
  const number = Number(value);
  if (!Number.isFinite(number)) return counted(unescapeXml(value), book);
  const shown = book.shownBy(style);
  if (shown === 'NUMBER') return plain(number);
  return shown === 'YEAR' ? serialYear(number, book.from1904) : serialText(number, book.from1904);
}

// A text that many cells share costs the file little, and the hub its length each time.
function counted(text: string, book: Book): string {
  book.letters += text.length;
  if (book.letters > limits.importLetters) throw new FileProblem('TOO_LARGE', { most: limits.importLetters });
  return text;
}

/** As a person reads it: 0.1 + 0.2 is 0.3, and an identifier of sixteen digits has no exponent. */
function plain(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? number.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 15 }) : text;
}
