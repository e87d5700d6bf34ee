import { expect, test } from 'vitest';
import { createLog } from '../../server/src/platform/logging/log.ts';
import { testHub } from '../support/api.ts';
import { until } from '../support/until.ts';

const lines: string[] = [];
const log = createLog('trace', { write: (line: string) => void lines.push(line) });
const hub = await testHub('demonstration', {}, log);
const { rows: people } = await hub.pool.query('select email, name from person');

/** The lines about operations since the last look. */
async function operations(most = 1): Promise<any[]> {
  const parsed = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation');
  await until('it is in the log', () => parsed().length >= most);
  const found = parsed();
  lines.length = 0;
  return found;
}

test('each operation is one line: its id, name, how long it took and how it ended', async () => {
  const { headers } = await hub.nobody.ask('query Themes { themes { id } }');
  expect(await operations()).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      pid: process.pid,
      transport: 'http',
      requestId: headers.get('x-request-id'),
      type: 'query',
      operation: 'Themes',
      code: null,
      ms: expect.any(Number),
      msg: 'operation',
    },
  ]);
});

test.each([
  ['what the domain refuses', '{ viewer { roles } projects { nodes { id } } }', 'UNAUTHENTICATED'],
  ['what the gate refuses', '{ nothing }', 'BAD_USER_INPUT'],
  ['what is no operation', '{', 'BAD_USER_INPUT'],
])('the code is told of %s', async (_, text, code) => {
  const { errors } = await hub.nobody.ask(text);
  expect(await operations()).toMatchObject([{ code, requestId: errors![0]!.extensions.requestId }]);
});

test('the code is told of what is no operation at all, and of what came from a foreign page', async () => {
  const post = (body: string, headers: object) =>
    fetch(`${hub.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  await post('{"query":', {});
  await post('{}', { origin: 'https://elsewhere.example' });
  expect(await operations(2)).toMatchObject([{ code: 'BAD_USER_INPUT' }, { code: 'FORBIDDEN' }]);
});

test('operations on sockets have their lines too, refused ones and subscriptions included', async () => {
  const partner = await hub.as('partner.a');
  const projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const socket = await partner.socket();
  await operations(2);
  const ask = async (query: string) => {
    const answers = socket.client.iterate({ query });
    return answers.next().catch(() => {});
  };
  await ask('query Mine { viewer { roles } }');
  await ask('query Wrong { nothing }');
  await socket.follow(projectId).next();
  expect(await operations(3)).toMatchObject([
    { transport: 'socket', type: 'query', operation: 'Mine', code: null },
    { transport: 'socket', code: 'BAD_USER_INPUT' },
    { transport: 'socket', type: 'subscription', code: null },
  ]);
});

test('no address, name, password or variable of anybody gets into a line, whatever goes wrong', async () => {
  const secret = 'Salaisuus-4711';
  const partner = await hub.as('partner.a');
  await partner.ask(
    '{ materials(first: 3) { nodes { title ownAdoption { stage } } } adoptions(first: 3) { nodes { id } } viewer { person { name } } }',
  );
  await partner.ask('query Search($text: String!) { materials(filter: { search: $text }) { nodes { id } } }', { text: secret });
  await hub.nobody.ask(
    'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { id } } }',
    {
      email: `${secret}@example.test`,
      password: secret,
    },
  );
  // Variables of a wrong type, a text that is refused, a value that PostgreSQL cannot hold, and a failure of its own.
  await partner.ask('query ($first: Int!) { materials(first: $first) { nodes { id } } }', { first: secret });
  await partner.ask(`{ materials(filter: { search: "${secret}" }) { ${secret.replace('-', '_')} } }`);
  await partner.ask('query ($text: String!) { materials(filter: { search: $text }) { nodes { id } } }', {
    text: `${secret}\u0000`,
  });
  await hub.pool.query('alter table person rename column language to elsewhere');
  const failed = await partner.ask(
    'query Broken($text: String!) { viewer { person { language } } materials(filter: { search: $text }) { nodes { id } } }',
    { text: secret },
  );
  await hub.pool.query('alter table person rename column elsewhere to language');
  expect(failed.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);

  await until('all are in the log', () => lines.filter((line) => line.includes('"operation"')).length >= 8);
  const said = lines.join('\n').toLowerCase();
  expect(said).toContain(failed.errors![0]!.extensions.requestId);
  expect(said).toContain('"operation":"broken"');
  // What somebody needs who looks for the fault.
  expect(said).toContain('"code":"42703"');
  for (const { email, name } of people) {
    expect(said).not.toContain(email);
    expect(said).not.toContain(name.toLowerCase());
  }
  for (const word of ['salaisuus', '@example', '@demo', 'hankeverkko-demo', partner.cookie.split('=')[1]!.toLowerCase()])
    expect(said).not.toContain(word);
});
