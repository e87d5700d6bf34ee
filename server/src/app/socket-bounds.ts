import type { WebSocket } from 'ws';

/** How a socket is closed whose owner has too many of them, or which sends too much. */
export const TOO_MANY = [4429, 'Too many'] as const;

/** Counts the sockets that each caller has open. */
export class OpenSockets {
  private readonly counts = new Map<string, number>();

  /** Whether the caller may have this one too; then it is counted until it closes. */
  add(socket: WebSocket, caller: string, most: number): boolean {
    if ((this.counts.get(caller) ?? 0) >= most) return false;
    this.count(caller, 1);
    if (socket.readyState === socket.CLOSED) this.count(caller, -1);
    else socket.once('close', () => this.count(caller, -1));
    return true;
  }

  private count(caller: string, change: number) {
    const count = (this.counts.get(caller) ?? 0) + change;
    if (count) this.counts.set(caller, count);
    else this.counts.delete(caller);
  }
}

/** Closes a socket that sends more than so many messages in a second; what it has sent besides is not looked at. */
export function boundMessages(socket: WebSocket, most: number) {
  let since = performance.now();
  let count = 0;
  const counted = () => {
    if (performance.now() - since > 1_000) {
      since = performance.now();
      count = 0;
    }
    if (++count <= most) return;
    socket.removeAllListeners('message').removeAllListeners('ping');
    socket.close(...TOO_MANY);
  };
  socket.on('message', counted).on('ping', counted);
}
