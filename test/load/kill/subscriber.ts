import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Dice } from '../../reference/dice.ts';

const EVENTS = `subscription ($projectId: ID!, $after: Cursor) {
  projectEvents(projectId: $projectId, after: $after) { cursor resync events { position kind actorId subjectId facts } } }`;
const PASSING = ['UNAVAILABLE'];

export type Told = { position: number; kind: string; actorId: string | null; subjectId: string; facts: object };
export type ToldFrame = { cursor: string; resync: boolean; events: Told[] };
/** As it comes: positions are texts. */
type Frame = Omit<ToldFrame, 'events'> & { events: (Omit<Told, 'position'> & { position: string })[] };
/** One connection's subscription: after which cursor it was asked for, whether that cursor was made up, and what came. */
export type Leg = { after: string | null; forged: boolean; frames: ToldFrame[] };
type Socket = { cookie: string; projectId: string; next: () => string; dice: Dice };

/** Follows a project over connections that break off at any moment, and goes on after its last cursor wherever somebody answers. */
export class Subscriber {
  readonly legs: Leg[] = [];
  /** What should have been answered and was not. */
  readonly faults: string[] = [];
  /** The place of the last event that it was told. */
  place = 0;
  private cursor: string | null = null;
  private breaking = true;
  private present = true;
  private cut: () => void = () => {};

  constructor(
    readonly account: string,
    private readonly socket: Socket,
  ) {}

  /** After which place it has been told: that of its first cursor. */
  get from(): number {
    return Number(this.legs[0]?.frames[0]?.cursor.split('.')[0] ?? 0);
  }

  /** Whether it has a connection on which something has come. */
  get connected(): boolean {
    return (this.legs.at(-1)?.frames.length ?? 0) > 0;
  }

  /** Follows until it leaves. */
  async follow(): Promise<void> {
    const { dice } = this.socket;
    while (this.present) {
      const end = this.breaking ? setTimeout(() => this.cut(), 300 + dice.below(6_000)) : undefined;
      await this.leg();
      clearTimeout(end);
      await pause(this.breaking && dice.chance(0.3) ? dice.below(3_000) : 50);
    }
  }

  /** Breaks off no more. */
  settle(): void {
    this.breaking = false;
  }

  leave(): void {
    this.present = false;
    this.cut();
  }

  private async leg() {
    const { projectId, cookie, next, dice } = this.socket;
    // Now and then a cursor comes that nobody gave: as after a restore from a backup.
    const forged = this.breaking && this.cursor !== null && dice.chance(0.04);
    const after = forged ? `${this.cursor!.split('.')[0]}.0123abcd` : this.cursor;
    const leg: Leg = { after, forged, frames: [] };
    const client = createClient({
      url: `${next().replace('http', 'ws')}/graphql`,
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols, { headers: { cookie }, handshakeTimeout: 5_000 });
          // Cut before it was open: the client has its own handler only once it listens.
          this.on('error', () => {});
        }
      },
    });
    // A connection that is not there yet cannot be ended in a proper way, and need not be.
    const dispose = () => Promise.resolve(client.dispose()).catch(() => {});
    this.cut = () => (dice.chance(0.5) ? client.terminate() : void dispose());
    try {
      const frames = client.iterate<{ projectEvents: Frame }>({ query: EVENTS, variables: { projectId, after } });
      for await (const { data, errors } of frames) {
        if (errors) throw errors;
        const { cursor, resync, events } = data!.projectEvents;
        if (!leg.frames.length) this.legs.push(leg);
        leg.frames.push({ cursor, resync, events: events.map((event) => ({ ...event, position: Number(event.position) })) });
        this.cursor = cursor;
        this.place = Number(events.at(-1)?.position ?? this.place);
        if (!this.present) break;
      }
    } catch (error) {
      const code = Array.isArray(error) ? String(error[0]?.extensions?.code) : undefined;
      if (code && !PASSING.includes(code)) this.faults.push(`${this.account} was refused: ${code}`);
    } finally {
      await dispose();
    }
  }
}
