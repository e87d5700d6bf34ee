import 'reflect-metadata';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EventsResolver } from '../../server/src/features/history/events.resolver.ts';
import { testHub, type Account, type TestHub } from '../support/api.ts';
import { append } from './history.fixture.ts';

let hub: TestHub;
let projectId: string;
let partner: { a: string; b: string };
const executed = vi.spyOn(EventsResolver.prototype, 'projectEvents');
afterAll(() => executed.mockRestore());

beforeAll(async () => {
  hub = await testHub();
  projectId = (await hub.pool.query('select id from project')).rows[0].id;
  const of = async (account: string) => {
    const text = 'select m.organisation_id from membership m join person p on p.id = m.person_id where p.email = $1';
    return (await hub.pool.query(text, [`${account}@demo.test`])).rows[0].organisation_id as string;
  };
  partner = { a: await of('partner.a'), b: await of('partner.b') };
});

/** Whom a row is for beside all, and who reads it of those who listen here. */
const audiences = (): Record<string, [keys: string[], readers: Account[]]> => ({
  'test.all': [['public'], ['coordinator', 'partner.a', 'partner.b', 'officer', 'auditor', 'provider']],
  'test.project': [['project'], ['coordinator', 'partner.a', 'partner.b', 'officer', 'auditor']],
  'test.coordinator': [['coordinator'], ['coordinator', 'auditor']],
  'test.funder': [['funder'], ['officer', 'auditor']],
  'test.first': [[`partner:${partner.a}`], ['partner.a']],
  'test.second': [[`partner:${partner.b}`], ['partner.b']],
  'test.statement': [
    ['coordinator', 'funder', `partner:${partner.a}`].sort(),
    ['coordinator', 'officer', 'auditor', 'partner.a'],
  ],
});

const FACTS = `subscription ($projectId: ID!, $facts: Boolean!) {
  projectEvents(projectId: $projectId) { events { kind facts @include(if: $facts) } } }`;
/** The same stream in several words: how it is asked for, and what comes of a row. */
const documents: { query: string; variables?: object; shown: (data: any) => unknown[]; row: (kind: string) => unknown }[] = [
  {
    query: 'subscription ($projectId: ID!) { projectEvents(projectId: $projectId) { events { kind } } }',
    shown: (data) => data.projectEvents.events,
    row: (kind) => ({ kind }),
  },
  {
    query:
      'subscription ($projectId: ID!) { news: projectEvents(projectId: $projectId) { at: cursor rows: events { what: kind of: subjectType } } }',
    shown: (data) => data.news.rows,
    row: (what) => ({ what, of: 'Adoption' }),
  },
  {
    query: `subscription Listen($projectId: ID!) { ...Root }
      fragment Root on Subscription { projectEvents(projectId: $projectId) { ...Frame } }
      fragment Frame on ProjectEvents { resync events { ...Row } }
      fragment Row on HistoryEvent { __typename kind }`,
    shown: (data) => data.projectEvents.events,
    row: (kind) => ({ __typename: 'HistoryEvent', kind }),
  },
  {
    query: FACTS,
    variables: { facts: true },
    shown: (data) => data.projectEvents.events,
    row: (kind) => ({ kind, facts: { of: kind.slice('test.'.length).toUpperCase() } }),
  },
  {
    query: FACTS,
    variables: { facts: false },
    shown: (data) => data.projectEvents.events,
    row: (kind) => ({ kind }),
  },
];

/** Rows in one commit, of which this process is told as of another one's. */
async function write(kinds: string[]) {
  const rows = kinds.map((kind) => ({
    stream: projectId,
    kind,
    audience: audiences()[kind]![0],
    facts: { of: kind.slice('test.'.length).toUpperCase() },
  }));
  await append(hub.pool, ...rows);
  await hub.pool.query(`notify hub_history, 'another process'`);
}

/** A subscription that has had its first frame, and what it is shown from then on. */
async function listen(account: Account, { query, variables = {}, shown }: (typeof documents)[number]) {
  const socket = await (await hub.as(account)).socket();
  const frames = socket.client.iterate({ query, variables: { projectId, ...variables } });
  const rows = async () => {
    const { value } = await frames.next();
    expect(value.errors).toBeUndefined();
    return shown(value.data);
  };
  expect(await rows()).toEqual([]);
  return {
    /** What it is shown up to that row. */
    async until(last: unknown) {
      const seen: unknown[] = [];
      while (JSON.stringify(seen.at(-1)) !== JSON.stringify(last)) seen.push(...(await rows()));
      return seen;
    },
  };
}

test('sharing never crosses audiences: everybody gets exactly their own rows, in their own words', async () => {
  const readers: Account[] = ['coordinator', 'partner.a', 'partner.b', 'officer', 'auditor', 'provider'];
  const listening = await Promise.all(
    readers.flatMap((account) =>
      documents.map(async (document) => ({ account, document, subscription: await listen(account, document) })),
    ),
  );
  const kinds = Object.keys(audiences()).filter((kind) => kind !== 'test.all');
  const written: string[] = [];
  const writes = [...kinds.map((kind) => [kind]), kinds, kinds.toReversed(), kinds.filter((_, i) => i % 2), kinds.slice(2)];
  for (const rows of writes) {
    await write(rows);
    written.push(...rows);
  }
  // Comes last, and to all: whoever was to get less would have got it before.
  await write(['test.all']);
  written.push('test.all');
  for (const { account, document, subscription } of listening) {
    const own = written.filter((kind) => audiences()[kind]![1].includes(account));
    expect(await subscription.until(document.row('test.all')), `${account}: ${document.query}`).toEqual(own.map(document.row));
  }
});

test('what many are shown alike is executed once, and who they are is asked in one statement', async () => {
  const [document] = documents;
  const many: Account[] = ['coordinator', 'coordinator', 'finance', 'partner.a', 'partner.b', 'officer', 'auditor', 'officer'];
  const listening = await Promise.all(many.map((account) => listen(account, document!)));
  const asked = vi.spyOn(hub.database.pool, 'query');
  executed.mockClear();
  await write(['test.project']);
  for (const subscription of listening) expect(await subscription.until({ kind: 'test.project' })).toHaveLength(1);
  expect(executed).toHaveBeenCalledOnce();
  const viewers = asked.mock.calls.filter(([query]) => (query as unknown as { name?: string }).name?.startsWith('viewer by'));
  expect(viewers).toHaveLength(1);
  asked.mockRestore();
});

test('somebody’s signing in asks nothing of other people’s subscriptions', async () => {
  const silent = await listen('partner.b', documents[0]!);
  const marker = await listen('officer', documents[0]!);
  await hub.as('partner.a');
  const asked = vi.spyOn(hub.database.pool, 'query');
  await hub.as('admin');
  await write(['test.funder']);
  await marker.until({ kind: 'test.funder' });
  // The sessions' own statements are the sign-in's; the one of the delivery is for both who listen.
  const secrets = asked.mock.calls
    .map(([query]) => query as unknown as { name?: string; values: [Buffer[]] })
    .filter(({ name }) => name === 'viewer by session')
    .map(({ values }) => values[0].length);
  expect(secrets.filter((n) => n > 1)).toEqual([2]);
  asked.mockRestore();
  await write(['test.project']);
  expect(await silent.until({ kind: 'test.project' })).toHaveLength(1);
});
