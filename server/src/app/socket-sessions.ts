import type { Pool } from 'pg';
import type { WebSocket } from 'ws';
import type { Viewer } from '../platform/auth/viewer.ts';
import type { HistoryTail } from '../platform/history/tail.ts';
import type { Log } from '../platform/history/wake.ts';

const SWEEP = 5_000;
/** How a socket is closed whose session or token holds no longer. */
export const ENDED = [4401, 'Session ended'] as const;

/**
 * Closes the sockets of a session that has ended, or of a token that was revoked: at once where that is heard as a row of the
 * hub's history, in whichever process it was done, and within seconds where it ran out, of which nobody writes a row.
 */
export class SocketSessions {
  private readonly open = new Map<string, Set<WebSocket>>();
  private readonly timer: NodeJS.Timeout;
  private readonly stopListening: () => void;

  constructor(
    private readonly pool: Pool,
    tail: HistoryTail,
    private readonly log: Log,
  ) {
    this.stopListening = tail.onHubRows((rows) => {
      for (const { kind, facts } of rows ?? []) {
        if (kind === 'session.ended') this.close(String(facts['sessionId']));
        if (kind === 'api_token.revoked') this.close(String(facts['tokenId']));
      }
    });
    this.timer = setInterval(() => void this.sweep(), SWEEP);
    this.timer.unref();
  }

  remember({ sessionId, tokenId }: Viewer, socket: WebSocket) {
    const id = sessionId ?? tokenId;
    const sockets = (id && this.open.get(id)) || new Set();
    if (!id || sockets.has(socket) || socket.readyState !== socket.OPEN) return;
    this.open.set(id, sockets.add(socket));
    socket.once('close', () => {
      sockets.delete(socket);
      if (!sockets.size && this.open.get(id) === sockets) this.open.delete(id);
    });
  }

  stop() {
    clearInterval(this.timer);
    this.stopListening();
  }

  private async sweep() {
    if (!this.open.size) return;
    try {
      const { rows } = await this.pool.query(
        `select x.id from unnest($1::uuid[]) x (id) where not exists (
           select from session s where s.id = x.id and s.ended_at is null and s.expires_at > clock_timestamp())
         and not exists (select from api_token a where a.id = x.id and a.revoked_at is null and a.expires_at > clock_timestamp())`,
        [[...this.open.keys()]],
      );
      for (const { id } of rows) this.close(id);
    } catch (error) {
      this.log.warn({ err: error }, 'sessions of sockets not checked');
    }
  }

  private close(id: string) {
    for (const socket of this.open.get(id) ?? []) socket.close(...ENDED);
  }
}
