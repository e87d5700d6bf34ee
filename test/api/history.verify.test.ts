import { beforeAll, describe, expect, test } from 'vitest';
import { verifyHistory } from '../../server/src/platform/history/verify.ts';
import { historyDatabase, HUB_STREAM, OTHER_PROJECT, PROJECT, times } from './history.fixture.ts';

const db = await historyDatabase();
beforeAll(async () => {
  await db.append({ stream: HUB_STREAM, kind: 'session.started', subjectType: 'Person', audience: ['administrator'] });
  await db.append(...times(12, (i) => ({ stream: PROJECT, facts: { i }, audience: ['project', 'funder'] })));
  await db.append(...times(5, (i) => ({ stream: OTHER_PROJECT, facts: { i } })));
});

/** What both verifiers find after an attack that the triggers did not stop; the attack is rolled back. */
async function found(attack: string) {
  const client = await db.pool.connect();
  try {
    await client.query(
      'begin; alter table history disable trigger all; alter table history_head disable trigger all; alter table history drop constraint history_pkey, drop constraint history_audience_check, drop constraint history_kind_check, drop constraint history_facts_check',
    );
    await client.query(attack);
    const bySql = await client.query(`select stream, position::int, fault from history_verify()`);
    // The other verifier reads in a transaction of its own: here it has to look inside this one.
    const inside = {
      query: (text: string, values?: unknown[]) =>
        /^(begin|rollback)/.test(text) ? Promise.resolve() : client.query(text, values),
    };
    const { faults } = await verifyHistory(inside as never);
    const inOrder = (list: any[]) => list.map((f) => `${f.stream} ${String(f.position).padStart(6, '0')} ${f.fault}`).sort();
    expect(inOrder(faults)).toEqual(inOrder(bySql.rows));
    return bySql.rows.length;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const third = `stream = '${PROJECT}' and position = 3`;

test('an untouched history has no fault', async () => {
  expect(await found('select 1')).toBe(0);
  const client = await db.pool.connect();
  expect(await verifyHistory(client)).toEqual({ streams: 3, rows: 18, faults: [] });
  client.release();
});

describe('both verifiers find', () => {
  test.each([
    ['other facts', `update history set facts = '{"i":99}' where ${third}`],
    ['a space in the facts', `update history set facts = '{"i": 2}' where ${third}`],
    ['a microsecond', `update history set at = at + interval '1 microsecond' where ${third}`],
    ['another actor', `update history set actor = gen_random_uuid() where ${third}`],
    ['another organisation', `update history set behalf = gen_random_uuid() where ${third}`],
    ['another kind', `update history set kind = 'adoption.imported' where ${third}`],
    ['another type of subject', `update history set subject_type = 'Material' where ${third}`],
    ['another subject', `update history set subject = gen_random_uuid() where ${third}`],
    ['a wider audience', `update history set audience = '{funder,project,public}' where ${third}`],
    ['two audience keys made one', `update history set audience = '{"funder,project"}' where ${third}`],
    ['a row removed from the middle', `delete from history where ${third}`],
    ['the last row removed', `delete from history where stream = '${PROJECT}' and position = 12`],
    ['the first row removed', `delete from history where stream = '${PROJECT}' and position = 1`],
    [
      'two rows that changed places',
      `update history set position = 7 - position where stream = '${PROJECT}' and position in (3, 4)`,
    ],
    ['a row twice', `insert into history select * from history where ${third}`],
    [
      'a row moved to another stream',
      `update history set stream = '${OTHER_PROJECT}', position = 6 where stream = '${PROJECT}' and position = 12`,
    ],
    [
      'a hash made anew for other facts',
      `update history set facts = '{"i":99}' where ${third}; update history set hash = history_hash(stream, position, at, actor, behalf, kind, subject_type, subject, audience, previous, facts) where ${third}`,
    ],
    [
      'a row added by hand',
      `insert into history select stream, 13, at, actor, behalf, kind, subject_type, subject, audience, facts, hash, hash from history where stream = '${PROJECT}' and position = 12`,
    ],
    ['a stream removed, its head left', `delete from history where stream = '${OTHER_PROJECT}'`],
    ['a head removed, its stream left', `delete from history_head where stream = '${OTHER_PROJECT}'`],
    ['a head put back', `update history_head set position = 4 where stream = '${OTHER_PROJECT}'`],
  ])('%s', async (_, attack) => {
    expect(await found(attack)).toBeGreaterThan(0);
  });
});

test('both verifiers agree on odd text: letters, quotes, newlines, escapes', async () => {
  const odd = ['ö å Ä 😀', 'says "no"', "it's", 'two\nlines\r\n', 'back\\slash', '\u2028\u0007', '$$ $1 %s', ''];
  await db.append(...odd.map((text, i) => ({ stream: HUB_STREAM, facts: { text, i, ['ä"\n']: [text, { text }] } })));
  // As somebody writes it who does not know the canonical form.
  await db.pool.query('select history_append(null, $1)', [
    `[{"stream":"${PROJECT}","kind":"note.written","subjectType":"Note","subject":"${PROJECT}","audience":["public"],  "facts" : { "b" : 1.50,\n\t"a":"\\u00f6\\n" } }]`,
  ]);
  expect(await found('select 1')).toBe(0);
  expect(
    await found(`update history set facts = replace(facts::text, 'ö', 'o')::json where stream = '${HUB_STREAM}'`),
  ).toBeGreaterThan(0);
});
