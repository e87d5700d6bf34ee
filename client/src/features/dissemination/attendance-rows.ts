import type { AttendeeRole, AttendanceRowInput } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { wholeOf } from './event-draft.ts';

export const attendeeRoles: readonly AttendeeRole[] = ['TEACHER', 'COUNSELLOR', 'MANAGER', 'IT_DATA', 'ADMINISTRATION', 'OTHER'];

export type Institution = { id: string; name: string };
/** An institution’s attendance as it stands in the fields. */
export type AttendanceRow = { organisation: Institution; counts: Record<AttendeeRole, string> };
type Named = { id: string; nameFi: string; nameSv: string | null; nameEn: string | null };
const none = (): Record<AttendeeRole, string> =>
  Object.fromEntries(attendeeRoles.map((role) => [role, ''])) as Record<AttendeeRole, string>;

export const emptyRow = (organisation: Institution): AttendanceRow => ({ organisation, counts: none() });
export const institutionOf = (named: Named): Institution => ({ id: named.id, name: localName(named) });
const byName = (a: AttendanceRow, b: AttendanceRow) => a.organisation.name.localeCompare(b.organisation.name, 'fi');

/** Saved attendance as a table; who registered stands in it from the start. */
export function tableOf(
  attendance: readonly { role: AttendeeRole; count: number; organisation: Named }[],
  registered: readonly Named[] = [],
): AttendanceRow[] {
  const rows = new Map<string, AttendanceRow>();
  for (const named of registered) rows.set(named.id, emptyRow(institutionOf(named)));
  for (const { role, count, organisation } of attendance) {
    const row = rows.get(organisation.id) ?? emptyRow(institutionOf(organisation));
    rows.set(organisation.id, { ...row, counts: { ...row.counts, [role]: String(count) } });
  }
  return [...rows.values()].toSorted(byName);
}

/** The table as the API takes it; undefined where a number cannot be read. */
export function attendanceInputOf(rows: readonly AttendanceRow[]): AttendanceRowInput[] | undefined {
  const given = rows.flatMap(({ organisation, counts }) =>
    attendeeRoles.map((role) => ({ organisationId: organisation.id, role, count: wholeOf(counts[role]) })),
  );
  if (given.some(({ count }) => Number.isNaN(count ?? 0))) return undefined;
  return given.flatMap(({ count, ...row }) => (count ? [{ ...row, count }] : []));
}

/** One line of what was pasted: who is meant, and how many of which role; or what is the matter with it. */
export type Pasted = {
  line: number;
  text: string;
  name: string;
  counts: Partial<Record<AttendeeRole, number>>;
  problem?: 'NO_NAME' | 'NO_NUMBER' | 'NO_ROLE';
};

type RoleWords = Readonly<Record<AttendeeRole, readonly string[]>>;
const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();
const numberOf = (cell: string) =>
  /^\d{1,6}$/.test(cell.replaceAll(/[\s\u00a0]/g, '')) ? Number(cell.replaceAll(/[\s\u00a0]/g, '')) : undefined;
const roleOf = (words: RoleWords, cell: string) => attendeeRoles.find((role) => words[role].includes(plain(cell)));

/**
 * What a spreadsheet put on the clipboard: the institution first, then a column for each role under a heading that names it; or
 * the role and its number; or a number alone, which is of the role chosen. Every line that says something is answered, once.
 */
export function readPaste(text: string, words: RoleWords, otherwise: AttendeeRole): Pasted[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, text: line.trim(), cells: line.split(/\t|;/).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some(Boolean));
  const [head] = lines;
  // A line without a number that names a role, or that only says what the columns are.
  const isHead =
    head !== undefined &&
    head.cells.length > 1 &&
    head.cells.slice(1).every((cell) => numberOf(cell) === undefined) &&
    head.cells.slice(1).some((cell) => roleOf(words, cell));
  const named = isHead && head.cells.slice(1).filter((cell) => roleOf(words, cell)).length > 0;
  const isRoleAndNumber = isHead && lines.length > 1 && lines[1]!.cells.slice(1).some((cell) => roleOf(words, cell));
  if (named && !isRoleAndNumber) return lines.slice(1).map((line) => underHeads(line, head.cells, words));
  return lines.map((line) => byItself(line, words, otherwise));
}

type Line = { line: number; text: string; cells: readonly string[] };

function underHeads({ cells, ...line }: Line, heads: readonly string[], words: RoleWords): Pasted {
  const [name = '', ...rest] = cells;
  const counts: Pasted['counts'] = {};
  let problem: Pasted['problem'];
  rest.forEach((cell, index) => {
    if (!cell || cell === '-' || cell === '–') return;
    const [role, count] = [roleOf(words, heads[index + 1] ?? ''), numberOf(cell)];
    if (count === undefined) problem ??= 'NO_NUMBER';
    else if (!role) problem ??= count ? 'NO_ROLE' : undefined;
    else counts[role] = (counts[role] ?? 0) + count;
  });
  return settled({ ...line, name, counts }, problem);
}

function byItself({ cells, ...line }: Line, words: RoleWords, otherwise: AttendeeRole): Pasted {
  const [name = '', ...rest] = cells;
  const numbers = rest.map(numberOf).filter((count) => count !== undefined);
  const said = rest.find((cell) => cell && numberOf(cell) === undefined);
  const role = said === undefined ? otherwise : roleOf(words, said);
  if (numbers.length !== 1) return settled({ ...line, name, counts: {} }, 'NO_NUMBER');
  if (!role) return settled({ ...line, name, counts: {} }, 'NO_ROLE');
  return settled({ ...line, name, counts: { [role]: numbers[0] } });
}

function settled(line: Pasted, problem?: Pasted['problem']): Pasted {
  const found = problem ?? (line.name ? (Object.keys(line.counts).length ? undefined : 'NO_NUMBER') : 'NO_NAME');
  return { ...line, ...(found && { problem: found }) };
}

/** The table with what was pasted: of an institution that several lines name the numbers are added up, and take the place of earlier ones. */
export function withPasted(
  rows: readonly AttendanceRow[],
  pasted: readonly { organisation: Institution; counts: Pasted['counts'] }[],
): AttendanceRow[] {
  const sums = new Map<string, { organisation: Institution; counts: Partial<Record<AttendeeRole, number>> }>();
  for (const { organisation, counts } of pasted) {
    const sum = sums.get(organisation.id) ?? { organisation, counts: {} };
    for (const role of attendeeRoles) if (counts[role] !== undefined) sum.counts[role] = (sum.counts[role] ?? 0) + counts[role];
    sums.set(organisation.id, sum);
  }
  const table = new Map(rows.map((row) => [row.organisation.id, row]));
  for (const { organisation, counts } of sums.values()) {
    const row = table.get(organisation.id) ?? emptyRow(organisation);
    const written = Object.fromEntries(Object.entries(counts).map(([role, count]) => [role, String(count)]));
    table.set(organisation.id, { ...row, counts: { ...row.counts, ...written } });
  }
  return [...table.values()].toSorted(byName);
}
