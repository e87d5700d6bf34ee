import { setTimeout as pause } from 'node:timers/promises';
import { Declarer } from '../../support/declarer.ts';
import { Child, now } from './child.ts';
import type { Installation } from './installation.ts';

export type Across = { p50: number; p99: number; writes: number; perSecond: number; missed: number };
type Arrived = { p50: number; p99: number; deliveries: number };

const WRITES = 100;
const WRITERS = ['partner.a', 'partner.b', 'coordinator', 'provider'];
const READERS = 24;

/** From a commit in one hub until sockets of another one have it, while the first takes a hundred declarations a second. */
export async function across(place: Installation, seconds: number): Promise<Across> {
  const here = Child.start('server.ts', ['hub', place.url]);
  const there = Child.start('server.ts', ['hub', place.url]);
  const readers = Child.start('readers.ts');
  try {
    const [address, other] = [await here.ask<string>('address'), await there.ask<string>('address')];
    const writers = await Promise.all(WRITERS.map((account) => Declarer.signIn(address, account)));
    const materials = await Promise.all(writers.map((writer) => writer.adoptable()));
    // The coordinator, the officer and the auditor: they see every declaration.
    const cookies = [0, 2, 4].map((i) => place.cookies[i]!);
    await readers.ask('open', { address: other, cookies, projectId: place.projectId, count: READERS });
    const position = async () => {
      const text = 'select position::int from history_head where stream = $1';
      return (await place.client.query(text, [place.projectId])).rows[0].position as number;
    };
    const declare = async (writer: number, from: number, most: number) => {
      const every = (1000 * WRITERS.length) / WRITES;
      const begun = now() + (writer * every) / WRITERS.length;
      for (let i = from; i < most; i++) {
        await pause(Math.max(0, begun + (i - from) * every - now()));
        const mine = materials[writer]!;
        const material = mine[i % mine.length]!;
        material.version = (await writers[writer]!.declare(material.id, material.version)).version;
      }
    };
    const rounds = async (from: number, most: number) => Promise.all(WRITERS.map((_, writer) => declare(writer, from, most)));
    await rounds(0, WRITES / WRITERS.length);
    await pause(500);

    const first = (await position()) + 1;
    await here.ask('commits');
    await readers.ask('begin');
    const begun = now();
    await rounds(100, 100 + (seconds * WRITES) / WRITERS.length);
    const lasted = now() - begun;
    await pause(1_000);
    // A stream is written by one commit after the other: the first commit is the first position.
    const commits = (await here.ask<number[]>('commits')).toSorted((a, b) => a - b);
    const arrived = await readers.ask<Arrived>(
      'arrived',
      commits.map((at, i) => [first + i, at]),
    );
    return {
      p50: arrived.p50,
      p99: arrived.p99,
      writes: commits.length,
      perSecond: (commits.length * 1000) / lasted,
      missed: commits.length * READERS - arrived.deliveries,
    };
  } finally {
    await Promise.all([here.stop(), there.stop(), readers.stop()]);
  }
}
