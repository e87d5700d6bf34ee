import { limits } from '../../../../schema/limits.ts';
import { decode } from './csv.ts';
import { FileProblem, type SheetRow } from './table.ts';

type Thing = Readonly<Record<string, unknown>>;

/** What an object holds in this list are rows of the same kind as itself. */
const WITHIN = 'children';
const DEEPEST = 50;

/** Whether a file is JSON, and no text with commas. */
export const isJson = (file: Buffer) => /^(?:\ufeff)?\s*[[{]/.test(file.toString('utf8', 0, 200));

/**
 * The rows of a JSON text: the objects of its outermost list, each property a column, `nimi.fi` one that stands within another. What an
 * object holds comes before itself: whoever judges it knows what it consists of.
 */
export function readJson(file: Buffer): SheetRow[] {
  const objects: Thing[] = [];
  collect(listOf(parsed(file)), objects, 0);
  const columns = new Map<string, number>();
  const rows = objects.map((one, i): SheetRow => {
    const cells: string[] = [];
    for (const [name, text] of valuesOf(one, '')) {
      const column = columns.get(name) ?? columns.size;
      columns.set(name, column);
      if (columns.size > limits.importColumns) throw new FileProblem('TOO_MANY_COLUMNS', { most: limits.importColumns });
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
    return { line: i + 2, cells };
  });
  return rows.length ? [{ line: 1, cells: [...columns.keys()] }, ...rows] : [];
}

function parsed(file: Buffer): unknown {
  try {
    return JSON.parse(decode(file).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FileProblem('DAMAGED');
    throw error;
  }
}

/** The list itself, or the first one of an envelope. */
function listOf(whole: unknown): readonly Thing[] {
  const list = [whole, ...(isThing(whole) ? Object.values(whole) : [])].find(
    (value) => Array.isArray(value) && value.every(isThing),
  );
  if (!list) throw new FileProblem('NOT_A_TABLE');
  return list as Thing[];
}

function collect(list: readonly Thing[], into: Thing[], depth: number) {
  if (depth > DEEPEST) throw new FileProblem('DAMAGED');
  for (const one of list) {
    const within = one[WITHIN];
    if (Array.isArray(within)) collect(within.filter(isThing), into, depth + 1);
    if (into.length >= limits.importRows) throw new FileProblem('TOO_MANY_ROWS', { most: limits.importRows });
    into.push(one);
  }
}

/** What stands in an object, by its path; a list of words is one text. Lists of objects are another kind of row, and left out. */
function* valuesOf(one: Thing, path: string, depth = 0): Generator<[name: string, text: string]> {
  if (depth > DEEPEST) throw new FileProblem('DAMAGED');
  for (const [name, value] of Object.entries(one)) {
    if (Array.isArray(value)) {
      const words = value.filter((item) => typeof item === 'string' || typeof item === 'number');
      if (words.length) yield [path + name, words.join(', ')];
    } else if (isThing(value)) yield* valuesOf(value, `${path}${name}.`, depth + 1);
    // What is empty says that there is such a column.
    else yield [path + name, String(value ?? '')];
  }
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);
