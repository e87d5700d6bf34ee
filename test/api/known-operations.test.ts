import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createHub } from '../../server/src/app/hub.ts';
import { loadConfig } from '../../server/src/platform/config/config.ts';
import { KnownOperations, operationId } from '../../server/src/platform/gate/known-operations.ts';
import { testHub } from '../support/api.ts';
import { openSocket } from '../support/socket.ts';

const THEMES = 'query Themes { themes { code } }';
const LARGE = `query Large { themes { ${'id '.repeat(1_001)} } }`;

const { database } = await testHub('register');
const quiet = { debug() {}, info() {}, warn() {}, error() {} } as never;
const hub = await createHub(
  loadConfig({ LOG_LEVEL: 'silent' }),
  database.dataSource,
  quiet,
  new KnownOperations([THEMES, LARGE]),
);
await new Promise<void>((listening) => hub.httpServer.listen(0, '127.0.0.1', listening));
afterAll(() => hub.stop());
const address = `http://127.0.0.1:${(hub.httpServer.address() as AddressInfo).port}`;

const known = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: operationId(text) } });
async function post(body: object): Promise<any> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  return (await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

test('an operation of the client’s own is answered by its id as by its text, on both transports', async () => {
  const answer = await post({ query: THEMES });
  expect(answer.data.themes.length).toBeGreaterThan(3);
  expect(await post({ extensions: known(THEMES) })).toEqual(answer);
  const { client } = await openSocket(address, '');
  const { value } = await client.iterate({ query: '', extensions: known(THEMES) }).next();
  expect(value).toEqual(answer);
});

test('an id opens no way around the gate', async () => {
  expect((await post({ extensions: known(LARGE) })).errors[0].extensions.code).toBe('LIMIT_REACHED');
});

test('a caller’s own text does not become known by being sent with its id', async () => {
  const text = 'query Mine { themes { id } }';
  expect((await post({ query: text, extensions: known(text) })).data.themes.length).toBeGreaterThan(3);
  expect((await post({ extensions: known(text) })).errors[0].extensions.params).toEqual({ problem: 'PERSISTED_QUERY_NOT_FOUND' });
  expect((await post({ query: text, extensions: known(THEMES) })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
});
