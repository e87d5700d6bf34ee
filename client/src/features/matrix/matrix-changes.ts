import { adoptionPath, besidePath, demands, type Demand } from '../../../../schema/adoption-stages.ts';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';

/** A stage to be declared of the material in a column. */
export type Change = { column: number; stage: AdoptionStage };

/** All that the changes ask for together, each thing once. */
export function asked(changes: readonly Change[], from: (column: number) => AdoptionStage): Demand[] {
  return [...new Set(changes.flatMap(({ column, stage }) => demands(from(column), stage)))];
}

/** The stage that a digit means: its place on the path, 0 for not started. */
export const stageOfDigit = (key: string): AdoptionStage | undefined =>
  /^\d$/.test(key) ? adoptionPath[Number(key)] : undefined;

/** Cells as a spreadsheet takes them. */
export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((text) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\n');

/** Cells as a spreadsheet gives them. */
export function fromTsv(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) =>
    line.split('\t').map((cell) => (/^".*"$/.test(cell.trim()) ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell.trim())),
  );
}

/** How stages are written: their words and letters in any of the languages, their codes and their numbers on the path. */
export type Vocabulary = ReadonlyMap<string, AdoptionStage>;

export function vocabularyOf(written: readonly (readonly [string, AdoptionStage])[]): Vocabulary {
  const stages: readonly AdoptionStage[] = [...adoptionPath, ...besidePath];
  return new Map([
    ...stages.map((stage) => [stage.toLowerCase(), stage] as const),
    ...adoptionPath.map((stage, place) => [String(place), stage] as const),
    ...written.map(([words, stage]) => [words.toLowerCase(), stage] as const),
  ]);
}

export type Pasted =
  | { changes: Change[] }
  | { problem: 'SEVERAL_ROWS' | 'TOO_WIDE' | 'EMPTY' }
  | { problem: 'UNKNOWN_WORD'; word: string };

/**
 * What a pasted text means in one row, from `at.left` on. One cell fills all that is selected; a column of cells is laid along the row;
 * an empty cell leaves what is there. Nothing is taken where anything is not understood.
 */
export function pasted(text: string, vocabulary: Vocabulary, at: { left: number; right: number; columns: number }): Pasted {
  const rows = fromTsv(text);
  const isColumn = rows.length > 1 && rows.every((row) => row.length === 1);
  if (rows.length > 1 && !isColumn) return { problem: 'SEVERAL_ROWS' };
  const cells = isColumn ? rows.map(([cell]) => cell!) : rows[0]!;
  const laid = cells.length === 1 ? Array.from({ length: at.right - at.left + 1 }, () => cells[0]!) : cells;
  if (at.left + laid.length > at.columns) return { problem: 'TOO_WIDE' };
  const changes: Change[] = [];
  for (const [index, cell] of laid.entries()) {
    if (!cell) continue;
    const stage = vocabulary.get(cell.toLowerCase());
    if (!stage) return { problem: 'UNKNOWN_WORD', word: cell.slice(0, 60) };
    changes.push({ column: at.left + index, stage });
  }
  return changes.length ? { changes } : { problem: 'EMPTY' };
}
