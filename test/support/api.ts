import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { createHub } from '../../server/src/app/hub.ts';
import { loadConfig } from '../../server/src/platform/config/config.ts';
import type { Log } from '../../server/src/platform/logging/log.ts';
import { testDatabase, type Beginning } from './database.ts';
import { openSocket, type Socket } from './socket.ts';

export type Account =
  | 'coordinator'
  | 'coordinator2'
  | 'finance'
  | 'partner.a'
  | 'partner.b'
  | 'signatory.a'
  | 'officer'
  | 'auditor'
  | 'provider'
  | 'admin';
export const accounts: readonly Account[] = [
  'coordinator',
  'coordinator2',
  'finance',
  'partner.a',
  'partner.b',
  'signatory.a',
  'officer',
  'auditor',
  'provider',
  'admin',
];

export type Answer = {
  status: number;
  data: any;
  errors?: { message: string; path?: unknown[]; extensions: { code: string; params: any; requestId: string } }[];
  headers: Headers;
};

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** A hub in this process over a database of its own, and people who talk to it through the public door. */
export async function testHub(beginning: Beginning = 'demonstration', more: NodeJS.ProcessEnv = {}, ownLog?: Log) {
  const { url, pool } = await testDatabase(beginning);
  const dataSource = await createDataSource(url, { poolSize: 10 }).initialize();
  const logged: unknown[] = [];
  const log = ownLog ?? ({ ...quiet, error: (...what: unknown[]) => void logged.push(what) } as never);
  const filesDir = mkdtempSync(join(tmpdir(), 'files-'));
  const hub = await createHub(loadConfig({ LOG_LEVEL: 'silent', FILES_DIR: filesDir, ...more }), dataSource, log);
  await new Promise<void>((listening) => hub.httpServer.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(hub.httpServer.address() as AddressInfo).port}`;
  afterAll(async () => {
    await hub.stop();
    await dataSource.destroy();
  });
  return {
    address,
    pool,
    filesDir,
    database: hub.database,
    /** Lets the hub do what was put off: letters, for one. */
    startJobs: hub.startJobs,
    /** What the server logged as its own failures. */
    logged,
    nobody: new Caller(address),
    /** Somebody signed in. */
    async as(account: Account) {
      const caller = new Caller(address);
      await caller.signIn(`${account}@demo.test`);
      return caller;
    },
    /** Sets the clock of the domain. */
    setClock: (moment: string) =>
      pool.query(`update installation set clock_offset = $1::timestamptz - clock_timestamp()`, [moment]),
  };
}
export type TestHub = Awaited<ReturnType<typeof testHub>>;

/** A person or program with a plain GraphQL client. */
export class Caller {
  cookie = '';

  constructor(
    private readonly address: string,
    /** A program's: `Bearer …`. */
    private readonly authorization = '',
  ) {}

  async signIn(email: string, password = 'hankeverkko-demo') {
    const { errors } = await this.ask(
      'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { id } } }',
      { email, password },
    );
    expect(errors).toBeUndefined();
  }

  /** What a request of this caller's carries beside its own headers. */
  get credentials(): Record<string, string> {
    return { ...(this.cookie && { cookie: this.cookie }), ...(this.authorization && { authorization: this.authorization }) };
  }

  async ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...this.credentials,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0]!;
    return { status: response.status, headers: response.headers, ...((await response.json()) as { data: unknown }) };
  }

  /** The data of an answer without errors. */
  async data(query: string, variables: Record<string, unknown> = {}) {
    const { data, errors } = await this.ask(query, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  /** The code of the one error that the answer must carry. */
  async refused(query: string, variables: Record<string, unknown> = {}): Promise<{ code: string; params: any }> {
    const { errors } = await this.ask(query, variables);
    expect(errors, 'this was to be refused').toHaveLength(1);
    const { code, params } = errors![0]!.extensions;
    return { code, params };
  }

  socket(): Promise<Socket> {
    return openSocket(this.address, this.cookie, this.authorization);
  }
}
