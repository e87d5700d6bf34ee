import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { answerBy, now } from './child.ts';
import { percentiles } from './figures.ts';

// The process of the subscribers: as many sockets as are asked for, and others that stop reading.
type Asked = { address: string; cookies: string[]; projectId: string; count: number };
type Reader = { account: number; socket: WebSocket; live: boolean };

const QUERY = `subscription ($projectId: ID!) {
  projectEvents(projectId: $projectId) { cursor resync events { position kind occurredAt actorId subjectType subjectId facts } }
}`;
const POSITION = /"position":"(\d+)"/g;
const AT_ONCE = 50;
const PATIENCE = 5_000;

const readers: Reader[] = [];
const stalled = new Set<Reader>();
/** Account, position, time, and whether the reader was one that reads. */
let arrivals: [account: number, position: number, at: number, live: boolean][] = [];

function open({ address, cookies, projectId }: Asked, account: number, live: boolean): Promise<Reader> {
  return new Promise((opened, failed) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { cookie: cookies[account] },
      perMessageDeflate: false,
    });
    const reader = { account, socket, live };
    let begun = false;
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.once('error', failed);
    socket.on('message', (data) => {
      const at = now();
      const text = String(data);
      if (text.includes('"connection_ack"'))
        return socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { projectId } } }));
      if (!text.includes('"next"')) return failed(new Error(text));
      if (!begun) {
        begun = true;
        return opened(reader);
      }
      for (const [, position] of text.matchAll(POSITION)) arrivals.push([account, Number(position), at, live]);
    });
  });
}

async function openStalled(asked: Asked, account: number): Promise<void> {
  const reader = await open(asked, account, false);
  reader.socket.pause();
  stalled.add(reader);
}

answerBy({
  open: async (asked: Asked) => {
    for (let from = 0; from < asked.count; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, asked.count - from) }, (_, i) => (from + i) % asked.cookies.length);
      readers.push(...(await Promise.all(some.map((account) => open(asked, account, true)))));
    }
  },
  stall: async (asked: Asked) => {
    for (let i = 0; i < asked.count; i++) await openStalled(asked, i % asked.cookies.length);
  },
  begin: () => {
    arrivals = [];
  },
  /** Resolves when so many have arrived, or when that takes too long: what is missing is counted in the end. */
  reached: async (count: number) => {
    for (const begun = now(); arrivals.length < count && now() - begun < PATIENCE;) await pause(1);
  },
  /** How many have arrived at those who read. */
  count: () => arrivals.length,
  /** What has arrived of these positions, and how long after their commits. */
  arrived: async (committed: [position: number, at: number][]) => {
    const here = arrivals.length;
    // What was sent to them is read now: it was work too.
    for (const reader of stalled) reader.socket.resume();
    for (let before = -1; before !== arrivals.length; await pause(300)) before = arrivals.length;
    const at = new Map(committed);
    const measured = arrivals.filter(([, position]) => at.has(position));
    const lasted = measured.filter((arrival) => arrival[3]).map(([, position, came]) => came - at.get(position)!);
    const accounts: number[] = [];
    for (const [account, , , live] of measured) if (live) accounts[account] = (accounts[account] ?? 0) + 1;
    return { deliveries: measured.length, ...percentiles(lasted), accounts, here };
  },
});
