import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Dice } from '../../reference/dice.ts';
import { RetryingClient } from '../../support/retrying.ts';
import { until } from '../../support/until.ts';
import { keysOf, subscribers as subscribing } from './audiences.ts';
import { MortalDatabase } from './database.ts';
import { Hubs } from './hubs.ts';
import { judge, type Judgement, type KeptRow } from './judge.ts';
import { Subscriber } from './subscriber.ts';
import { judgeWritings, keptRows } from './writings.ts';
import { Writer } from './writer.ts';

// Three hubs over one PostgreSQL, written to and followed while they and it are killed; at the end everything that anybody was told
// is compared with what is there: `npm run load:kill -- --kills 20 --terms 20 --databases 5 --seed 1`. With `--flaw <name>` the hubs
// run from source with one of `flaws/` built in: then the program has to fail.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    terms: { type: 'string', default: '20' },
    databases: { type: 'string', default: '5' },
    seed: { type: 'string' },
    flaw: { type: 'string' },
  },
});
const WRITERS = 16;
const SUBSCRIBERS = 32;
const WRITING = ['coordinator', 'partner.a', 'partner.b', 'provider', 'coordinator2'];

const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const dice = new Dice(seed);
const program = values.flaw === undefined ? undefined : flawed(values.flaw);

function flawed(name: string): string[] {
  const flaw = `./test/load/kill/flaws/${name}.ts`;
  if (!existsSync(flaw)) throw new Error(`There is no flaw "${name}": see test/load/kill/flaws.`);
  return ['--import', '@oxc-node/core/register', '--import', flaw, 'server/src/main.ts'];
}

/** Ends hubs and the database in a random order, each time with at least one hub left to answer. */
async function strikeAll(database: MortalDatabase, hubs: Hubs) {
  const strikes = [
    ...Array.from({ length: Number(values.kills) }, () => 'SIGKILL' as const),
    ...Array.from({ length: Number(values.terms) }, () => 'SIGTERM' as const),
    ...Array.from({ length: Number(values.databases) }, () => 'database' as const),
  ];
  for (let left = strikes.length; left > 0; left--) {
    const [strike] = strikes.splice(dice.below(left), 1);
    await pause(200 + dice.below(1_200));
    await until('another hub is ready', () => hubs.ready.length > 1);
    if (strike === 'database') {
      await database.kill();
      await pause(dice.below(500));
      await database.restart();
    } else await hubs.strike(dice.pick(hubs.ready), strike!);
    if (left % 10 === 1) console.log(`${strikes.length} to go`);
  }
}

/** The materials of each writer: those of its institution, shared out among the writers of that institution. */
async function makeWriters(clients: ReadonlyMap<string, RetryingClient>, addresses: string[]): Promise<Writer[]> {
  const accounts = Array.from({ length: WRITERS }, (_, i) => WRITING[i % WRITING.length]!);
  const institution = (account: string) => account.replace(/2$/, '');
  return Promise.all(
    accounts.map(async (account, i) => {
      const client = new RetryingClient(addresses, clients.get(account)!.cookie);
      const colleagues = accounts.flatMap((other, j) => (institution(other) === institution(account) ? [j] : []));
      const materials = (await client.adoptable()).filter((_, m) => colleagues[m % colleagues.length] === i);
      return new Writer(client, materials, dice);
    }),
  );
}

function makeSubscribers(clients: ReadonlyMap<string, RetryingClient>, addresses: string[], projectId: string): Subscriber[] {
  return Array.from({ length: SUBSCRIBERS }, (_, i) => {
    const account = subscribing[i % subscribing.length]!;
    let turn = i;
    const next = () => addresses[turn++ % addresses.length]!;
    return new Subscriber(account, { cookie: clients.get(account)!.cookie, projectId, next, dice });
  });
}

/** Waits until everybody has been told their last event, or nothing has come for a while. */
async function settled(subscribers: readonly Subscriber[], keys: ReadonlyMap<string, Set<string>>, rows: readonly KeptRow[]) {
  const opens = (account: string, { audience }: KeptRow) => audience.some((key) => keys.get(account)!.has(key));
  const lasts = subscribers.map(({ account, from }) => rows.slice(from).findLast((row) => opens(account, row))?.position ?? 0);
  const told = () => subscribers.every(({ place, connected }, i) => connected && place >= lasts[i]!);
  await until('everybody has been told', told, 20_000).catch(() => console.log('Not everybody has been told their last event.'));
}

