import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { limits } from '../../schema/limits.ts';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { Viewer } from '../../server/src/platform/auth/viewer.ts';
import { KnownOperations } from '../../server/src/platform/gate/known-operations.ts';
import { Gate } from '../../server/src/platform/gate/prepare.ts';
import { testHub } from '../support/api.ts';

const hub = await testHub();
const { nobody } = hub;
const partner = await hub.as('partner.a');
const projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;

const aliased = (count: number, field: string) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ')} }`;

test.each([
  ['facets', 'materials(first: 1) { facets { count } }'],
  ['totals of coverage', `coverage(projectId: "${projectId}") { total { inUse } }`],
  ['coverage by region', `coverage(projectId: "${projectId}") { byRegion { counted } }`],
  ['providers behind a figure', `coverageProviders(projectId: "${projectId}", standing: IN_USE, first: 1) { nodes { id } }`],
  ['a project’s figures', `project(id: "${projectId}") { figures { providers materials adoptionsInUse ownUndeclared } }`],
])('what is counted over many rows may be asked several times in an operation, not a hundred times: %s', async (_what, field) => {
  expect((await partner.refused(aliased(100, field))).params).toMatchObject({ limit: 'rows' });
  await partner.data(aliased(5, field));
});

test('every operation of the client’s own passes the gate, with pages as long as can be', () => {
  const gate = new Gate(buildHubSchema(wire(undefined as never, undefined as never)));
  const viewer = new Viewer({ personId: 'somebody' });
  const file = 'client/src/platform/graphql/generated/persisted-documents.json';
  const ids = Object.keys(JSON.parse(readFileSync(file, 'utf8')));
  const known = KnownOperations.from(file);
  expect(ids.length).toBeGreaterThan(30);
  for (const id of ids)
    gate.prepare({ text: known.text(id)!, variables: { first: limits.page } }, { viewer, subscriptions: true });
});

test('whoever asks very much at a time waits for their turns and is told when too many wait, and others are answered meanwhile', async () => {
  const lock = await hub.pool.connect();
  onTestFinished(() => lock.release());
  await lock.query('begin; lock table theme in access exclusive mode');
  const answers: number[] = [];
  const beyond = 3;
  const asked = Array.from({ length: limits.callerOperations + limits.callerWaiting + beyond }, async () => {
    const { status, errors, headers } = await nobody.ask('{ themes { id } }');
    answers.push(status);
    if (status === 429) {
      expect(errors![0]!.extensions.code).toBe('RATE_LIMITED');
      expect(headers.get('retry-after')).toBe('1');
    }
  });
  await expect.poll(() => answers, { timeout: 4_000 }).toEqual(Array(beyond).fill(429));
  expect((await partner.data('{ projects(first: 1) { nodes { id } } }')).projects.nodes).toHaveLength(1);
  await lock.query('rollback');
  await Promise.all(asked);
  expect(answers.filter((status) => status === 200)).toHaveLength(limits.callerOperations + limits.callerWaiting);
});

test('a socket that sends too much in a second is closed, and what it sent besides is not looked at', async () => {
  const { socket, messages, closed } = await introduced();
  for (let i = 0; i < 5_000; i++)
    socket.send(JSON.stringify({ id: `${i}`, type: 'subscribe', payload: { query: `{ wrong${i} }` } }));
  expect(await closed).toBe(4429);
  expect(messages.length).toBeLessThanOrEqual(limits.socketMessages + 1);
  await nobody.data('{ themes { id } }');
});

test('strangers of one network have a bounded number of sockets, and people have theirs beside them', async () => {
  const first = await introduced('203.0.113.1');
  for (let i = 1; i < limits.strangersSockets; i++) await introduced('203.0.113.1');
  const { closed } = open('203.0.113.1');
  expect(await closed).toBe(4429);
  await introduced('203.0.113.2');
  await introduced('203.0.113.1', partner.cookie);
  // One that closes makes room for another.
  first.socket.close();
  await first.closed;
  await introduced('203.0.113.1');
});

function open(address = '203.0.113.9', cookie = '') {
  const headers = { 'x-forwarded-for': address, ...(cookie && { cookie }) };
  const socket = new WebSocket(`${hub.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  onTestFinished(() => socket.terminate());
  const messages: string[] = [];
  socket.on('error', () => {});
  socket.once('open', () => socket.send('{"type":"connection_init"}'));
  socket.on('message', (data) => messages.push(String(data)));
  const closed = new Promise<number>((done) => socket.once('close', done));
  return { socket, messages, closed };
}

async function introduced(address?: string, cookie?: string) {
  const opened = open(address, cookie);
  await new Promise((done) => opened.socket.once('message', done));
  expect(opened.messages).toEqual(['{"type":"connection_ack"}']);
  return opened;
}
