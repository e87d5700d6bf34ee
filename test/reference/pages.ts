import type { Asking } from './asking.ts';
import { Refusal } from './asking.ts';
import type { Row } from './rows.ts';

export type PageArguments = { first: number; after?: string | null };

/** A place in a list: which list, and the row that was last. The reference writes it in its own words. */
const cursorOf = (list: string, row: Row) => `ref.${list}.${row.id.replace('/', ':')}`;

/**
 * A page of a list. `everything` are the rows of all such lists in their order, so that a place is one in each of them; `asked`
 * tells which of them this list holds.
 */
export function pageOf(
  { rights }: Asking,
  list: string,
  everything: readonly Row[],
  asked: (row: Row) => boolean,
  { first, after }: PageArguments,
) {
  if (first < 0 || first > 100) throw new Refusal('BAD_USER_INPUT');
  const held = everything.filter((row) => rights.sees(row) && asked(row));
  let rest: readonly Row[] = held;
  if (after !== null && after !== undefined) {
    const place = everything.findIndex((row) => cursorOf(list, row) === after);
    if (place < 0) throw new Refusal('BAD_USER_INPUT');
    const later = new Set(everything.slice(place + 1));
    rest = held.filter((row) => later.has(row));
  }
  const nodes = rest.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursorOf(list, node) })),
    pageInfo: { hasNextPage: rest.length > first, endCursor: last ? cursorOf(list, last) : null },
    totalCount: held.length,
  };
}

/** A place in history is a position, whatever the stream: each stream has such a place. */
export function historyPage({ world, rights }: Asking, asked: (row: Row) => boolean, { first, after }: PageArguments) {
  if (first < 0 || first > 100) throw new Refusal('BAD_USER_INPUT');
  const cursor = (row: Row) => `ref.history.${row['position']}`;
  let before = Infinity;
  if (after !== null && after !== undefined) {
    const form = /^ref\.history\.(\d+)$/.exec(after);
    if (!form) throw new Refusal('BAD_USER_INPUT');
    before = Number(form[1]);
  }
  const rest = world.table.HistoryEntry.rows.filter((row) => rights.sees(row) && asked(row) && Number(row['position']) < before);
  const nodes = rest.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursor(node) })),
    pageInfo: { hasNextPage: rest.length > first, endCursor: last ? cursor(last) : null },
  };
}
