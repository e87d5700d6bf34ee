import { trusted, type Sql } from '../reading/sql.ts';

/** A stream's cursor as SQL, read in the same snapshot as the answer it stands beside; as `printCursor` writes it. */
export const historyCursor = (stream: Sql): Sql =>
  trusted`coalesce((select h.position || '.' || left(encode(h.hash, 'hex'), 8) from history_head h where h.stream = ${stream}), '0.00000000')`;
