import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const PATIENCE = 20_000;
const AT_ONCE = 100;
const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { id } } }';
const ADOPTABLE = `query ($projectId: ID!) { materials(projectId: $projectId, first: 100) { nodes {
  id ownAdoption { version } viewerCan { declareAdoption { allowed } } } } }`;
const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }';
const READ = '{ materials(first: 20) { nodes { id title } } projects { nodes { id } } }';
const EVENTS = `subscription ($projectId: ID!, $after: Cursor) {
  projectEvents(projectId: $projectId, after: $after) { cursor resync events { position kind actorId } } }`;

/**
 * A client of several hubs as an integrator would write it: when one does not answer, or says that it cannot now, it asks the next
 * one the same. Writes carry a key, so that asking again does nothing twice.
 */
export class RetryingClient {
  /** What no asking again could help. */
  readonly failures: unknown[] = [];
  /** `id version` of each acknowledged declaration. */
  readonly writes: string[] = [];
  /** Positions of the declarations that the subscription told of. */
  readonly events: string[] = [];
  reads = 0;
  retries = 0;
  resyncs = 0;
  followedFrom = 0;
  /** From when to when each request lasted that was not answered at once, in milliseconds since 1970. */
  readonly waits: { from: number; to: number }[] = [];
  private working = true;
  private present = true;
  private turn = 0;

  constructor(
    private readonly addresses: readonly string[],
    public cookie = '',
  ) {}

  async signIn(account: string) {
    await this.ask(SIGN_IN, { email: `${account}@demo.test`, password: 'hankeverkko-demo' });
  }

  async projectId(): Promise<string> {
    return (await this.ask('{ projects { nodes { id } } }')).projects.nodes[0].id;
  }

  async adoptable(): Promise<{ id: string; version: number }[]> {
    const { materials } = await this.ask(ADOPTABLE, { projectId: await this.projectId() });
    return materials.nodes
      .filter((material: any) => material.viewerCan.declareAdoption.allowed)
      .map((material: any) => ({ id: material.id, version: material.ownAdoption?.version ?? 0 }));
  }

  /** Declares a stage that may follow any other; the key stands in its note, too. */
  async declare(
    materialId: string,
    expectedVersion: number,
    idempotencyKey: string = randomUUID(),
  ): Promise<{ id: string; version: number }> {
    const input = { materialId, expectedVersion, stage: 'AWARE', reason: 'Koe', note: idempotencyKey, idempotencyKey };
    return (await this.ask(DECLARE, { input })).declareAdoption;
  }

  async readOn() {
    await this.keepOn(async () => {
      await this.ask(READ);
      this.reads++;
    });
  }

  async declareOn() {
    const materials = await this.adoptable();
    await this.keepOn(async () => {
      const material = materials.shift()!;
      const { id, version } = await this.declare(material.id, material.version);
      this.writes.push(`${id} ${version}`);
      materials.push({ id: material.id, version });
    });
  }

  /** Follows a project until it leaves: whenever it loses a hub it goes on at the next one, after the last cursor. */
  async follow(projectId: string) {
    for (let after: string | null = null; this.present;) {
      const client = createClient({
        url: `${this.next().replace('http', 'ws')}/graphql`,
        retryAttempts: 0,
        webSocketImpl: this.webSocket(),
      });
      try {
        const frames: AsyncIterable<any> = client.iterate({ query: EVENTS, variables: { projectId, after } });
        for await (const frame of frames) {
          const { cursor, resync, events } = frame.data.projectEvents;
          if (!after) this.followedFrom = Number(cursor.split('.')[0]);
          after = cursor;
          if (resync) this.resyncs++;
          for (const event of events) if (event.kind === 'adoption.declared') this.events.push(event.position);
          if (!this.present) break;
        }
      } catch {
        await pause(50);
      } finally {
        await client.dispose();
      }
    }
  }

  /** Asks nothing more; the subscription goes on. */
  stop() {
    this.working = false;
  }

  /** Ends the subscription with its next frame, or with its hub. */
  leave() {
    this.present = false;
  }

  private async keepOn(work: () => Promise<void>) {
    while (this.working) {
      await work().catch((error) => this.failures.push(error));
      await pause(5);
    }
  }

  private next(): string {
    return this.addresses[this.turn++ % this.addresses.length]!;
  }

  private async ask(query: string, variables: object = {}): Promise<any> {
    for (const from = Date.now(); ;) {
      const answer = await this.askOnce(this.next(), JSON.stringify({ query, variables }));
      const to = Date.now();
      if (answer && to > from + AT_ONCE) this.waits.push({ from, to });
      if (answer) return answer;
      if (to > from + PATIENCE) throw new Error('No hub answered');
      this.retries++;
      await pause(50);
    }
  }

  /** The data; undefined where another attempt may help. */
  private async askOnce(address: string, body: string): Promise<any> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...(this.cookie && { cookie: this.cookie }),
        },
        body,
        signal: AbortSignal.timeout(PATIENCE),
      });
      text = await response.text();
    } catch {
      return undefined;
    }
    if (response.status === 503) return undefined;
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0]!;
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(`${response.status} ${text}`);
    return data;
  }

  private webSocket() {
    const { cookie } = this;
    return class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { cookie } });
      }
    };
  }
}
