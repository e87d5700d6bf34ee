import type { Columns, Db } from '../loading/merge.ts';
import type { Written } from './target.ts';

type Row = Readonly<Record<string, unknown>> & { id: string; version: number };

/** Writes columns of rows that still have the version that was seen, in one statement; answers the ids of those that had. */
export async function updateRows(db: Db, table: string, columns: Columns, rows: readonly Row[]): Promise<Set<string>> {
  const names = Object.keys(columns);
  const incoming = Object.entries({ id: 'uuid', version: 'integer', ...columns }).map(([name, type]) => `${name} ${type}`);
  const set = [...names.map((name) => `${name} = x.${name}`), 'version = t.version + 1', 'updated_at = hub_now()'];
  const { rows: written } = await db.query(
    `update ${table} t set ${set.join(', ')}
       from json_to_recordset($1::json) as x (${incoming.join(', ')}) where t.id = x.id and t.version = x.version returning t.id`,
    [JSON.stringify(rows)],
  );
  return new Set(written.map(({ id }) => id));
}

/**
 * Takes a written row back: what was new is gone again, with the parts that were made with it, what was changed is as before. Not
 * where somebody has changed it since, nor where something rests on it.
 */
export async function takeBackRow(
  db: Db,
  table: string,
  columns: Columns,
  { subjectId, version, before }: Written,
  parts: readonly string[] = [],
): Promise<'CHANGED_SINCE' | 'IN_USE' | null> {
  if (before) {
    const types = Object.fromEntries(Object.keys(before).map((name) => [name, columns[name]!]));
    const restored = await updateRows(db, table, types, [{ ...before, id: subjectId, version }]);
    return restored.size ? null : 'CHANGED_SINCE';
  }
  const { rows } = await db.query(`select version from ${table} where id = $1 for update`, [subjectId]);
  // Gone by other ways: there is nothing left to take back.
  if (!rows[0]) return null;
  if (rows[0].version !== version) return 'CHANGED_SINCE';
  await db.query('savepoint taking_back');
  try {
    for (const part of parts) await db.query(part, [subjectId]);
    await db.query(`delete from ${table} where id = $1`, [subjectId]);
    // What is looked at with the commit only is looked at now: afterwards nothing could be kept.
    await db.query('set constraints all immediate');
    await db.query('set constraints all deferred');
    await db.query('release savepoint taking_back');
    return null;
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    await db.query('rollback to savepoint taking_back');
    return 'IN_USE';
  }
}
