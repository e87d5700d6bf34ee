import { setTimeout as pause } from 'node:timers/promises';
import { Child, now } from './child.ts';
import { accounts, type Installation, type Row } from './installation.ts';

export type Mode = 'hub' | 'default' | 'constant';
export type Spread = { mode: Mode; sockets: number; cpu: number; p50: number; p99: number; perSocket: number; wrong: string[] };
type Arrived = { deliveries: number; p50: number; p99: number; accounts: number[] };

export const STALLED = 40;
/** So many deliveries a second, whatever the number of sockets. */
const PACE = 4_000;
const WARM_UP = 20;

// Three of four are for all of the project, the fourth for the coordinator and those who read as it does.
const row = (i: number): Row => ({
  audience: i % 4 === 3 ? ['coordinator', 'funder'] : ['project'],
  facts: {
    materialId: '33333333-3333-4333-8333-333333333333',
    organisationId: '44444444-4444-4444-8444-444444444444',
    previousStage: 'AWARE',
    stage: 'IN_USE',
    effectiveDate: '2024-10-15',
    version: i,
  },
});

/** What one event costs a server until many sockets have it, while others have stopped reading. */
export async function spread(place: Installation, mode: Mode, sockets: number, seconds: number): Promise<Spread> {
  const server = Child.start('server.ts', [mode, place.url]);
  const readers = Child.start('readers.ts');
  try {
    const asked = { address: await server.ask<string>('address'), cookies: place.cookies, projectId: place.projectId };
    const memory = () => server.ask<{ rss: number }>('memory', { collected: true });
    const before = await memory();
    await readers.ask('open', { ...asked, count: sockets });
    const after = await memory();
    // Last: whoever does not answer for two pings is ended by the server.
    await readers.ask('stall', { ...asked, count: STALLED });

    const every = (1000 * sockets) / PACE;
    const due = (i: number) => (mode === 'constant' || row(i).audience[0] === 'project' ? sockets : readingAll(sockets));
    const committed: [number, number][] = [];
    // The next event waits until everybody has the last one: otherwise a slow server would have fewer and larger frames to send.
    const tell = async (events: number) => {
      await readers.ask('begin');
      committed.length = 0;
      for (let i = 0, begun = now(), arriving = 0; i < events; i++) {
        await pause(Math.max(0, begun + i * every - now()));
        committed.push(...(await place.write([row(i)])));
        await readers.ask('reached', (arriving += due(i)));
      }
    };
    await tell(WARM_UP);
    const cpu = await server.ask<number>('cpu');
    await tell((seconds * 1000) / every);
    await settled(readers);
    const spent = (await server.ask<number>('cpu')) - cpu;
    const arrived = await readers.ask<Arrived>('arrived', committed);
    return {
      mode,
      sockets,
      cpu: spent / arrived.deliveries,
      p50: arrived.p50,
      p99: arrived.p99,
      perSocket: (after.rss - before.rss) / sockets / 1024,
      wrong: mode === 'constant' ? [] : wrong(arrived.accounts, sockets, committed.length),
    };
  } finally {
    await Promise.all([server.stop(), readers.stop()]);
  }
}

const ofAccount = (sockets: number, i: number) => Math.floor(sockets / accounts.length) + (i < sockets % accounts.length ? 1 : 0);
const readingAll = (sockets: number) => accounts.reduce((sum, [, all], i) => sum + (all ? ofAccount(sockets, i) : 0), 0);

/** The accounts whose sockets got more or less than what is for them. */
function wrong(got: number[], sockets: number, events: number): string[] {
  return accounts.flatMap(([name, all], i) => {
    const due = ofAccount(sockets, i) * (all ? events : events - Math.floor(events / 4));
    return got[i] === due ? [] : [`${name} got ${got[i]} of ${due}`];
  });
}

/** Nothing has arrived any more for a while. */
async function settled(readers: Child): Promise<void> {
  for (let before = -1, count = 0; before !== count; before = count, count = await readers.ask<number>('count')) await pause(500);
}

type Memory = { rss: number; held: number };
export type Stall = { start: Memory; most: number; end: Memory; sent: number; wrong: number; ended: number };

/** The memory of a hub that writes to readers who do not read, and to one in each audience who does. */
export async function stall(place: Installation, mode: Mode): Promise<Stall> {
  const server = Child.start('server.ts', [mode, place.url]);
  const readers = Child.start('readers.ts');
  try {
    const asked = { address: await server.ask<string>('address'), cookies: place.cookies, projectId: place.projectId };
    await readers.ask('open', { ...asked, count: accounts.length });
    await readers.ask('stall', { ...asked, count: STALLED });
    const memory = async (collected: boolean) => {
      const { rss, held } = await server.ask<{ rss: number; held: number }>('memory', { collected });
      return { rss: rss / 1024 / 1024, held: held / 1024 / 1024 };
    };
    const start = await memory(true);
    await readers.ask('begin');
    const large = Array.from({ length: 26 }, () => '33333333-3333-4333-8333-333333333333');
    let [most, sent] = [start.rss, 0];
    const BATCH = 20;
    for (const began = now(); now() - began < 15_000; sent += BATCH) {
      await place.write(Array.from({ length: BATCH }, () => ({ audience: ['project'], facts: { ids: [...large, ...large] } })));
      most = Math.max(most, (await memory(false)).rss);
      await pause(50);
    }
    await settled(readers);
    const got = await readers.ask<number>('count');
    return {
      start,
      most,
      end: await memory(true),
      sent,
      wrong: got - sent * accounts.length,
      ended: accounts.length + STALLED - (await server.ask<number>('connections')),
    };
  } finally {
    await Promise.all([server.stop(), readers.stop()]);
  }
}
