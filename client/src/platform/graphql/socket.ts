import { createClient } from 'graphql-ws';
import { fromEvent, merge, take, timer } from 'rxjs';

const PING = 10_000;
const ANSWER = 5_000;

/** The socket to our own server. It does not retry: the link above it knows where to go on. */
export function openSocket() {
  let socket: WebSocket | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    retryAttempts: 0,
    keepAlive: PING,
    on: {
      opened: (opened) => void (socket = opened as WebSocket),
      ping: (received) => {
        // A line that died without a word looks open for minutes: no answer in time counts as lost.
        if (!received) silence = setTimeout(() => socket?.readyState === WebSocket.OPEN && client.terminate(), ANSWER);
      },
      pong: (received) => received && clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  });
  addEventListener('offline', () => client.terminate());
  return client;
}

/** Soon, then less and less often, with chance in it so that a thousand clients do not come back at once; at once when the network returns. */
export const pause = (attempt: number) =>
  merge(timer(Math.random() * Math.min(10_000, 200 * 2 ** attempt)), fromEvent(globalThis, 'online')).pipe(take(1));
