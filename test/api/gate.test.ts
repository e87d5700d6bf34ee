import { connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { limits } from '../../schema/limits.ts';
import { testHub, type Caller } from '../support/api.ts';

const hub = await testHub();
const partner = await hub.as('partner.a');
const { nobody } = hub;

type Said = { code: string; params: any; requestId: string; message: string };

/** How each of the two transports refuses the operation. */
async function refusals(caller: Caller, query: string, variables: Record<string, unknown> = {}) {
  const { status, data, errors } = await caller.ask(query, variables);
  const { client } = await caller.socket();
  const said: Said[] = await client
    .iterate({ query, variables })
    .next()
    .then(
      ({ value }) => value?.errors ?? [],
      (thrown) => thrown,
    )
    .then((list) => list.map((error: any) => ({ ...error.extensions, message: error.message })));
  expect(data, 'nothing was to be answered').toBeUndefined();
  return { status, http: { ...errors![0]!.extensions, message: errors![0]!.message } as Said, socket: said[0]! };
}

const fragments = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(' ');

describe('what is too large is refused on both transports, with the limit’s name and a 4xx', () => {
  const deep = (levels: number): string =>
    levels ? `{ organisation { partnerships { project ${deep(levels - 1)} } } }` : '{ id }';
  const attacks: [what: string, limit: string, query: string][] = [
    ['brackets that a parser would fall through', 'brackets', '{ a'.repeat(20_000)],
    [
      'lists within lists in an argument',
      'brackets',
      `{ materials(filter: { themes: ${'['.repeat(60)}${']'.repeat(60)} }) { totalCount } }`,
    ],
    ['very many words', 'tokens', `{ themes { ${'id '.repeat(6_000)} } }`],
    ['several operations', 'operations', 'query A { themes { id } } query B { themes { id } }'],
    ['levels', 'depth', `{ viewer { positions { project { partnerships ${deep(5)} } } } }`],
    [
      'levels hidden in fragments',
      'depth',
      `{ materials { nodes { ...F0 } } } ${fragments(7, (i) => `fragment F${i} on Material { ownAdoption { material { ...F${i + 1} } } }`)} fragment F7 on Material { id }`,
    ],
    ['aliases', 'aliases', `{ ${fragments(101, (i) => `a${i}: themes { id }`)} }`],
    [
      'aliases hidden in fragments',
      'aliases',
      `{ themes { ${fragments(11, (i) => `... on Theme { ...F${i % 2} }`)} } } ${fragments(2, (f) => `fragment F${f} on Theme { ${fragments(10, (i) => `a${i}: id`)} }`)}`,
    ],
    ['an alias longer than a column’s name', 'aliasLength', `{ ${'a'.repeat(64)}: themes { id } }`],
    ['fields that validation would compare, each with each', 'merged', `{ installation { accounts { ${'key '.repeat(490)} } } }`],
    [
      'such fields below fields that become one, through fragments',
      'merged',
      `{ ${'installation { ...F } '.repeat(5)} } fragment F on Installation { ${'accounts { key } '.repeat(5)} }`,
    ],
    ['directives', 'directives', `{ themes { ${'id @include(if: true) '.repeat(51)} } }`],
    [
      'directives hidden in fragments',
      'directives',
      `{ themes { ${'...F '.repeat(6)} } } fragment F on Theme { ${'id @include(if: true) '.repeat(10)} }`,
    ],
    ['fields', 'fields', `{ themes { ${'id '.repeat(1_001)} } }`],
    ['fields of a fragment that is spread nowhere', 'fields', `{ themes { id } } fragment F on Theme { ${'id '.repeat(1_001)} }`],
    [
      'fields of fragments that double at each step',
      'fields',
      `{ themes { ...F0 } } ${fragments(200, (i) => `fragment F${i} on Theme { ...F${i + 1} ...F${i + 1} }`)} fragment F200 on Theme { id }`,
    ],
    [
      'rows by pages within pages',
      'rows',
      '{ organisations(first: 100) { nodes { partnerships { project { partnerships { organisation { licences { id } } } } } } } }',
    ],
  ];

  test.each(attacks)('%s', async (_what, limit, query) => {
    const { status, http, socket } = await refusals(partner, query);
    expect(status).toBe(400);
    for (const said of [http, socket]) {
      expect(said).toMatchObject({ code: 'LIMIT_REACHED', params: { limit }, requestId: expect.any(String) });
    }
  });

  test('rows by pages under aliases, fragments and variables', async () => {
    const query = `query ($n: Int!) { ${fragments(20, (i) => `a${i}: organisations(first: $n) { ...F }`)} }
      fragment F on OrganisationConnection { nodes { partnerships { organisation { name: nameFi } } } }`;
    const { http, socket } = await refusals(partner, query, { n: 100 });
    for (const said of [http, socket]) expect(said).toMatchObject({ code: 'LIMIT_REACHED', params: { limit: 'rows' } });
    const { errors } = await partner.ask(query, { n: 1 });
    expect(errors).toBeUndefined();
  });

  test('many changes in one operation, also through a fragment', async () => {
    const guesses = fragments(6, (i) => `a${i}: signIn(email: "coordinator@demo.test", password: "guess ${i}") { roles }`);
    const query = `mutation { ...F ...G } fragment F on Mutation { ${guesses} } fragment G on Mutation { ${guesses.replaceAll(/a(\d)/g, 'b$1')} }`;
    const { http, socket } = await refusals(nobody, query);
    for (const said of [http, socket]) expect(said).toMatchObject({ code: 'LIMIT_REACHED', params: { limit: 'mutations' } });
  });

  test('a change whose answer would be too large is not made', async () => {
    const history = async () => (await hub.pool.query('select count(*) from history')).rows[0].count;
    const before = await history();
    // Two hundred partners of each project: more than fifty thousand rows after three steps, however few there are.
    const query = `mutation { setLanguage(input: { language: sv }) { organisation { partnerships { project { partnerships { organisation { partnerships { id } } } } } } } }`;
    expect((await partner.refused(query)).params).toMatchObject({ limit: 'rows' });
    expect(await history()).toBe(before);
  });

  test('a body and a message over the limit', async () => {
    const query = `{ themes { id } } # ${'x'.repeat(limits.bodyBytes)}`;
    const { status, errors } = await partner.ask(query);
    expect(status).toBe(413);
    expect(errors![0]!.extensions).toMatchObject({
      code: 'LIMIT_REACHED',
      params: { limit: 'bodyBytes' },
      requestId: expect.any(String),
    });
    const raw = await rawSocket();
    raw.socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    expect(await raw.closed).toBe(1009);
  });

  test('a compressed body, for a small one may unfold into a large one', async () => {
    const { status, errors } = await partner.ask('{ themes { id } }', {}, { 'content-encoding': 'gzip' });
    expect(status).toBe(415);
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    const raw = await rawSocket();
    expect(raw.socket.extensions).toBe('');
  });
});

describe('what is refused does not come back as it was sent', () => {
  const large = 'x'.repeat(100_000);
  test.each([
    ['a field', `{ ${large} }`, {}],
    ['an alias', `{ ${large}: themes { id } }`, {}],
    ['a string', `{ materials(first: "${large}") { totalCount } }`, {}],
    ['a syntax error', `{ themes { id } } "${large}"`, {}],
    ['a variable', 'query ($n: Int!) { materials(first: $n) { totalCount } }', { n: large }],
    ['a variable’s name', `query ($${large}: Int!) { materials(first: $${large}) { totalCount } }`, {}],
    ['very many mistakes', `{ ${fragments(1_000, (i) => `f${i} `)} }`, {}],
    [
      'very many wrong values',
      'query ($f: MaterialFilter) { materials(filter: $f) { totalCount } }',
      { f: { themes: Array(20_000).fill(1) } },
    ],
  ])('%s', async (_what, query, variables) => {
    const { status, data, errors } = await partner.ask(query, variables);
    expect(status).toBe(400);
    expect(JSON.stringify({ data, errors }).length).toBeLessThan(10_000);
    for (const { extensions } of errors!) expect(['BAD_USER_INPUT', 'LIMIT_REACHED']).toContain(extensions.code);
    expect(hub.logged).toEqual([]);
  });
});

describe('the schema', () => {
  test('is told to the signed-in, who write programs against it', async () => {
    expect((await partner.data(getIntrospectionQuery())).__schema.types.length).toBeGreaterThan(20);
    const { client } = await partner.socket();
    const { value } = await client.iterate<any>({ query: getIntrospectionQuery() }).next();
    expect(value.data.__schema.types.length).toBeGreaterThan(20);
  });

  test.each([
    ['asked outright', '{ __schema { types { name } } }'],
    ['under an alias', '{ a: __schema { types { name } } }'],
    ['through a fragment', '{ ...F } fragment F on Query { ... { __schema { queryType { name } } } }'],
    ['type by type', '{ __type(name: "Query") { fields { name } } }'],
    ['word by word', '{ __type(name: "Session") { description } }'],
    ['not even whether it has a type', '{ __type(name: "Session") { name } }'],
  ])('is not told to strangers, %s', async (_how, query) => {
    const { status, http, socket } = await refusals(nobody, query);
    expect(status).toBe(401);
    for (const said of [http, socket]) expect(said).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('does not stand beside what is read', async () => {
    for (const query of [
      '{ __schema { queryType { name } } themes { id } }',
      '{ themes { id } ...F } fragment F on Query { __type(name: "X") { name } }',
    ]) {
      const { http, socket } = await refusals(partner, query);
      for (const said of [http, socket])
        expect(said).toMatchObject({ code: 'BAD_USER_INPUT', params: { problem: 'INTROSPECTION_STANDS_ALONE' } });
    }
  });
});

describe('one operation, named rightly', () => {
  test('an unknown name is refused', async () => {
    const post = await raw({ query: 'query A { themes { id } }', operationName: 'B' });
    expect(post).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', params: { problem: 'UNKNOWN_OPERATION' } });
    expect(await raw({ query: 'query A { themes { id } }', operationName: 'A' })).toMatchObject({ status: 200 });
  });

  test('a list of operations, nothing, and fragments alone are refused', async () => {
    for (const body of [[{ query: '{ themes { id } }' }], {}, { query: '' }, { query: 'fragment F on Theme { id }' }])
      expect(await raw(body)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  test('a subscription needs a socket', async () => {
    expect(await raw({ query: 'subscription { projectEvents(projectId: "x") { cursor } }' })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      params: { problem: 'SUBSCRIPTION_NEEDS_A_SOCKET' },
    });
  });

  test('an unknown id of an operation is said to be unknown', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
    const params = { problem: 'PERSISTED_QUERY_NOT_FOUND' };
    expect(await raw({ extensions })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', params });
    const { client } = await partner.socket();
    const errors = await client
      .iterate({ query: '', extensions })
      .next()
      .catch((thrown) => thrown);
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', params });
  });
});

describe('other sites', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot send a form as an operation: %s',
    async (type) => {
      const response = await fetch(`${hub.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type, cookie: partner.cookie },
        body: '{"query":"mutation { signOut }"}',
      });
      expect(response.status).toBe(400);
      expect(((await response.json()) as any).errors[0].extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        requestId: expect.any(String),
      });
      await partner.data('{ viewer { roles } }');
    },
  );

  test('cannot link to an operation, nor change anything by a GET', async () => {
    const get = (query: string, headers = {}) =>
      fetch(`${hub.address}/graphql?query=${encodeURIComponent(query)}`, { headers: { cookie: partner.cookie, ...headers } });
    expect((await get('{ viewer { roles } }')).status).toBe(400);
    expect((await get('mutation { signOut }', { 'apollo-require-preflight': '1' })).status).toBe(405);
    await partner.data('{ viewer { roles } }');
  });

  test.each(['https://elsewhere.example', 'null', 'http://127.0.0.1.elsewhere.example'])(
    'are refused by origin: %s',
    async (origin) => {
      expect((await partner.ask('{ viewer { roles } }', {}, { origin })).status).toBe(403);
      const { socket } = open({ origin });
      const refused = await new Promise((done) =>
        socket.once('unexpected-response', (_request, { statusCode }) => done(statusCode)),
      );
      expect(refused).toBe(401);
    },
  );
});

describe('a socket', () => {
  test('that does not introduce itself is closed', async () => {
    const { closed } = open({}, false);
    expect(await closed).toBe(4408);
  });

  test('asks nothing before it has introduced itself', async () => {
    const { socket, closed } = open({}, false);
    socket.once('open', () =>
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ themes { id } }' } })),
    );
    expect(await closed).toBe(4401);
  });

  test('carries a bounded number of operations at a time, and stays open for them', async () => {
    const { socket, messages } = await rawSocket(partner);
    const { id } = (await partner.data('{ projects(first: 1) { nodes { id } } }')).projects.nodes[0];
    const follow = (key: number) =>
      socket.send(
        JSON.stringify({
          id: `${key}`,
          type: 'subscribe',
          payload: { query: `subscription { projectEvents(projectId: "${id}") { cursor } }` },
        }),
      );
    for (let key = 0; key < limits.socketOperations + 5; key++) follow(key);
    await expect.poll(() => messages.filter(({ type }) => type === 'error').length).toBe(5);
    await expect.poll(() => messages.filter(({ type }) => type === 'next').length).toBe(limits.socketOperations);
    expect(messages.find(({ type }) => type === 'error')!.payload[0].extensions).toMatchObject({
      code: 'LIMIT_REACHED',
      params: { limit: 'socketOperations' },
    });
  });

  test('counts operations that their client has completed while they still run', async () => {
    const { socket, messages } = await rawSocket(partner);
    for (let key = 0; key < limits.socketOperations * 2; key++) {
      socket.send(JSON.stringify({ id: `${key}`, type: 'subscribe', payload: { query: '{ themes { id } }' } }));
      if (key < limits.socketOperations) socket.send(JSON.stringify({ id: `${key}`, type: 'complete' }));
    }
    await expect
      .poll(() => messages.some(({ type, payload }) => type === 'error' && payload[0].extensions.code === 'LIMIT_REACHED'))
      .toBe(true);
  });

  test('cannot try passwords', async () => {
    const { client } = await nobody.socket();
    const query = 'mutation { signIn(email: "admin@demo.test", password: "hankeverkko-demo") { roles } }';
    const { value } = await client.iterate<any>({ query }).next();
    expect(value.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', params: { problem: 'NOT_ON_A_SOCKET' } });
  });

  test('is closed when its session runs out', async () => {
    const leaving = await hub.as('provider');
    const { client, closed } = await leaving.socket();
    await client.iterate({ query: '{ viewer { roles } }' }).next();
    await hub.pool.query(
      `update session set expires_at = clock_timestamp() where person_id = (select id from person where email = 'provider@demo.test')`,
    );
    expect(await closed).toBe(4401);
  });
});

test('a client that sends its request byte by byte is cut off', async () => {
  const { hostname, port } = new URL(hub.address);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let said = '';
  socket.on('data', (data) => (said += String(data)));
  socket.write('POST /graphql HTTP/1.1\r\nhost: hub\r\n');
  const drip = setInterval(() => socket.write('x'), 500);
  await new Promise((closed) => socket.once('close', closed).on('error', () => {}));
  clearInterval(drip);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
});

function open(headers: Record<string, string>, introduce = true) {
  const socket = new WebSocket(`${hub.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  onTestFinished(() => socket.terminate());
  const messages: any[] = [];
  socket.on('error', () => {});
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  if (introduce) socket.once('open', () => socket.send('{"type":"connection_init"}'));
  const closed = new Promise<number>((done) => socket.once('close', done));
  return { socket, messages, closed };
}

async function rawSocket({ cookie }: { cookie: string } = nobody) {
  const opened = open(cookie ? { cookie } : {});
  await expect.poll(() => opened.messages.length).toBe(1);
  return opened;
}

async function raw(body: unknown) {
  const response = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', cookie: partner.cookie },
    body: JSON.stringify(body),
  });
  const { errors } = (await response.json()) as any;
  return { status: response.status, ...errors?.[0].extensions };
}
