import type { Skipped } from './rows.ts';

/** A connection of the database, inside a transaction of the caller's. */
// oxlint-disable-next-line typescript/no-explicit-any -- rows are what the statement selects
export type Db = { query(text: string, values?: unknown[]): Promise<{ rows: any[] }> };

/** What a load did: rows that passed the checks, of these written (new or different) and already so; and the rows skipped. */
export type LoadReport = { accepted: number; changed: number; unchanged: number; skipped: Skipped[] };

/** Columns and their SQL types. */
export type Columns = Readonly<Record<string, string>>;

/** Values by column, in the form that JSON gives them. */
export type Row = Readonly<Record<string, unknown>>;

type Target<C extends Columns> = {
  table: string;
  /** The natural key: what a second load recognises a row by. */
  key: readonly (keyof C & string)[];
  columns: C;
  /** The table counts its rows' versions. */
  versioned?: boolean;
  /** Rows of the table, as `t`, that the load may write over; all when left out. */
  onlyWhere?: string;
};

const incoming = (columns: Columns) =>
  `json_to_recordset($1::json) as x (${Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})`;

/** Writes the rows that are new or differ, in one statement, and counts them: the same rows again change nothing. */
export async function merge<C extends Columns>(
  db: Db,
  target: Target<C>,
  rows: readonly Readonly<Record<keyof C, unknown>>[],
): Promise<number> {
  const names = Object.keys(target.columns);
  const others = names.filter((name) => !target.key.includes(name));
  const set = others
    .map((name) => `${name} = excluded.${name}`)
    .concat(target.versioned ? ['version = t.version + 1', 'updated_at = hub_now()'] : []);
  const {
    rows: [written],
  } = await db.query(
    `with written as (
       insert into ${target.table} as t (${names.join(', ')}) select ${names.join(', ')} from ${incoming(target.columns)}
       on conflict (${target.key.join(', ')}) do update set ${set.join(', ')}
         where (${others.map((name) => `t.${name}`).join(', ')}) is distinct from (${others.map((name) => `excluded.${name}`).join(', ')})
           and ${target.onlyWhere ?? 'true'}
       returning 1)
     select count(*)::int as count from written`,
    [JSON.stringify(rows)],
  );
  return written.count;
}

/** Adds the rows in one statement. */
export async function insertRows(db: Db, table: string, columns: Columns, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(columns).join(', ');
  await db.query(`insert into ${table} (${names}) select ${names} from ${incoming(columns)}`, [JSON.stringify(rows)]);
}

/** The report of a load that merged its good rows. */
export const reportOf = (accepted: number, changed: number, skipped: Skipped[]): LoadReport => ({
  accepted,
  changed,
  unchanged: accepted - changed,
  skipped,
});

/** What the texts of a column stand for: from a statement that answers `word` and `id`. */
export async function meanings(db: Db, text: string): Promise<Map<string, string>> {
  const { rows } = await db.query(text);
  return new Map(rows.map((row) => [row.word, row.id]));
}
