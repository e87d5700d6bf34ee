import { AppError } from '../errors/app-error.ts';
import { marked, type MarkFacts } from '../telemetry/marks.ts';
import { parseCursor, type Place, printCursor } from './cursor.ts';
import type { Ring } from './ring.ts';
import type { WrittenRow } from './row.ts';
import type { HistoryTail } from './tail.ts';
import type { Log } from './wake.ts';

/** What a subscriber gets: rows it may see and where to go on from. With `resync` it has to read its data again. */
export type Frame = { cursor: string; resync: boolean; events: WrittenRow[] };

export type FollowOptions = {
  stream: string;
  /** The cursor of the last frame or page that was seen. */
  after?: string | null;
  /** Asked at each delivery, and when the hub's history has moved in what concerns it: what may be seen now, or `null` to end. */
  allowed: () => Promise<((row: WrittenRow) => boolean) | null>;
  /** Whether these rows of the hub's history may have changed what `allowed` says; without it any may have. */
  concerned?: (rows: readonly WrittenRow[]) => boolean;
};

/** How many hidden rows a subscriber may be behind before it gets a cursor without events. */
const HIDDEN = 500;
const DONE = { done: true, value: undefined } as const;

/**
 * One subscriber: a cursor and a pull. Replay and live are the same loop: the page after my place; if there is none, wait.
 * Written by hand, because an async generator cannot be ended while it waits.
 */
export class Follow implements AsyncIterableIterator<Frame, undefined, undefined> {
  private ring: Ring | undefined;
  private place: Place | undefined;
  private generation = 0;
  private ended = false;
  private changed = false;
  private poked = false;
  private resume: (() => void) | undefined;

  constructor(
    private readonly tail: HistoryTail,
    private readonly log: Log,
    private readonly options: FollowOptions,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Frame, undefined>> {
    while (!this.ended) {
      // Before the look: what changes during it is looked at again.
      this.changed = false;
      try {
        const facts: MarkFacts['delivery'] = {};
        const frame = await marked('delivery', facts, () => (this.place ? this.look(this.ring!, facts) : this.begin()));
        if (this.ended) break;
        if (frame === null) return this.return();
        if (frame) return { done: false, value: frame };
      } catch (error) {
        if (this.ended) break;
        // Without the database this is expected, and the tail has said it.
        const expected = !this.tail.fresh || (error instanceof AppError && error.code === 'UNAVAILABLE');
        this.log[expected ? 'debug' : 'error'](
          { err: error, stream: this.options.stream },
          'history: a subscription waits for the next read',
        );
        this.poked = true;
        this.tail.stall(this);
      }
      await this.change();
    }
    return DONE;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.ended = true;
    if (this.ring) this.tail.leave(this, this.ring);
    this.notify();
    return DONE;
  }

  async throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return();
  }

  /** @internal There may be something new; `poked`: also in what may be seen. */
  notify(poked = false): void {
    this.changed = true;
    this.poked ||= poked;
    this.resume?.();
    this.resume = undefined;
  }

  /** @internal The hub's history has moved by these rows; `null` when what was known of it no longer holds. */
  hear(rows: readonly WrittenRow[] | null): void {
    const { concerned } = this.options;
    if (!rows || !concerned || concerned(rows)) this.notify(true);
  }

  /** The first frame: the cursor at once, so that a client can always go on from somewhere. */
  private async begin(): Promise<Frame | null | undefined> {
    const ring = (this.ring ??= this.tail.join(this, this.options.stream));
    while (!ring.head) if (!(await this.tail.refresh())) throw new Error('history cannot be read');
    if (!(await this.options.allowed())) return null;
    const { after } = this.options;
    const place = after ? parseCursor(after) : ring.head!;
    const generation = ring.generation;
    const holds = place !== undefined && (!after || (await this.tail.holds(ring, place)));
    return this.settle(holds ? place : ring.head!, generation, !holds);
  }

  private async look(ring: Ring, facts: MarkFacts['delivery']): Promise<Frame | null | undefined> {
    const poked = this.poked;
    this.poked = false;
    for (let hidden = 0, place = this.place!; ;) {
      const generation = ring.generation;
      const page = this.generation === generation ? await this.tail.page(ring, place) : undefined;
      // Also with nothing to show: a silent subscription ends with its right.
      const sees = page?.length !== 0 || poked ? await this.options.allowed() : undefined;
      if (sees === null || this.ended) return null;
      if (!page) return this.settle(ring.head!, ring.generation, true);
      if (!page.length || !sees) return this.pass(place, undefined);
      if (generation !== ring.generation) continue;
      if (!this.tail.fresh) {
        this.tail.stall(this);
        return this.pass(place, undefined);
      }
      place = page.at(-1)!;
      const events = page.filter(sees);
      hidden += page.length - events.length;
      facts.events = events.length;
      if (events.length || hidden >= HIDDEN) return this.pass(place, this.tail.frames.of(ring.stream, place, events));
    }
  }

  private settle(place: Place, generation: number, resync: boolean): Frame {
    this.generation = generation;
    return this.pass(place, { cursor: printCursor(place), resync, events: [] });
  }

  private pass<F extends Frame | undefined>({ position, mark }: Place, frame: F): F {
    this.place = { position, mark };
    return frame;
  }

  private change(): Promise<void> {
    return this.changed || this.ended ? Promise.resolve() : new Promise((resolve) => (this.resume = resolve));
  }
}
