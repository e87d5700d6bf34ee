import pg from 'pg';
import { canonicalFacts } from './canonical.ts';

/** The stream of what belongs to no project: people, organisations, sessions. */
export const HUB_STREAM = '00000000-0000-0000-0000-000000000000';

/** Every kind of row and the shape of its facts. Each feature adds its own in `<feature>.history.ts`, by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface HistoryKinds {}

/** What is written down: who did it and when are added with the commit. */
export type HistoryRow<K extends keyof HistoryKinds = keyof HistoryKinds> = {
  /** The project, or `HUB_STREAM`. */
  stream: string;
  kind: K;
  /** The GraphQL type and the id of what it is about. */
  subjectType: string;
  subject: string;
  /** `public`, `provider` (every one of them), `project`, `coordinator`, `funder`, `administrator`, `partner:<organisationId>`, `person:<personId>`: who may read it, decided now, because later there may be nothing left to ask. */
  audience: readonly string[];
  facts: HistoryKinds[K];
  /** The organisation it was done for. */
  behalf: string | null;
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Collects the rows of one transaction. They are written once, by the statement that goes out together with the commit. */
export class Recorder {
  private entries: string[] = [];
  private flushed = false;

  record<K extends keyof HistoryKinds>({ facts, ...row }: HistoryRow<K>): void {
    if (this.flushed) throw new Error(`${row.kind} was recorded after the transaction's history had been written`);
    if (!row.audience.length) throw new Error(`${row.kind} has no audience`);
    const { stream, kind, subjectType, subject, audience, behalf } = row;
    // Composed as text: the facts must reach the table in the very form that was checked.
    this.entries.push(
      `{${JSON.stringify({ stream, kind, subjectType, subject, audience, behalf }).slice(1, -1)},"facts":${canonicalFacts(facts)}}`,
    );
  }

  /** `select history_append(…)` with its values in place, to be sent with the commit as one message; undefined when nothing was recorded. */
  flushStatement(actor: string | null): string | undefined {
    if (this.flushed) throw new Error("The transaction's history was written already");
    this.flushed = true;
    if (!this.entries.length) return undefined;
    if (actor !== null && !ID.test(actor)) throw new Error('The actor is no id');
    return `select history_append(${actor === null ? 'null' : `'${actor}'`}, ${pg.escapeLiteral(`[${this.entries.join(',')}]`)})`;
  }
}