const database = await MortalDatabase.start();
const hubs = await Hubs.start(database, program);
const clients = new Map<string, RetryingClient>();
for (const account of new Set([...WRITING, ...subscribing])) {
  const client = new RetryingClient(hubs.addresses);
  await client.signIn(account);
  clients.set(account, client);
}
const projectId = await clients.get('coordinator')!.projectId();
const writers = await makeWriters(clients, hubs.addresses);
const followers = makeSubscribers(clients, hubs.addresses, projectId);
console.log(
  `seed ${seed}${values.flaw ? `, with the flaw ${values.flaw}` : ''}: ${WRITERS} writers, ${SUBSCRIBERS} subscribers of ${subscribing.length} accounts`,
);

const following = followers.map((subscriber) => subscriber.follow());
await until('everybody follows', () => followers.every(({ connected }) => connected));
const begun = Date.now();
const working = writers.map((writer) => writer.work());
await strikeAll(database, hubs);
await until('all hubs are ready', () => hubs.ready.length === 3);
for (const writer of writers) writer.stop();
await Promise.all(working);
const seconds = Math.round((Date.now() - begun) / 1000);

const client = new pg.Client({ connectionString: database.url });
await client.connect();
const rows = await keptRows(client, projectId);
const keys = new Map<string, Set<string>>();
for (const account of subscribing) keys.set(account, await keysOf(client, account));
for (const subscriber of followers) subscriber.settle();
await settled(followers, keys, rows);
for (const subscriber of followers) subscriber.leave();
await Promise.all(following);
const writings = await judgeWritings(client, writers);
await client.end();
await hubs.end();
await database.end();

const judgements = followers.map(({ account, legs }) => judge(legs, keys.get(account)!, rows));
const sum = (what: keyof Judgement) => judgements.reduce((all, judgement) => all + judgement[what], 0);
const acknowledged = writers.reduce((all, writer) => all + writer.acknowledged.length, 0);
const waits = writers.flatMap(({ waits }) => waits);
const longest = (some: typeof waits) => Math.max(0, ...some.map(({ from, to }) => to - from));
const whileAway = waits.filter(({ from, to }) => database.outages.some((outage) => from < outage.to && to > outage.from));
const outages = database.outages.map(({ from, to }) => to - from);

console.log(
  `${values.kills} kill -9, ${values.terms} SIGTERM, ${values.databases} kills of PostgreSQL in ${seconds} s; a hub was ready again after ${Math.max(...hubs.starts)} ms at the most`,
);
console.log(
  `writes: ${acknowledged} acknowledged, ${writers.reduce((all, { asked }) => all + asked.length, 0)} asked for; ${writings.rows} rows of history`,
);
console.log(
  `events: ${sum('expected')} to be told, ${sum('told')} told, over ${followers.reduce((all, { legs }) => all + legs.length, 0)} connections`,
);
console.log(
  `longest wait of a retrying client: ${longest(waits.filter((wait) => !whileAway.includes(wait)))} ms; with PostgreSQL away (up to ${Math.max(0, ...outages)} ms): ${longest(whileAway)} ms`,
);
const counts: Record<string, number> = {
  'acknowledged writes lost': writings.lost,
  'writes doubled': writings.doubled,
  'writes refused or answered wrongly': writers.reduce((all, { faults }) => all + faults.length, 0),
  'declarations without their one row of history': writings.unrecorded,
  'events missed': sum('missed'),
  'events doubled': sum('doubled'),
  'events out of order': sum('outOfOrder'),
  'events foreign': sum('foreign'),
  'events that differ from their row': sum('differing'),
  'cursors wrong': sum('wrongCursors'),
  'needless resyncs': sum('needlessResyncs'),
  'subscriptions refused': followers.reduce((all, { faults }) => all + faults.length, 0),
  'faults by history_verify()': writings.sqlFaults,
  'faults by the verifier outside': writings.nodeFaults,
  'faults of processes': hubs.faults.length,
};
for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(6)}  ${what}`);
for (const fault of [
  ...hubs.faults,
  ...writers.flatMap(({ faults }) => faults),
  ...followers.flatMap(({ faults }) => faults),
].slice(0, 5))
  console.log(fault);
process.exit(acknowledged > 0 && sum('told') > 0 && Object.values(counts).every((count) => count === 0) ? 0 : 1);
