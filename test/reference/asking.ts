import type { Asker } from './asker.ts';
import { Rights } from './rights.ts';
import type { Row, TypeName, World } from './rows.ts';

/** What the reference refuses with: a code of the contract. */
export class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Somebody asking something of the world: what every resolver of the reference gets. */
export class Asking {
  readonly rights: Rights;

  constructor(
    readonly world: World,
    readonly asker: Asker,
  ) {
    this.rights = new Rights(world, asker);
  }

  /** The row of that id, when the asker may see it. */
  one(type: TypeName, id: string | null | undefined): Row | null {
    const row = this.world.table[type].find(id);
    return row && this.rights.sees(row) ? row : null;
  }

  /** Those of the rows that the asker may see. */
  seen(rows: readonly Row[]): readonly Row[] {
    return rows.filter((row) => this.rights.sees(row));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in the form the rows have; what cannot be one is nobody's. */
export const idOf = (text: string) => (UUID.test(text) ? text.toLowerCase() : 'nobody');

/** PostgreSQL's text cannot hold this letter, so nobody can ask for it. */
export function refuseNul(...texts: (string | null | undefined | readonly string[])[]) {
  if (texts.flat().some((text) => text?.includes('\0'))) throw new Refusal('BAD_USER_INPUT');
}
