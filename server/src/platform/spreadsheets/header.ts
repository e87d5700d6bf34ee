import { isEmpty, textOf, type Cell, type SheetRow } from './table.ts';

/** A field of what is imported, and the words by which people name its column. */
export type Named = { readonly name: string; readonly words: readonly string[] };
/** For each column of a sheet the field that stands in it, or none. */
export type Columns = (string | null)[];

const FIRST_ROWS = 20;

/** A name of a column without what people put around it: capitals, stars, colons, what stands in brackets. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which field each column holds, by its name. A field is in one column only: the first whose name is the field's own, else one that begins so. */
export function guessColumns(header: readonly Cell[], fields: readonly Named[]): Columns {
  const names = header.map((cell) => plainName(textOf(cell)));
  const columns: Columns = names.map(() => null);
  const taken = new Set<string>();
  for (const fits of [
    (name: string, word: string) => name === word,
    (name: string, word: string) => name.startsWith(`${word} `),
  ]) {
    for (const [index, name] of names.entries()) {
      if (columns[index] || !name) continue;
      const field = fields.find(
        (one) => !taken.has(one.name) && [one.name, ...one.words].some((word) => fits(name, plainName(word))),
      );
      if (!field) continue;
      columns[index] = field.name;
      taken.add(field.name);
    }
  }
  return columns;
}

/**
 * The row that names the columns: of the first ones that whose cells name the most fields. Titles, dates and empty rows may stand
 * above it. Undefined where no row names any.
 */
export function guessHeader(rows: readonly SheetRow[], fields: readonly Named[]): SheetRow | undefined {
  let best: { row: SheetRow; known: number } | undefined;
  for (const row of rows.slice(0, FIRST_ROWS)) {
    // A long text is no name, even where it begins like one.
    const cells = row.cells.map((cell) => (textOf(cell).length > 60 ? '' : cell));
    const known = guessColumns(cells, fields).filter(Boolean).length;
    if (known > (best?.known ?? 0)) best = { row, known };
  }
  return best?.row;
}

/** Tells one layout of columns from another, so that a layout that was corrected once is known the next time. */
export const signatureOf = (header: readonly Cell[]): string =>
  header
    .map((cell) => plainName(textOf(cell)))
    .join('|')
    .slice(0, 1_000);

/** The widest row. */
export const widthOf = (rows: readonly SheetRow[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.findLastIndex((cell) => !isEmpty(cell)) + 1), 0);
