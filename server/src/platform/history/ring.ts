import { type Place, placeOf } from './cursor.ts';
import type { Follow } from './follow.ts';
import type { WrittenRow } from './row.ts';

/** One followed stream in this process: where it stands, its latest rows, and who follows it. */
export class Ring {
  readonly followers = new Set<Follow>();
  /** Undefined until the first read. Nobody is shown a row beyond it. */
  head: Place | undefined;
  /** Grows when the stream is no longer the one that was read so far. */
  generation = 0;
  /** The rows up to the head, without gaps. */
  rows: WrittenRow[] = [];
  private hash: string | null = null;

  constructor(
    readonly stream: string,
    private readonly memory: number,
  ) {}

  /** Takes the next rows; false when they do not continue what was read so far. */
  extend(rows: readonly WrittenRow[]): boolean {
    let { position } = this.head!;
    let hash = this.hash;
    for (const row of rows) {
      if (row.position !== position + 1 || row.previous !== hash) return false;
      ({ position, hash } = row);
    }
    this.hash = hash;
    this.head = placeOf(position, hash);
    this.rows.push(...rows);
    if (this.rows.length > this.memory) this.rows.splice(0, this.rows.length - this.memory);
    return true;
  }

  standsAt(position: number, hash: string | null): boolean {
    return this.head!.position === position && this.hash === hash;
  }

  /** Begins anew at this head, with an empty memory. */
  reset(position: number, hash: string | null): void {
    this.head = placeOf(position, hash);
    this.hash = hash;
    this.rows = [];
  }

  /** The rows after a position, when all of them are remembered. */
  after(position: number, limit: number): WrittenRow[] | undefined {
    const first = this.head!.position - this.rows.length;
    return position < first ? undefined : this.rows.slice(position - first, position - first + limit);
  }

  /** The remembered row of that position. */
  at(position: number): WrittenRow | undefined {
    return this.rows[position - (this.head!.position - this.rows.length) - 1];
  }
}
