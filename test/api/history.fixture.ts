import type pg from 'pg';
import { HUB_STREAM } from '../../server/src/platform/history/record.ts';
import { testDatabase } from '../support/database.ts';

export const PROJECT = '11111111-1111-4111-8111-111111111111';
export const OTHER_PROJECT = '22222222-2222-4222-8222-222222222222';

export type Entry = {
  stream?: string;
  kind?: string;
  subjectType?: string;
  subject?: string;
  audience?: string[];
  facts?: unknown;
  behalf?: string;
};

/** A database of the test file's own, with nothing recorded yet. */
export async function historyDatabase() {
  const { url, pool } = await testDatabase('migrated');
  return { url, pool, append: (...entries: Entry[]) => append(pool, ...entries) };
}

/** Appends entries, of which only what matters to the test is given. */
export async function append(
  client: pg.Pool | pg.ClientBase,
  ...entries: Entry[]
): Promise<{ stream: string; position: number; hash: string }[]> {
  const whole = entries.map((entry) => ({
    stream: PROJECT,
    kind: 'adoption.declared',
    subjectType: 'Adoption',
    subject: '33333333-3333-4333-8333-333333333333',
    audience: ['project'],
    facts: {},
    ...entry,
  }));
  const { rows } = await client.query('select history_append(null, $1) as appended', [JSON.stringify(whole)]);
  return rows[0].appended;
}

export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
export { HUB_STREAM };
