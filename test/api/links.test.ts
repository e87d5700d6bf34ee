import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LinkCheckService } from '../../server/src/features/materials/link-check.service.ts';
import { probe } from '../../server/src/platform/web/probe.ts';
import { isPublicAddress } from '../../server/src/platform/web/public-address.ts';
import { testHub, type TestHub } from '../support/api.ts';
import { materialLike } from './care.fixture.ts';

let hub: TestHub;
let site: string;
let asked: string[] = [];
let answers: Record<string, RequestListener> = {};
const stopping = new AbortController().signal;
const loopback = (address: string) => address === '127.0.0.1';

beforeAll(async () => {
  hub = await testHub();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url!];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => void server.close());
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
  answers = {};
});

const status =
  (code: number, location?: string): RequestListener =>
  (_, response) =>
    void response.writeHead(code, location ? { location } : {}).end();
const outcome = async (path: string, more = {}) => (await probe(`${site}${path}`, { allowed: loopback, ...more })).outcome;

describe('asking an address', () => {
  test('what answers is asked for its head alone', async () => {
    answers = { '/fine': status(200) };
    expect(await probe(`${site}/fine`, { allowed: loopback })).toEqual({ outcome: 'ANSWERS', status: 200 });
    expect(asked).toEqual(['HEAD /fine']);
  });

  test('a server that knows no HEAD is asked again, and what it sends is not waited for', async () => {
    let endless: NodeJS.Timeout | undefined;
    answers = {
      '/old': (request, response) => {
        if (request.method === 'HEAD') return void response.writeHead(405).end();
        response.writeHead(200);
        endless = setInterval(() => response.write('x'.repeat(10_000)), 5);
        request.once('close', () => clearInterval(endless));
      },
    };
    expect(await outcome('/old')).toBe('ANSWERS');
    expect(asked).toEqual(['HEAD /old', 'GET /old']);
  });

  test.each([
    [404, 'NOT_FOUND'],
    [410, 'NOT_FOUND'],
    [403, 'REFUSES'],
    [429, 'REFUSES'],
    [500, 'SERVER_ERROR'],
  ])('%i is %s', async (code, expected) => {
    answers = { '/it': status(code) };
    expect(await outcome('/it')).toBe(expected);
  });

  test('five redirects are followed, a sixth is not', async () => {
    answers = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`/${i}`, status(302, `/${i + 1}`)]));
    answers['/6'] = status(200);
    expect(await outcome('/1')).toBe('ANSWERS');
    expect(await outcome('/0')).toBe('TOO_MANY_REDIRECTS');
  });

  test('who does not answer in time is left', async () => {
    answers = { '/slow': () => {} };
    expect(await outcome('/slow', { timeout: 100 })).toBe('TIMED_OUT');
  });

  test('nobody there, no such name, no address of the web', async () => {
    expect((await probe('http://127.0.0.1:1/', { allowed: loopback })).outcome).toBe('UNREACHABLE');
    expect((await probe('http://no-such-host.invalid/', { allowed: loopback })).outcome).toBe('UNKNOWN_HOST');
    for (const address of ['ftp://example.org/', 'file:///etc/passwd', 'nonsense', 'http://user:secret@127.0.0.1/'])
      expect((await probe(address, { allowed: loopback })).outcome, address).toBe('NO_WEB_ADDRESS');
  });

  test('addresses that are not public are not connected to, however they are written, and not after a redirect either', async () => {
    for (const address of [
      `${site}/`,
      'http://localhost/',
      'http://10.0.0.1/',
      'http://192.168.1.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://100.64.0.1/',
      'http://0.0.0.0/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[fe80::1]/',
      'http://[fd00::1]/',
    ])
      expect((await probe(address)).outcome, address).toBe('NOT_PUBLIC');
    answers = { '/away': status(302, 'http://169.254.169.254/latest/') };
    expect(await outcome('/away')).toBe('NOT_PUBLIC');
    expect(asked).toEqual(['HEAD /away']);
    for (const address of ['193.166.3.2', '2001:708::1']) expect(isPublicAddress(address), address).toBe(true);
  });
});

