import { expect, test } from 'vitest';
import { Recorder } from '../../server/src/platform/history/record.ts';
import { append, historyDatabase, HUB_STREAM, OTHER_PROJECT, PROJECT, times } from './history.fixture.ts';

const db = await historyDatabase();

const faults = async () => (await db.pool.query('select * from history_verify()')).rows;
const countOf = async (stream: string) =>
  (await db.pool.query('select count(*)::int, max(position)::int as last from history where stream = $1', [stream])).rows[0];

test('concurrent writers leave a chain without gaps, rolled back ones included', async () => {
  const stream = 'aaaaaaaa-0000-4000-8000-000000000001';
  await Promise.all(
    times(16, async (writer) => {
      for (let i = 0; i < 20; i++) {
        const client = await db.pool.connect();
        try {
          await client.query('begin');
          await append(client, { stream, facts: { writer, i } }, { stream, facts: { writer, i, second: true } });
          await client.query(i % 5 === 4 ? 'rollback' : 'commit');
        } finally {
          client.release();
        }
      }
    }),
  );
  expect(await countOf(stream)).toEqual({ count: 16 * 16 * 2, last: 16 * 16 * 2 });
  expect(await faults()).toEqual([]);
});

test('transactions that write two streams crosswise do not wait for each other in a circle', async () => {
  const [a, b] = ['aaaaaaaa-0000-4000-8000-00000000000a', 'aaaaaaaa-0000-4000-8000-00000000000b'];
  await Promise.all(
    times(200, (i) => (i % 2 ? db.append({ stream: a }, { stream: b }) : db.append({ stream: b }, { stream: a }))),
  );
  expect(await countOf(a)).toEqual({ count: 200, last: 200 });
  expect(await countOf(b)).toEqual({ count: 200, last: 200 });
});

test('the answer names each row in the order in which it was given', async () => {
  const [first, second, third] = await db.append({ stream: OTHER_PROJECT }, { stream: HUB_STREAM }, { stream: OTHER_PROJECT });
  expect([first!.stream, second!.stream, third!.stream]).toEqual([OTHER_PROJECT, HUB_STREAM, OTHER_PROJECT]);
  expect(third!.position).toBe(first!.position + 1);
  const { rows } = await db.pool.query(`select encode(hash, 'hex') as hash from history where stream = $1 and position = $2`, [
    HUB_STREAM,
    second!.position,
  ]);
  expect(rows[0].hash).toBe(second!.hash);
});

test('a second append in one transaction is refused', async () => {
  const client = await db.pool.connect();
  await client.query('begin');
  await append(client, {});
  await expect(append(client, {})).rejects.toMatchObject({ code: '55000' });
  await client.query('rollback');
  await append(client, {});
  await append(client, {});
  client.release();
});

test('a stream that somebody holds is waited for two seconds, no longer', async () => {
  const stream = 'aaaaaaaa-0000-4000-8000-00000000000c';
  const holder = await db.pool.connect();
  await holder.query('begin');
  await append(holder, { stream });
  await expect(db.append({ stream })).rejects.toMatchObject({ code: '55P03' });
  await holder.query('commit');
  holder.release();
  expect((await db.append({ stream }))[0]!.position).toBe(2);
});

test.each([
  'update history set kind = kind',
  'update history set kind = kind where false',
  'delete from history',
  'truncate history',
  'truncate history cascade',
  `insert into history select * from history limit 0`,
  'update history_head set position = position + 1',
  'delete from history_head',
  'truncate history_head',
  `insert into history_head values (gen_random_uuid(), 0, null)`,
  `set session_replication_role = replica; delete from history`,
])('the owner of the tables is refused: %s', async (statement) => {
  const client = await db.pool.connect();
  await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  client.release(true);
});

test.each([
  ['a kind of more than a line', { kind: 'adoption.declared\nx' }],
  ['a kind without a subject', { kind: 'declared' }],
  ['a type that is none', { subjectType: 'adoption' }],
  ['no audience', { audience: [] }],
  ['an unknown audience', { audience: ['everybody'] }],
  ['two keys in one', { audience: ['coordinator,project'] }],
  ['facts that are no object', { facts: [1] }],
  ['facts of more than 2 kB', { facts: { text: 'x'.repeat(2048) } }],
])('a row is refused with %s', async (_, entry) => {
  await expect(db.append(entry)).rejects.toMatchObject({ code: '23514' });
});

test('audience keys are kept sorted and once each', async () => {
  const [row] = await db.append({ audience: ['project', 'funder', 'project', 'coordinator'] });
  const { rows } = await db.pool.query('select audience from history where stream = $1 and position = $2', [
    PROJECT,
    row!.position,
  ]);
  expect(rows[0].audience).toEqual(['coordinator', 'funder', 'project']);
});

test('a row has the time of the installation, not of the machine', async () => {
  await db.pool.query(`update installation set clock_offset = '-400 days'`);
  const [row] = await db.append({});
  const { rows } = await db.pool.query(
    `select hub_now() - at < '1 minute' and hub_now() >= at as now from history where stream = $1 and position = $2`,
    [PROJECT, row!.position],
  );
  await db.pool.query(`update installation set clock_offset = '0'`);
  expect(rows[0].now).toBe(true);
  expect(await faults()).toEqual([]);
});

test('what a transaction collects is written with its commit, in one message, with the facts in canonical form', async () => {
  const stream = 'aaaaaaaa-0000-4000-8000-00000000000d';
  const [actor, behalf] = ['44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555'];
  const recorder = new Recorder();
  const row = {
    stream,
    kind: 'adoption.imported',
    subjectType: 'Project',
    subject: PROJECT,
    audience: ['project'],
    behalf,
  } as const;
  recorder.record({ ...row, facts: { organisationId: behalf, count: 3 } });
  recorder.record({ ...row, facts: { count: 4, organisationId: behalf } });
  const client = await db.pool.connect();
  await client.query('begin');
  await client.query(`${recorder.flushStatement(actor)}; commit`);
  client.release();
  const { rows } = await db.pool.query(
    'select actor, behalf, kind, subject_type, subject, facts::text from history where stream = $1 order by history.position',
    [stream],
  );
  expect(rows).toEqual(
    [3, 4].map((count) => ({
      actor,
      behalf,
      kind: 'adoption.imported',
      subject_type: 'Project',
      subject: PROJECT,
      facts: `{"count":${count},"organisationId":"${behalf}"}`,
    })),
  );
  expect(() => recorder.flushStatement(actor)).toThrow('written already');
  expect(() => recorder.record({ ...row, facts: { organisationId: behalf, count: 5 } })).toThrow('after');
  expect(new Recorder().flushStatement(actor)).toBeUndefined();
});
