import { createHash } from 'node:crypto';

/** The last row of a stream: whoever knows its hash knows every row before it. */
export type Head = { stream: string; position: number; hash: string };

/** Selects the heads of all streams, in the order that their text has. */
export const HEADS = `
select history_head.stream::text, history_head.position::int, encode(history_head.hash, 'hex') as hash
  from history_head where history_head.hash is not null order by history_head.stream`;

const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9]\d{0,14}) ([0-9a-f]{64})$/;

/** One line `stream position hash` for each stream, by their ids: the text that a root is the SHA-256 of. */
export const headsText = (heads: readonly Head[]): string =>
  heads
    .toSorted((a, b) => (a.stream < b.stream ? -1 : 1))
    .map(({ stream, position, hash }) => `${stream} ${position} ${hash}`)
    .join('\n');

export const rootOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The heads of such a text; undefined when it is none. */
export function parseHeads(text: string): Head[] | undefined {
  const heads: Head[] = [];
  for (const line of text ? text.split('\n') : []) {
    const [, stream, position, hash] = LINE.exec(line) ?? [];
    if (!stream || !hash) return undefined;
    heads.push({ stream, position: Number(position), hash });
  }
  return heads;
}
