import pg from 'pg';
import { type Place, START } from './cursor.ts';
import { Follow, type FollowOptions } from './follow.ts';
import { HUB_STREAM } from './record.ts';
import { Ring } from './ring.ts';
import { WRITTEN_COLUMNS, type WrittenRow, writtenRow } from './row.ts';
import { SharedFrames } from './shared-frames.ts';
import { type Log, Wakes } from './wake.ts';

export type TailOptions = {
  pool: pg.Pool;
  log: Log;
  /** Makes the connection that listens; by default one like the pool's. */
  connect?: () => Promise<pg.Client>;
  /** How many rows of a stream are remembered. */
  memory?: number;
  pollEvery?: number;
  /** Milliseconds after the last successful read from when on nothing is delivered: a revocation might be missing. */
  staleAfter?: number;
  /** How many rows behind a subscriber may begin. */
  replayLimit?: number;
};

type Refresh = { ticket: number; done: (read: boolean) => void };

const BATCH = 500;
const PAGE = { rows: 100, bytes: 65_536 };

// One statement, so one snapshot: the hub's rows of a moment come with the projects' rows of that moment.
const READ = `
select wanted.stream, coalesce(head.position, 0) as head_position, encode(head.hash, 'hex') as head_hash, page.*
  from unnest($1::uuid[], $2::bigint[]) as wanted (stream, seen)
  left join history_head head on head.stream = wanted.stream
  left join lateral (select ${WRITTEN_COLUMNS} from history
    where history.stream = wanted.stream and history.position > wanted.seen order by history.position limit ${BATCH}) page on true
 order by wanted.stream, page.position`;

/** The one reader of history in this process: it reads all followed streams, and its followers take from it. */
export class HistoryTail {
  /** @internal */
  readonly frames = new SharedFrames();
  private readonly rings = new Map<string, Ring>();
  private readonly hub: Ring;
  private readonly wakes: Wakes;
  private readonly stalled = new Set<Follow>();
  private readonly hubListeners = new Set<(rows: readonly WrittenRow[] | null) => void>();
  private readonly settings: Required<Omit<TailOptions, 'connect' | 'pool' | 'log'>>;
  private refreshes: Refresh[] = [];
  private wanted = 0;
  private reading = false;
  private stopped = false;
  private failing = false;
  private lastRead = -Infinity;

  constructor(private readonly options: TailOptions) {
    const { memory = 500, pollEvery = 1000, staleAfter = 2000, replayLimit = 10_000, pool, log, connect } = options;
    this.settings = { memory, pollEvery, staleAfter, replayLimit };
    this.hub = this.ringOf(HUB_STREAM);
    this.wakes = new Wakes({ connect: connect ?? (() => connectLike(pool)), onWake: this.read, pollEvery, log });
    // Without a handler the end of an idle connection would end the process.
    pool.on('error', this.poolFailed);
  }

  /** Begins to read and to listen; returns after the first read. */
  async start(): Promise<void> {
    this.wakes.start();
    await this.refresh();
  }

  /** Ends every subscription. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const follow of this.followers()) void follow.return();
    for (const { done } of this.refreshes.splice(0)) done(false);
    await this.wakes.stop();
    this.options.pool.off('error', this.poolFailed);
  }

  /** To be called after each commit that wrote history. */
  wake = (): void => this.wakes.announce();

  /** A subscription: first a frame with the cursor, then what follows. One `next()` at a time. */
  follow(options: FollowOptions): Follow {
    return new Follow(this, this.options.log, options);
  }

  /**
   * Hears the hub's rows before any row that follows them is delivered; `null` when what was known of it no longer holds.
   * Returns how to stop hearing.
   */
  onHubRows(listener: (rows: readonly WrittenRow[] | null) => void): () => void {
    this.hubListeners.add(listener);
    return () => this.hubListeners.delete(listener);
  }

  /** @internal */
  join(follow: Follow, stream: string): Ring {
    const ring = this.ringOf(stream);
    ring.followers.add(follow);
    if (this.stopped) void follow.return();
    return ring;
  }

  /** @internal */
  leave(follow: Follow, ring: Ring): void {
    ring.followers.delete(follow);
    this.stalled.delete(follow);
    if (!ring.followers.size && ring !== this.hub && this.rings.get(ring.stream) === ring) this.rings.delete(ring.stream);
  }

  /** @internal Wakes the follower after the next successful read. */
  stall(follow: Follow): void {
    this.stalled.add(follow);
  }

  /** Whether what is remembered is recent enough to be shown. */
  get fresh(): boolean {
    return performance.now() - this.lastRead <= this.settings.staleAfter;
  }

  /** Resolves after a read that began after this call: whether it succeeded. */
  refresh(): Promise<boolean> {
    if (this.stopped) return Promise.resolve(false);
    const read = new Promise<boolean>((done) => this.refreshes.push({ ticket: this.wanted + 1, done }));
    this.read();
    return read;
  }

  /** @internal The rows after a place, from memory or the table, never beyond the head; undefined when the stream does not continue there. */
  page(ring: Ring, after: Place): WrittenRow[] | Promise<WrittenRow[] | undefined> {
    const remembered = ring.after(after.position, PAGE.rows);
    return remembered ? bounded(remembered) : this.stored(ring, after);
  }