describe('every night', () => {
  const links = () => new LinkCheckService(hub.database, { allowed: loopback, pauseBetween: 0 });
  const MATERIAL = `query ($id: ID!) { material(id: $id) { state linkCheck { url status outcome checkedAt failingSince }
    problems { kind text resolvedAt reportedBy { id } organisation { id } } } }`;
  const looked = async (id: string) => (await (await hub.as('coordinator')).data(MATERIAL, { id })).material;

  beforeAll(async () => {
    // Of the real materials nothing is asked in a test.
    await hub.pool.query('update material set url = null');
  });

  test('a link that fails on two days becomes a problem of the material, once; when it answers again, the problem is gone', async () => {
    const { id } = await materialLike(hub, { url: `${site}/gone` });
    await links().run(stopping);
    expect(await looked(id)).toMatchObject({
      state: 'MAINTAINED',
      linkCheck: { url: `${site}/gone`, status: 404, outcome: 'NOT_FOUND', failingSince: '2024-10-15' },
      problems: [],
    });
    await links().run(stopping);
    expect(asked).toEqual(['HEAD /gone', 'GET /gone']);

    await hub.setClock('2024-10-16 09:00+03');
    await links().run(stopping);
    await hub.setClock('2024-10-17 09:00+03');
    await links().run(stopping);
    const problem = { kind: 'LINK_DEAD', text: null, resolvedAt: null, reportedBy: null, organisation: null };
    expect(await looked(id)).toMatchObject({ state: 'REVIEW_DUE', problems: [problem] });

    answers = { '/gone': status(200) };
    await hub.setClock('2024-10-18 09:00+03');
    await links().run(stopping);
    expect(await looked(id)).toMatchObject({
      state: 'MAINTAINED',
      linkCheck: { status: 200, outcome: 'ANSWERS', failingSince: null },
      problems: [{ resolvedAt: expect.stringMatching(/^2024-10-18/) }],
    });
    const { rows } = await hub.pool.query(`select kind, actor, audience from history where subject = $1 order by position`, [id]);
    expect(rows).toEqual([
      { kind: 'material.problem_reported', actor: null, audience: ['project'] },
      { kind: 'material.problem_resolved', actor: null, audience: ['project'] },
    ]);
  });

  test('materials of one address are asked about once, and another address begins anew', async () => {
    answers = { '/list': status(200) };
    const both = [await materialLike(hub, { url: `${site}/list` }), await materialLike(hub, { url: `${site}/list` })];
    await links().run(stopping);
    expect(asked.filter((line) => line.endsWith('/list'))).toEqual(['HEAD /list']);
    for (const { id } of both) expect((await looked(id)).linkCheck.outcome).toBe('ANSWERS');
    await hub.pool.query('update material set url = $2 where id = $1', [both[0]!.id, `${site}/new`]);
    expect((await looked(both[0]!.id)).linkCheck).toBeNull();
    await links().run(stopping);
    expect((await looked(both[0]!.id)).linkCheck).toMatchObject({ outcome: 'NOT_FOUND', url: `${site}/new` });
  });

  test('a hub that stops breaks off, and goes on with what is left', async () => {
    await hub.setClock('2024-10-20 09:00+03');
    const stop = new AbortController();
    let held: (() => void) | undefined;
    answers = { '/list': () => void held?.(), '/new': status(200), '/gone': status(200) };
    const holds = new Promise<void>((done) => (held = done));
    const broken = links().run(stop.signal);
    await holds;
    stop.abort(new Error('stops'));
    await expect(broken).rejects.toThrow('stops');
    answers['/list'] = status(200);
    asked = [];
    await links().run(stopping);
    expect(asked).toContain('HEAD /list');
    await links().run(stopping);
    expect(asked.filter((line) => line.endsWith('/list'))).toHaveLength(1);
  });
});
