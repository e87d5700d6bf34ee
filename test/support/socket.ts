import { createClient, type Client } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';

export type Frame = {
  cursor: string;
  resync: boolean;
  events: { position: string; kind: string; subjectType: string; subjectId: string; actorId: string | null; facts: any }[];
};
export type Subscription = AsyncIterator<Frame> & { until(enough: (frames: Frame[]) => boolean): Promise<Frame[]> };
export type Socket = { client: Client; closed: Promise<number>; follow(projectId: string, after?: string | null): Subscription };

const EVENTS = `subscription ($projectId: ID!, $after: Cursor) {
  projectEvents(projectId: $projectId, after: $after) { cursor resync events { position kind occurredAt actorId subjectType subjectId facts } }
}`;

/** A graphql-transport-ws connection with a session's cookie, or a program's token. */
export async function openSocket(address: string, cookie: string, authorization = ''): Promise<Socket> {
  let close!: (code: number) => void;
  const closed = new Promise<number>((resolve) => (close = resolve));
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    lazy: false,
    retryAttempts: 0,
    ...(authorization && { connectionParams: { authorization } }),
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { cookie } });
      }
    },
    on: { closed: (event) => close((event as { code: number }).code) },
    onNonLazyError: () => {},
  });
  onTestFinished(async () => void (await client.dispose()));
  return {
    client,
    closed,
    follow(projectId, after = null) {
      const frames = client.iterate<{ projectEvents: Frame }>({ query: EVENTS, variables: { projectId, after } });
      const next = async (): Promise<IteratorResult<Frame>> => {
        // The library throws a list of errors.
        const { done, value } = await frames.next().catch((errors) => {
          throw Object.assign(new Error(String(errors[0]?.extensions?.code ?? errors)), { errors });
        });
        if (done) return { done, value: undefined };
        if (value.errors) throw Object.assign(new Error(String(value.errors[0]!.extensions?.['code'])), { errors: value.errors });
        return { done: false, value: value.data!.projectEvents };
      };
      return {
        next,
        async until(enough) {
          const seen: Frame[] = [];
          while (!enough(seen)) {
            const { done, value } = await next();
            if (done) break;
            seen.push(value);
          }
          return seen;
        },
      };
    },
  };
}
