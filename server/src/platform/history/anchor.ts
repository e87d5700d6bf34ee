import type { ClientBase } from 'pg';
import { StartError } from '../errors/start-error.ts';
import { HEADS, headsText, parseHeads, rootOf, type Head } from './heads.ts';

/** The heads of all streams at a moment, to be kept where nobody who can write to the database can write. */
export type Anchor = { version: 1; at: string; root: string; heads: Head[] };

/** Takes an anchor of the history as it is now. */
export async function takeAnchor(client: Pick<ClientBase, 'query'>): Promise<Anchor> {
  const { rows: heads } = await client.query<Head>(HEADS);
  return { version: 1, at: new Date().toISOString(), root: rootOf(headsText(heads)), heads };
}

export const printAnchor = (anchor: Anchor): string => `${JSON.stringify(anchor, null, 2)}\n`;

/** Reads an anchor. Refuses what is none, and one that was damaged: its root is over its heads. */
export function parseAnchor(text: string, name: string): Anchor {
  let anchor: Partial<Anchor>;
  try {
    anchor = JSON.parse(text) as Partial<Anchor>;
  } catch {
    throw new StartError(`${name} is no anchor: npm run history:anchor makes one.`);
  }
  const { version, at, root, heads } = anchor ?? {};
  if (version !== 1 || typeof at !== 'string' || !Array.isArray(heads))
    throw new StartError(`${name} is no anchor of this version: npm run history:anchor makes one.`);
  const lines = headsText(heads);
  if (!parseHeads(lines) || rootOf(lines) !== root) throw new StartError(`${name} was damaged: its root does not fit its heads.`);
  return { version, at, root: rootOf(lines), heads };
}
