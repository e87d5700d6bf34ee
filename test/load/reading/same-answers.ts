import { isDeepStrictEqual } from 'node:util';
import { ask, type Connection } from './asking.ts';
import type { OperationName } from './operations.ts';
import type { Server } from './servers.ts';

/** Throws unless every server answers with the same: what is faster because it answers less is not compared. */
export async function sameAnswers(servers: readonly Server[], name: OperationName, connections: readonly Connection[]) {
  const [hub, ...others] = servers;
  for (const connection of [connections[0]!, connections.at(-1)!]) {
    const wanted = comparable(JSON.parse(await ask(hub!, name, connection)).data);
    for (const server of others) {
      const { data } = JSON.parse(await ask(server, name, connection));
      if (server.name === 'postgraphile') counted(data, wanted, name);
      else if (!isDeepStrictEqual(comparable(data), wanted))
        throw new Error(
          `${server.name} answers ${name} otherwise:\n${JSON.stringify(comparable(data)).slice(0, 1_500)}\n${JSON.stringify(wanted).slice(0, 1_500)}`,
        );
    }
  }
}

/** Without what differs of necessity: places in a list, and what each declaration changes. */
const comparable = (data: unknown) =>
  JSON.parse(JSON.stringify(data, (key, value) => (['endCursor', 'version', 'updatedAt'].includes(key) ? undefined : value)));

/** The schema made from tables has other names: as many values must come back, empty ones aside. */
function counted(data: any, wanted: any, name: OperationName) {
  const [got, expected] = [leaves(comparable(data)), leaves(wanted)];
  if (Math.abs(got - expected) > expected * 0.1)
    throw new Error(`postgraphile answers ${name} with ${got} values instead of ${expected}`);
}

const leaves = (value: unknown): number =>
  value === null || value === undefined
    ? 0
    : typeof value === 'object'
      ? Object.values(value).reduce((sum: number, part) => sum + leaves(part), 0)
      : 1;
