import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const CHANNEL = 'hub_history';
const TICK = 2;

/**
 * Tells the reader that there may be something new: at once in this process, by a NOTIFY per tick between processes, and
 * by a poll behind both. Only the poll must work for nothing to be lost; the others make it soon.
 */
export class Wakes {
  private readonly id = randomUUID();
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private tick: NodeJS.Timeout | undefined;
  /** Something was committed after the last NOTIFY. */
  private unsaid = false;
  private poll: NodeJS.Timeout | undefined;
  private listening: Promise<void> = Promise.resolve();

  constructor(private readonly options: { connect: () => Promise<pg.Client>; onWake: () => void; pollEvery: number; log: Log }) {}

  start(): void {
    this.poll = setInterval(this.options.onWake, this.options.pollEvery);
    this.listening = this.keepListening();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.poll);
    clearTimeout(this.tick);
    await this.client?.end().catch(() => {});
    await this.listening;
  }

  /** After a commit that wrote history. Never in the transaction: NOTIFY would make commits wait for each other. */
  announce(): void {
    if (this.stopping.signal.aborted) return;
    this.options.onWake();
    if (this.tick) this.unsaid = true;
    else this.notify();
  }

  // At once, and of those that follow within the tick together at its end.
  private notify(): void {
    this.unsaid = false;
    this.tick = setTimeout(() => {
      this.tick = undefined;
      if (this.unsaid) this.notify();
    }, TICK);
    this.client
      ?.query(`notify ${CHANNEL}, '${this.id}'`)
      .catch((error) => this.options.log.debug({ err: error }, 'history: NOTIFY failed, the others poll'));
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures++) {
      const { log, onWake } = this.options;
      let client: pg.Client | undefined;
      try {
        client = await this.options.connect();
        const ended = new Promise<unknown>((resolve) => client!.on('error', resolve).on('end', () => resolve(undefined)));
        if (signal.aborted) continue;
        client.on('notification', ({ payload }) => payload !== this.id && onWake());
        await client.query(`listen ${CHANNEL}`);
        // The stop has found no connection to end.
        if (signal.aborted) continue;
        this.client = client;
        failures = 0;
        // For whatever was announced while nobody listened.
        onWake();
        const reason = await ended;
        if (!signal.aborted)
          log.warn(
            { err: reason instanceof Error ? reason : undefined },
            'history: the listening connection ended, trying again',
          );
      } catch (error) {
        if (!signal.aborted) log.debug({ err: error }, 'history: cannot listen, trying again');
      } finally {
        this.client = undefined;
        await client?.end().catch(() => {});
      }
      await delay(Math.min(5000, 100 * 2 ** failures), undefined, { signal }).catch(() => {});
    }
  }
}
