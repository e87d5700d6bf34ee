import type { Place } from './cursor.ts';

/** A row of history as it was written. */
export type WrittenRow = Place & {
  stream: string;
  occurredAt: Date;
  actor: string | null;
  behalf: string | null;
  kind: string;
  subjectType: string;
  subject: string;
  audience: readonly string[];
  facts: Record<string, unknown>;
  hash: string;
  previous: string | null;
  /** About what it takes in a message. */
  bytes: number;
};

/** What a statement selects of `history`, to be read by `writtenRow`. */
export const WRITTEN_COLUMNS = `history."position", history.at, history.actor, history.behalf, history.kind, history.subject_type, history.subject,
  history.audience, history.facts::text as facts, encode(history.previous, 'hex') as previous, encode(history.hash, 'hex') as hash`;

/** One row of such a statement, with its stream. */
export function writtenRow(row: Record<string, any>): WrittenRow {
  return {
    stream: row.stream,
    position: Number(row.position),
    mark: row.hash.slice(0, 8),
    occurredAt: row.at,
    actor: row.actor,
    behalf: row.behalf,
    kind: row.kind,
    subjectType: row.subject_type,
    subject: row.subject,
    audience: row.audience,
    facts: JSON.parse(row.facts),
    hash: row.hash,
    previous: row.previous,
    bytes: row.facts.length + 400,
  };
}

/** Whether a row opens to somebody who holds these audience keys now. */
export function opensTo(keys: readonly string[]): (row: WrittenRow) => boolean {
  const held = new Set(keys);
  return (row) => row.audience.some((key) => held.has(key));
}
