import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Dice } from '../../reference/dice.ts';

const PATIENCE = 10_000;
/** Signing in and out is not for sockets, and ending a session ends its own; a message may be too large. */
const SAID_BY_CLOSING: Record<number, string> = { 4401: 'UNAUTHENTICATED', 1009: 'LIMIT_REACHED' };

export type FuzzAnswer = { status: number; data?: any; errors?: { extensions?: { code?: string; params?: any } }[] };

/** One account that asks over HTTP or a socket; an answer that does not come in time is an error. */
export class FuzzAsker {
  private cookie = '';

  constructor(
    private readonly address: string,
    readonly account: string | null,
    private readonly dice: Dice,
  ) {}

  /** Whether it could. */
  async signIn(): Promise<boolean> {
    if (!this.account) return true;
    this.cookie = '';
    const { data } = await this.overHttp(
      'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { id } } }',
      {
        email: `${this.account}@demo.test`,
        password: 'hankeverkko-demo',
      },
    );
    return Boolean(data?.signIn);
  }

  async overHttp(query: string, variables: object): Promise<FuzzAnswer> {
    const { dice } = this;
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        // Wrong passwords are counted by the place that they come from.
        'x-forwarded-for': `10.${dice.below(256)}.${dice.below(256)}.${dice.below(256)}`,
        ...(this.cookie && { cookie: this.cookie }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0]!;
    return { status: response.status, ...((await response.json()) as object) };
  }

  async overSocket(query: string, variables: Record<string, unknown>): Promise<FuzzAnswer> {
    const { cookie } = this;
    const client = createClient({
      url: `${this.address.replace('http', 'ws')}/graphql`,
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols, { headers: { cookie } });
        }
      },
    });
    const timer = setTimeout(() => client.terminate(), PATIENCE);
    try {
      const { value } = await client
        .iterate({ query, variables })
        .next()
        .catch((errors: unknown) => {
          if (Array.isArray(errors)) return { value: { errors } };
          const code = SAID_BY_CLOSING[(errors as { code?: number }).code ?? 0];
          if (code) return { value: { errors: [{ extensions: { code } }] } };
          throw errors;
        });
      return { status: 200, ...(value as object) };
    } finally {
      clearTimeout(timer);
      await client.dispose();
    }
  }
}
