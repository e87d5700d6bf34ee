import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type TestHub } from '../support/api.ts';
import { send } from './files.fixture.ts';

let hub: TestHub;
let cookie: string;
let projectId: string;
beforeAll(async () => {
  hub = await testHub();
  const officer = await hub.as('officer');
  cookie = officer.cookie;
  projectId = (await officer.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

/** The bytes as they come over the wire: nothing unpacks them on the way. */
const ask = (path: string, headers: Record<string, string>, body?: string) =>
  new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>((done, failed) => {
    const asked = request(`${hub.address}${path}`, { method: body ? 'POST' : 'GET', headers }, async (response) => {
      const bytes = Buffer.concat(await response.toArray());
      done({ encoding: response.headers['content-encoding'], vary: response.headers.vary, bytes });
    });
    asked.on('error', failed).end(body);
  });
const LONG = '{ materials(first: 100) { nodes { id title description theme { nameFi nameSv nameEn } } } }';
const query = (text: string, headers: Record<string, string> = {}) =>
  ask('/graphql', { 'content-type': 'application/json', 'accept-encoding': 'gzip', ...headers }, JSON.stringify({ query: text }));

describe('an answer is compressed on its way', () => {
  test('as the caller can unpack it, and says the same', async () => {
    const plain = await query(LONG, { 'accept-encoding': 'identity' });
    const [gzip, brotli] = [await query(LONG), await query(LONG, { 'accept-encoding': 'gzip, br' })];
    expect([plain.encoding, gzip.encoding, brotli.encoding]).toEqual([undefined, 'gzip', 'br']);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    expect(gzip.bytes.length * 3).toBeLessThan(plain.bytes.length);
    for (const { vary } of [plain, gzip, brotli]) expect(vary?.toLowerCase()).toContain('accept-encoding');
  });

  test('unless it is so short that nothing is won', async () => {
    expect((await query('{ installation { now } }')).encoding).toBeUndefined();
  });

  test('lists that are taken along as text too', async () => {
    const path = `/exports/organisations.csv?${new URLSearchParams({ variables: '{}', language: 'fi' })}`;
    const { encoding, bytes } = await ask(path, { 'accept-encoding': 'gzip' });
    expect(encoding).toBe('gzip');
    expect(gunzipSync(bytes).toString()).toContain('Organisaatiot');
  });
});

describe('what a session opens is compressed for our own pages only: its length tells nobody else anything', () => {
  const path = () =>
    `/exports/adoptions.csv?${new URLSearchParams({ variables: JSON.stringify({ projectId, filter: { search: 'opisto' } }), language: 'fi' })}`;

  test('asked by our page it is', async () => {
    const from = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await query(LONG, from)).encoding).toBe('gzip');
    expect((await ask(path(), { 'accept-encoding': 'gzip', ...from })).encoding).toBe('gzip');
  });

  test.each(['cross-site', 'same-site', 'none', undefined])('asked from elsewhere (%s) it is not', async (site) => {
    const from: Record<string, string> = site ? { 'sec-fetch-site': site } : {};
    expect((await ask(path(), { 'accept-encoding': 'gzip', cookie, ...from })).encoding).toBeUndefined();
    expect((await query(LONG, { cookie, ...from })).encoding).toBeUndefined();
  });
});

test('a file that can be had in parts is sent as it is, to our own pages too', async () => {
  const partner = await hub.as('partner.a');
  const content = Buffer.from('0123456789'.repeat(500));
  const { body } = await send(hub, partner, { name: 'numerot.txt', content });
  const { encoding, bytes } = await ask(`/files/${body.id}/numerot.txt`, {
    'accept-encoding': 'gzip',
    cookie: partner.cookie,
    'sec-fetch-site': 'same-origin',
  });
  expect([encoding, bytes.equals(content)]).toEqual([undefined, true]);
});
