import { beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { createJobs } from '../../server/src/app/jobs.ts';
import { Viewer } from '../../server/src/platform/auth/viewer.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { parseAnchor, printAnchor, takeAnchor, type Anchor } from '../../server/src/platform/history/anchor.ts';
import { sealHistory } from '../../server/src/platform/history/seal.ts';
import { verifyHistory } from '../../server/src/platform/history/verify.ts';
import { until } from '../support/until.ts';
import { historyDatabase, HUB_STREAM, OTHER_PROJECT, PROJECT, times } from './history.fixture.ts';

const db = await historyDatabase();
let database: Database;
let anchor: Anchor;
beforeAll(async () => {
  const dataSource = await createDataSource(db.url, { poolSize: 3 }).initialize();
  database = new Database(dataSource);
  await db.append({ stream: HUB_STREAM, kind: 'session.started', subjectType: 'Person', audience: ['administrator'] });
  await db.append(
    ...times(8, (i) => ({ stream: PROJECT, facts: { i } })),
    ...times(4, (i) => ({ stream: OTHER_PROJECT, facts: { i } })),
  );
  await sealHistory(database);
  anchor = parseAnchor(printAnchor(await takeAnchor(db.pool)), 'anchor.json');
  // What came later is no fault.
  await db.append(...times(3, (i) => ({ stream: PROJECT, facts: { later: i } })));
  return () => dataSource.destroy();
});

/** What is found after an attack by the owner of the tables, who switched off all that stood in the way. It is rolled back. */
async function found(attack: string, heads = anchor.heads) {
  const client = await db.pool.connect();
  try {
    await client.query('begin; alter table history disable trigger all; alter table history_head disable trigger all');
    await client.query(attack);
    // The verifier reads in a transaction of its own: here it has to look inside this one.
    const inside = {
      query: (text: string, values?: unknown[]) =>
        /^(begin|rollback)/.test(text) ? Promise.resolve() : client.query(text, values),
    };
    const { faults } = await verifyHistory(inside as never, heads);
    return faults.map(({ stream, position, fault }) => `${fault} ${NAMES[stream]} ${position}`);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const NAMES: Record<string, string> = { [PROJECT]: 'project', [OTHER_PROJECT]: 'other', [HUB_STREAM]: 'hub' };

/** Writes a stream anew from a position on, whole in itself: hashes, links and head. */
const rechain = (stream: string, from: number) => `
  do $$ declare r history; before bytea; begin
    select hash into before from history where stream = '${stream}' and "position" = ${from - 1};
    for r in select * from history where stream = '${stream}' and "position" >= ${from} order by "position" loop
      r.hash := history_hash(r.stream, r."position", r.at, r.actor, r.behalf, r.kind, r.subject_type, r.subject, r.audience, before, r.facts);
      update history set previous = before, hash = r.hash where stream = r.stream and "position" = r."position";
      before := r.hash;
    end loop;
    update history_head set hash = before, "position" = (select max("position") from history where stream = '${stream}') where stream = '${stream}';
  end $$;`;
const of = (position: number, stream = PROJECT) => `stream = '${stream}' and "position" = ${position}`;
const edit = `update history set facts = '{"i":99}' where ${of(3)};`;
const cut = `delete from history where stream = '${PROJECT}' and "position" > 6; update history_head set "position" = 6, hash = (select hash from history where ${of(6)}) where stream = '${PROJECT}';`;

test('an untouched history verifies against its seals and its anchor', async () => {
  expect(await found('select 1')).toEqual([]);
  expect(await db.pool.query('select count(*)::int from history_verify()')).toMatchObject({ rows: [{ count: 0 }] });
});

describe('what is done through SQL is found and named', () => {
  test('a row that was edited', async () => expect(await found(edit)).toEqual(['HASH project 3']));
  test('a row that was deleted', async () =>
    expect(await found(`delete from history where ${of(3)}`)).toEqual(['POSITION project 4', 'PREVIOUS project 4']));
  test('a row that was inserted', async () =>
    expect(
      await found(
        `insert into history select stream, 12, at, actor, behalf, kind, subject_type, subject, audience, facts, hash, hash from history where ${of(11)}`,
      ),
    ).toEqual(['HASH project 12', 'HEAD project 12']));
  test('a tail that was cut off, its head put back', async () =>
    expect(await found(cut)).toEqual(['SEAL project 8', 'ANCHOR project 8']));
  test('a stream that was edited and written anew', async () =>
    expect(await found(edit + rechain(PROJECT, 3))).toEqual(['SEAL project 8', 'ANCHOR project 8']));
  test('a row taken out and the rest written anew', async () =>
    expect(
      await found(
        `delete from history where ${of(8)}; update history set "position" = "position" - 1 where stream = '${PROJECT}' and "position" > 8; ${rechain(PROJECT, 8)}`,
      ),
    ).toEqual(['SEAL project 8', 'ANCHOR project 8']));
  test('a stream that is gone with its head', async () =>
    expect(
      await found(
        `delete from history where stream = '${OTHER_PROJECT}'; delete from history_head where stream = '${OTHER_PROJECT}'`,
      ),
    ).toEqual(['SEAL other 4', 'ANCHOR other 4']));
  test('a seal whose text was changed or taken away', async () => {
    expect(await found(`update history_seal set heads = replace(heads, ' 8 ', ' 7 ')`)).toEqual(['SEAL hub 2']);
    expect(await found('delete from history_seal')).toEqual(['SEAL hub 2']);
  });

  /** Everything: the stream, the text of the seal, its root in the hub's stream, and that stream from there on. */
  const everything = `${edit} ${rechain(PROJECT, 3)}
    update history_seal set heads = (select string_agg(h.stream || ' ' || h."position" || ' ' || encode(h.hash, 'hex'), E'\\n' order by h.stream) from history h
      where (h.stream, h."position") in (('${HUB_STREAM}', 1), ('${PROJECT}', 8), ('${OTHER_PROJECT}', 4)));
    update history_seal set root = encode(sha256(convert_to(heads, 'UTF8')), 'hex');
    update history set facts = json_build_object('heads', 3, 'root', (select root from history_seal)) where ${of(2, HUB_STREAM)};
    ${rechain(HUB_STREAM, 2)}`;
  test('a complete history written anew, seals and all, by the anchor alone', async () => {
    expect(await found(everything, [])).toEqual([]);
    expect((await found(everything)).toSorted()).toEqual(['ANCHOR hub 2', 'ANCHOR project 8']);
  });
});

describe('an anchor', () => {
  test('has the heads of all streams, and their root', () => {
    expect(anchor.heads.map(({ stream, position }) => `${NAMES[stream]} ${position}`)).toEqual(['hub 2', 'project 8', 'other 4']);
    expect(anchor.root).toMatch(/^[0-9a-f]{64}$/);
  });
  test.each([
    ['text', 'no'],
    ['nothing', '{}'],
    ['null', 'null'],
    ['another root', () => printAnchor({ ...anchor, root: '0'.repeat(64) })],
    ['another hash', () => printAnchor({ ...anchor, heads: anchor.heads.map((head) => ({ ...head, hash: '0'.repeat(64) })) })],
    ['a row left out', () => printAnchor({ ...anchor, heads: anchor.heads.slice(1) })],
    ['heads of another form', () => JSON.stringify({ ...anchor, heads: [{}] })],
  ])('is refused with %s', (_, text) => {
    expect(() => parseAnchor(typeof text === 'string' ? text : text(), 'file')).toThrow(/^file (is no anchor|was damaged)/);
  });
});

test('the night seals once, also when it is attempted twice and by several processes', async () => {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  await database.inTransaction(new Viewer(), (tx) => tx.enqueue('history.seal', {}, { key: 'tonight' }));
  // As a process leaves it that was lost after its commit: had it not marked the job in the same transaction, it would be done again.
  const jobs = [createJobs(database, log), createJobs(database, log)];
  await Promise.all(jobs.map((worker) => worker.start()));
  const state = async () => (await db.pool.query(`select state from job where key = 'tonight'`)).rows[0].state;
  await until('it is done', async () => (await state()) === 'DONE');
  await Promise.all(jobs.map((worker) => worker.stop()));
  const { rows } = await db.pool.query(
    `select facts, audience, actor from history where kind = 'history.sealed' order by history.position`,
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({
    facts: { heads: 3, root: expect.stringMatching(/^[0-9a-f]{64}$/) },
    audience: ['administrator'],
    actor: null,
  });
  expect(await found('select 1')).toEqual([]);
});