  private async stored(ring: Ring, after: Place): Promise<WrittenRow[] | undefined> {
    const head = ring.head!.position;
    const { rows } = await this.query(
      `select history.stream, ${WRITTEN_COLUMNS} from history
        where history.stream = $1 and history.position > $2 and history.position <= $3 order by history.position limit ${PAGE.rows}`,
      [ring.stream, after.position, head],
    );
    const page = bounded(rows.map(writtenRow));
    const continues =
      page.length > 0 &&
      page.every((row, i) => row.position === after.position + 1 + i) &&
      (page[0]!.previous?.slice(0, 8) ?? START.mark) === after.mark;
    return continues ? page : undefined;
  }

  /** @internal Whether a subscriber may go on from this place, or has to begin anew. */
  async holds(ring: Ring, place: Place): Promise<boolean> {
    // A cursor that was read with a page can be younger than this process's last read.
    if (place.position > ring.head!.position && !(await this.refresh())) throw new Error('history cannot be read');
    const head = ring.head!;
    if (place.position > head.position || head.position - place.position > this.settings.replayLimit) return false;
    if (place.position === head.position) return place.mark === head.mark;
    if (place.position === 0) return true;
    const remembered = ring.at(place.position);
    if (remembered) return remembered.mark === place.mark;
    const { rows } = await this.query(
      `select left(encode(history.hash, 'hex'), 8) as mark from history where history.stream = $1 and history.position = $2`,
      [ring.stream, place.position],
    );
    return rows[0]?.mark === place.mark;
  }

  private ringOf(stream: string): Ring {
    const ring = this.rings.get(stream) ?? new Ring(stream, this.settings.memory);
    this.rings.set(stream, ring);
    return ring;
  }

  private followers(): Follow[] {
    return [...this.rings.values()].flatMap((ring) => [...ring.followers]);
  }

  private query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    return this.options.pool.query({ text, values, query_timeout: 5000 } as pg.QueryConfig);
  }

  // One read at a time; whatever wakes it meanwhile is served by one more.
  private read = (): void => {
    this.wanted += 1;
    if (!this.reading) void this.readOn();
  };

  private async readOn(): Promise<void> {
    this.reading = true;
    for (let served = 0; served < this.wanted && !this.stopped;) {
      served = this.wanted;
      const read = await this.readOnce();
      for (const refresh of this.refreshes.filter(({ ticket }) => ticket <= served)) refresh.done(read);
      this.refreshes = this.refreshes.filter(({ ticket }) => ticket > served);
    }
    this.reading = false;
  }

  private async readOnce(): Promise<boolean> {
    const began = performance.now();
    const rings = [...this.rings.values()];
    try {
      const { rows } = await this.query(READ, [
        rings.map((ring) => ring.stream),
        rings.map((ring) => ring.head?.position ?? null),
      ]);
      this.take(
        rings,
        Map.groupBy(rows, (row) => row.stream as string),
      );
      this.lastRead = began;
      if (this.failing) this.options.log.info({}, 'history: reading again');
      this.failing = false;
      for (const follow of this.stalled) follow.notify();
      this.stalled.clear();
      return true;
    } catch (error) {
      if (!this.failing) this.options.log.warn({ err: error }, 'history: cannot be read, trying again');
      this.failing = true;
      return false;
    }
  }

  private take(rings: readonly Ring[], found: Map<string, any[]>): void {
    // A revocation must be known before anything is shown that it governs: when more of the hub is to come, the rest waits.
    const hub = this.takeOne(this.hub, found.get(HUB_STREAM)!);
    if (hub.changed) {
      for (const listener of this.hubListeners) this.tell(listener, hub.rows);
      for (const follow of this.followers()) follow.hear(hub.rows);
      for (const follow of this.hub.followers) follow.notify();
    }
    if (hub.more) return this.read();
    for (const ring of rings) {
      if (ring === this.hub) continue;
      const { changed, more } = this.takeOne(ring, found.get(ring.stream)!);
      if (changed) for (const follow of ring.followers) follow.notify();
      if (more) this.read();
    }
  }

  private takeOne(ring: Ring, found: readonly any[]): { changed: boolean; more: boolean; rows: WrittenRow[] | null } {
    const [position, hash] = [Number(found[0].head_position), found[0].head_hash as string | null];
    const rows = found[0].position === null ? [] : found.map(writtenRow);
    if (!ring.head) {
      ring.reset(position, hash);
      return { changed: true, more: false, rows: null };
    }
    const more = rows.length === BATCH && rows.at(-1)!.position < position;
    if (ring.extend(rows) && (more || ring.standsAt(position, hash))) return { changed: rows.length > 0, more, rows };
    // Restored from a backup, or tampered with: what subscribers hold is worth nothing any more.
    this.options.log.error(
      { stream: ring.stream, position },
      'history: the stream does not continue where it was read, subscribers begin anew',
    );
    ring.generation += 1;
    ring.reset(position, hash);
    return { changed: true, more: false, rows: null };
  }

  // A listener that fails must not keep the rows from the others: they are told only once.
  private tell(listener: (rows: readonly WrittenRow[] | null) => void, rows: readonly WrittenRow[] | null): void {
    try {
      listener(rows);
    } catch (error) {
      this.options.log.error({ err: error }, 'history: a listener to the hub failed');
    }
  }

  private poolFailed = (error: Error): void => this.options.log.debug({ err: error }, 'history: an idle connection ended');
}

/** At least one row, then as many as fit. */
function bounded(rows: readonly WrittenRow[]): WrittenRow[] {
  let bytes = 0;
  return rows.filter((row, i) => (bytes += row.bytes) <= PAGE.bytes || i === 0);
}

async function connectLike(pool: pg.Pool): Promise<pg.Client> {
  const client = new pg.Client({ ...pool.options, password: pool.options.password, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}
