import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { Caller, testHub, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';
import { TICKET, docm, docx, get, pdf, png, put, send, ticket, zip } from './files.fixture.ts';

let hub: TestHub;
let partner: Caller;
let other: Caller;
beforeAll(async () => {
  hub = await testHub();
  partner = await hub.as('partner.a');
  other = await hub.as('partner.b');
});

const NODE = 'query ($id: ID!) { node(id: $id) { ... on StoredFile { id name kind size sha256 state address } } }';
const known = async (caller: Caller, id: string) => (await caller.data(NODE, { id })).node;
const arriving = () => readdirSync(join(hub.filesDir, 'incoming'));
const refusal = ({ status, body }: Awaited<ReturnType<typeof put>>) => {
  const { code, params } = body.errors[0].extensions;
  return [status, code, params.problem ?? params.reason ?? params.field];
};

describe('a file', () => {
  test('is sent by a ticket, is known by its content, and comes back as it was', async () => {
    const content = pdf('Johtoryhmän päätös');
    const { status, body } = await send(hub, partner, { name: 'Päätös 12.pdf', content });
    expect(status).toBe(201);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(body).toEqual({ id: body.id, name: 'Päätös 12.pdf', kind: 'PDF', size: content.length, sha256, state: 'CLEAN' });
    const file = await known(partner, body.id);
    expect(file).toEqual({ ...body, address: `/files/${body.id}/${encodeURIComponent('Päätös 12.pdf')}` });
    const response = await get(hub, partner, file.address);
    expect([response.status, Buffer.from(await response.arrayBuffer()).equals(content)]).toEqual([200, true]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `inline; filename="Paatos 12.pdf"; filename*=UTF-8''P%C3%A4%C3%A4t%C3%B6s%2012.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'cross-origin-resource-policy': 'same-origin',
      etag: `"${sha256}"`,
    });
    expect(readdirSync(join(hub.filesDir, sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256]);
    expect(arriving()).toEqual([]);
  });

  test('that a browser would not only show is saved by it, and nothing of it runs', async () => {
    const { body } = await send(hub, partner, { name: 'muistio.txt', content: Buffer.from('<script>alert(1)</script> ä') });
    const { headers } = await get(hub, partner, `/files/${body.id}/muistio.txt`);
    expect(headers.get('content-type')).toBe('text/plain');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/);
  });

  test('is read by parts, by those who have it already, and by its head alone', async () => {
    const { body } = await send(hub, partner, { name: 'numerot.txt', content: Buffer.from('0123456789') });
    const address = `/files/${body.id}/numerot.txt`;
    const part = async (range: string, more: Record<string, string> = {}) => {
      const response = await get(hub, partner, address, { range, ...more });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=8-')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    expect(await part('bytes=0-1,4-5')).toEqual([200, null, '0123456789']);
    expect(await part('nonsense')).toEqual([200, null, '0123456789']);
    expect(await part('bytes=2-4', { 'if-range': '"another"' })).toEqual([200, null, '0123456789']);
    expect(await part('bytes=2-4', { 'if-range': `"${body.sha256}"` })).toEqual([206, 'bytes 2-4/10', '234']);
    const same = await get(hub, partner, address, { 'if-none-match': `"x", "${body.sha256}"` });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const head = await get(hub, partner, address, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  });

  test('that is attached to nothing is its sender’s alone: for all others it does not exist', async () => {
    const { body } = await send(hub, partner, { name: 'oma.pdf', content: pdf('oma') });
    const address = `/files/${body.id}/oma.pdf`;
    for (const caller of [
      hub.nobody,
      other,
      ...(await Promise.all((['coordinator', 'officer', 'admin', 'signatory.a'] as const).map(hub.as))),
    ]) {
      const response = await get(hub, caller, address);
      expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
      expect(response.headers.get('content-disposition')).toBeNull();
      expect(await known(caller, body.id)).toBeNull();
    }
    for (const path of [
      '/files/x/y',
      '/files/00000000-0000-4000-8000-000000000000/y',
      '/files',
      '/files/upload/x',
      `/files/${body.id}`,
    ])
      expect((await get(hub, partner, path)).status, path).toBe(404);
  });

  test('is opened with an API token too, and the token that only reads brings nothing in', async () => {
    const make = async (scope: string) => {
      const { createApiToken } = await partner.data(
        'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
        { input: { name: 'Tiedostot', scope } },
      );
      return new Caller(hub.address, `Bearer ${createApiToken.token}`);
    };
    const [writer, reader] = [await make('WRITE'), await make('READ')];
    const { status, body } = await send(hub, writer, { name: 'ohjelma.csv', content: Buffer.from('a;b\n1;2\n') });
    expect([status, body.kind]).toEqual([201, 'CSV']);
    expect((await get(hub, reader, `/files/${body.id}/ohjelma.csv`)).status).toBe(200);
    const input = { name: 'a.pdf', size: 5, purpose: 'ADOPTION_EVIDENCE' };
    expect(await reader.refused(TICKET, { input })).toMatchObject({ code: 'FORBIDDEN', params: { reason: 'TOKEN_ONLY_READS' } });
    expect((await get(hub, new Caller(hub.address, 'Bearer hvk_nothing'), `/files/${body.id}/ohjelma.csv`)).status).toBe(401);
  });

  test('of a content that is there already takes no second place', async () => {
    const content = pdf('sama');
    const [first, second] = await Promise.all([
      send(hub, partner, { name: 'eka.pdf', content }),
      send(hub, other, { name: 'toka.pdf', content }),
    ]);
    expect(first.body.sha256).toBe(second.body.sha256);
    expect(first.body.id).not.toBe(second.body.id);
    expect((await get(hub, partner, `/files/${second.body.id}/toka.pdf`)).status).toBe(404);
    expect((await get(hub, other, `/files/${second.body.id}/toka.pdf`)).status).toBe(200);
  });
});

describe('a kind is found in the content', () => {
  test.each([
    ['kuva.png', png, 'PNG', 'kuva.png'],
    ['kuva.jpg', png, 'PNG', 'kuva.jpg.png'],
    ['KUVA.PNG', png, 'PNG', 'KUVA.png'],
    ['lasku.exe.pdf', pdf(), 'PDF', 'lasku.exe.pdf'],
    ['malli.docx', docx(), 'DOCX', 'malli.docx'],
    ['malli.pdf', docx(), 'DOCX', 'malli.pdf.docx'],
    ['Raportti v1.2', pdf(), 'PDF', 'Raportti v1.2.pdf'],
    ['../../etc/passwd.txt', Buffer.from('root'), 'TXT', 'passwd.txt'],
    ['C:\\Windows\\system.md', Buffer.from('# Otsikko'), 'MD', 'system.md'],
    ['vanha.csv', Buffer.from('Nimi;Määrä\r\n', 'latin1'), 'CSV', 'vanha.csv'],
    ['fdp\u202ecod.pdf', pdf(), 'PDF', 'fdpcod.pdf'],
    ['..pdf', pdf(), 'PDF', 'pdf.pdf'],
  ])('%s', async (name, content, kind, label) => {
    const { body } = await send(hub, partner, { name, content });
    expect([body.kind, body.name]).toEqual([kind, label]);
  });

  test.each([
    [
      'a page that calls itself text',
      'sivu.txt',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    [
      'a program that calls itself a document',
      'ohjelma.pdf',
      Buffer.from('\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00', 'latin1'),
    ],
    ['a program that calls itself text', 'ohjelma.txt', Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04', 'latin1')],
    ['a document with macros', 'makrot.docx', docm],
    ['bytes that are nothing', 'tieto.pdf', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7])],
    ['text with a name that says PDF', 'teksti.pdf', Buffer.from('Hei')],
    ['an archive as proof', 'paketti.docx', zip({ 'a.txt': 'a' })],
  ])('%s is refused, and leaves nothing', async (_, name, content) => {
    const before = await hub.pool.query('select count(*) from stored_file');
    expect(refusal(await send(hub, partner, { name, content }))).toEqual([400, 'BAD_USER_INPUT', 'KIND_NOT_TAKEN']);
    expect(await hub.pool.query('select count(*) from stored_file')).toMatchObject({ rows: before.rows });
    expect(arriving()).toEqual([]);
  });

  test('an archive that would unpack to far more than it is stays packed', async () => {
    const bomb = docx('x', { 'word/media/bomb.bin': Buffer.alloc(32 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    const inHead = zip({ '[Content_Types].xml': Buffer.alloc(32 * 1024 * 1024, 32), 'word/document.xml': 'x' });
    const before = process.memoryUsage().arrayBuffers;
    expect((await send(hub, partner, { name: 'iso.docx', content: bomb })).body.kind).toBe('DOCX');
    const taken = await send(hub, partner, { name: 'iso2.docx', content: inHead, purpose: 'MATERIAL_VERSION' });
    expect(taken.body.kind ?? taken.body.errors[0].extensions.params.problem).toMatch(/^(ZIP|DOCX|KIND_NOT_TAKEN)$/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });
});

describe('a ticket', () => {
  test('says beforehand what would be refused', async () => {
    const problem = async (input: object) => {
      const { code, params } = await partner.refused(TICKET, {
        input: { name: 'a.pdf', size: 1, purpose: 'ADOPTION_EVIDENCE', ...input },
      });
      return [code, params.field, params.problem];
    };
    expect(await problem({ size: 0 })).toEqual(['BAD_USER_INPUT', 'size', 'EMPTY']);
    expect(await problem({ size: -1 })).toEqual(['BAD_USER_INPUT', 'size', 'EMPTY']);
    expect(await problem({ size: limits.fileBytes + 1 })).toEqual(['BAD_USER_INPUT', 'size', 'TOO_LARGE']);
    expect(await problem({ name: ' ' })).toEqual(['BAD_USER_INPUT', 'name', 'REQUIRED']);
    for (const name of ['sivu.html', 'kuva.svg', 'a.js', 'a.exe', 'a.docm', 'a.zip', 'a.pdf.exe'])
      expect(await problem({ name }), name).toEqual(['BAD_USER_INPUT', 'name', 'KIND_NOT_TAKEN']);
  });

  test('is for one file, for a quarter of an hour, and only its hash is kept', async () => {
    const content = pdf('kerran');
    const { address, expiresAt } = await ticket(partner, { name: 'a.pdf', content });
    expect((Date.parse(expiresAt) - Date.now()) / 60_000).toBeCloseTo(15, 0);
    const { rows } = await hub.pool.query('select json_agg(t)::text as all from upload_ticket t');
    expect(rows[0].all).not.toContain(address.split('/').at(-1));
    const sent = await Promise.all([put(hub, partner, address, content), put(hub, partner, address, content)]);
    expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
    expect(refusal(await put(hub, partner, address, content))).toEqual([404, 'NOT_FOUND', 'ticket']);
    const late = await ticket(partner, { name: 'a.pdf', content });
    await hub.pool.query(`update upload_ticket set expires_at = clock_timestamp() where used_at is null`);
    expect(refusal(await put(hub, partner, late.address, content))).toEqual([404, 'NOT_FOUND', 'ticket']);
  });

  test('is its person’s, for the organisation they act for', async () => {
    const content = pdf();
    const { address } = await ticket(partner, { name: 'a.pdf', content });
    expect(refusal(await put(hub, other, address, content))).toEqual([404, 'NOT_FOUND', 'ticket']);
    expect(refusal(await put(hub, hub.nobody, address, content))).toEqual([401, 'UNAUTHENTICATED', undefined]);
    expect((await put(hub, partner, address, content)).status).toBe(201);
  });

  test('is not taken from a page of somewhere else', async () => {
    const content = pdf();
    const { address } = await ticket(partner, { name: 'a.pdf', content });
    expect(refusal(await put(hub, partner, address, content, { origin: 'https://evil.example' }))).toEqual([
      403,
      'FORBIDDEN',
      'ORIGIN',
    ]);
    expect((await put(hub, partner, address, content, { origin: 'http://localhost:4000' })).status).toBe(201);
  });

  test('brings exactly the bytes that were announced, or nothing', async () => {
    const content = pdf('koko');
    for (const size of [content.length - 1, content.length + 1])
      expect(refusal(await send(hub, partner, { name: 'a.pdf', content, size }))).toEqual([
        400,
        'BAD_USER_INPUT',
        'SIZE_DIFFERS',
      ]);
    const { address } = await ticket(partner, { name: 'a.pdf', content, size: 10 });
    const status = await new Promise((done, fail) => {
      const sending = request(hub.address + address, {
        method: 'PUT',
        headers: { ...partner.credentials, 'transfer-encoding': 'chunked' },
      });
      sending.once('response', ({ statusCode }) => done(statusCode)).once('error', fail);
      sending.end(Buffer.alloc(1_000_000));
    });
    expect(status).toBe(400);
    expect(arriving()).toEqual([]);
  });

  test('whose upload is cut leaves nothing behind, and frees its place', async () => {
    const content = Buffer.alloc(1_000_000, 'x');
    const cut = async () => {
      const { address } = await ticket(partner, { name: 'pitkä.txt', content });
      const sending = request(hub.address + address, {
        method: 'PUT',
        headers: { ...partner.credentials, 'content-length': content.length },
      });
      sending.on('error', () => {}).write(content.subarray(0, 300_000));
      await until('some of it is there', async () => arriving().length > 0);
      return sending;
    };
    const sending = await cut();
    sending.destroy();
    await until('nothing is left', async () => arriving().length === 0);
    // As many as one person may send at the same time; the next one is told to wait, and may use its ticket later.
    const running = [];
    for (let i = 0; i < limits.uploadsAtOnce; i++) {
      running.push(await cut());
      await until('it runs', async () => arriving().length === i + 1);
    }
    const { address } = await ticket(partner, { name: 'a.pdf', content: pdf() });
    expect((await put(hub, partner, address, pdf())).status).toBe(429);
    expect((await send(hub, other, { name: 'a.pdf', content: pdf() })).status).toBe(201);
    for (const each of running) each.destroy();
    await until('nothing is left', async () => arriving().length === 0);
    await until('there is room again', async () => (await put(hub, partner, address, pdf())).status === 201);
  });

  test('is not given without end', async () => {
    const finance = await hub.as('provider');
    await hub.pool.query(
      `insert into upload_ticket (token_hash, person_id, organisation_id, purpose, name, size, expires_at)
       select sha256(n::text::bytea), p.id, m.organisation_id, 'ADOPTION_EVIDENCE', 'a.pdf', 1, clock_timestamp()
         from person p join membership m on m.person_id = p.id, generate_series(1, ${limits.uploadsADay}) n where p.email = 'provider@demo.test'`,
    );
    const input = { name: 'a.pdf', size: 5, purpose: 'ADOPTION_EVIDENCE' };
    expect((await finance.refused(TICKET, { input })).code).toBe('RATE_LIMITED');
  });
});
