import type { ClientBase } from 'pg';
import { parseHeads, rootOf, type Head } from './heads.ts';
import { HUB_STREAM } from './record.ts';
import type { Fault } from './verify.ts';

type Tie = Head & { fault: 'SEAL' | 'ANCHOR' };

const SEALS = `
select h.position::int as place, h.facts ->> 'root' as root, s.heads from history h left join history_seal s on s.root = h.facts ->> 'root'
 where h.stream = '${HUB_STREAM}' and h.kind = 'history.sealed' order by h.position`;

/**
 * What the rows of a history are held to from outside their chains: the seals in the hub's stream, and an anchor kept elsewhere. A
 * chain that was written anew is whole in itself, and shows here only.
 */
export class Ties {
  readonly faults: Fault[] = [];
  private readonly open = new Map<string, Tie>();

  static async of(client: Pick<ClientBase, 'query'>, anchored: readonly Head[]): Promise<Ties> {
    const ties = new Ties();
    for (const { place, root, heads } of (await client.query(SEALS)).rows) {
      const sealed = heads !== null && rootOf(heads) === root ? parseHeads(heads) : undefined;
      if (!sealed) ties.faults.push({ stream: HUB_STREAM, position: place, fault: 'SEAL' });
      ties.add('SEAL', sealed ?? []);
    }
    ties.add('ANCHOR', anchored);
    return ties;
  }

  /** A row as it is. */
  meet({ stream, position, hash }: Head) {
    for (const fault of ['SEAL', 'ANCHOR']) this.open.delete(`${fault} ${stream} ${position} ${hash}`);
  }

  /** Every row that was not met as it had been: another one is in its place, or none. */
  rest(): Fault[] {
    return [...this.faults, ...[...this.open.values()].map(({ stream, position, fault }) => ({ stream, position, fault }))];
  }

  private add(fault: Tie['fault'], heads: readonly Head[]) {
    for (const head of heads) this.open.set(`${fault} ${head.stream} ${head.position} ${head.hash}`, { ...head, fault });
  }
}
