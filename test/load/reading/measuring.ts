import type pg from 'pg';
import { askAll, type Connection } from './asking.ts';
import { meter } from './cpu.ts';
import type { OperationName } from './operations.ts';
import type { Server } from './servers.ts';

type Measured = { perSecond: number; server: number; database: number; p50: number; p99: number };
type Options = { seconds: number; rounds: number; pool: pg.Pool };

const WARM_UP = 700;

/** Measures one operation on all servers in turns, and prints the middle of the rounds with its ratio to the limit. */
export async function measure(
  servers: readonly Server[],
  name: OperationName,
  connections: readonly Connection[],
  { seconds, rounds, pool }: Options,
) {
  const measured = new Map<Server, Measured[]>(servers.map((server) => [server, []]));
  for (const server of servers) await askAll(server, name, connections, 2 * WARM_UP);
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) {
      await askAll(server, name, connections, WARM_UP);
      const used = await meter(server.pid, server.application, pool);
      const { requests, seconds: took, latencies } = await askAll(server, name, connections, seconds * 1_000);
      const { server: own, database } = await used();
      measured.get(server)!.push({
        perSecond: requests / took,
        server: own / requests,
        database: database / requests,
        p50: latencies[Math.floor(requests / 2)]!,
        p99: latencies[Math.floor(requests * 0.99)]!,
      });
    }
  }
  print(name, measured);
}

function print(name: OperationName, measured: ReadonlyMap<Server, Measured[]>) {
  const limit = [...measured].find(([server]) => server.name === 'limit')?.[1];
  console.log(
    `\n${name.padEnd(13)} requests/s   CPU ms: server + database = sum   p50 ms   p99 ms   of the limit: CPU  requests/s`,
  );
  for (const [server, rounds] of measured) {
    const middle = (of: (round: Measured, i: number) => number) => median(rounds.map(of));
    const sum = (round: Measured) => round.server + round.database;
    const cells = [
      server.name.padEnd(13),
      middle((round) => round.perSecond)
        .toFixed(0)
        .padStart(10),
      middle((round) => round.server)
        .toFixed(2)
        .padStart(17),
      middle((round) => round.database)
        .toFixed(2)
        .padStart(10),
      middle(sum).toFixed(2).padStart(6),
      middle((round) => round.p50)
        .toFixed(1)
        .padStart(8),
      middle((round) => round.p99)
        .toFixed(1)
        .padStart(8),
      ...(limit
        ? [
            middle((round, i) => sum(round) / sum(limit[i]!))
              .toFixed(2)
              .padStart(18),
            middle((round, i) => round.perSecond / limit[i]!.perSecond)
              .toFixed(2)
              .padStart(10),
          ]
        : []),
    ];
    console.log(cells.join(' '));
  }
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
