import { OaiPmh } from 'oai-pmh/src/index.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { testHub } from '../support/api.ts';

const hub = await testHub('register', { PUBLIC_URL: 'https://hub.example.fi', FEEDBACK_EMAIL: 'Hub <hub@example.fi>' });
const harvester = new OaiPmh(`${hub.address}/oai`);
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['record', 'set'].includes(name),
});
const one = async (statement: string, ...values: unknown[]) => (await hub.pool.query(statement, values)).rows[0];
const { id } = await one(`select id from material where register_code = 'M001'`);

/** More than two answers hold. */
await hub.pool.query(`
  with made as (
    insert into material (theme_id, title, kind, link_only, provenance)
    select t.id, 'Materiaali ' || lpad(n::text, 3, '0'), 'OTHER', true, 'PAGE_SEEN' from generate_series(1, 250) n, theme t where t.code = 'DATA_COMPETENCE' returning id),
  found as (insert into material_version (material_id, number, state, published_at) select id, 1, 'PUBLISHED', hub_now() from made returning id, material_id)
  select`);
await hub.pool.query(
  `update material m set current_version_id = v.id from material_version v where v.material_id = m.id and m.title like 'Materiaali %'`,
);
const published = async () => Number((await one('select count(*) from material where current_version_id is not null')).count);

async function ask(query: string, init?: RequestInit) {
  const answer = await fetch(`${hub.address}/oai${init ? '' : `?${query}`}`, init);
  const text = await answer.text();
  expect(XMLValidator.validate(text), text).toBe(true);
  return { status: answer.status, type: answer.headers.get('content-type'), ...parser.parse(text)['OAI-PMH'] };
}
const codeOf = async (query: string) => (await ask(query)).error?.['@_code'];
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const LIST = 'verb=ListRecords&metadataPrefix=oai_dc';

describe('a harvester', () => {
  test('reads who we are', async () => {
    expect(await harvester.identify()).toMatchObject({
      repositoryName: 'Hankeverkko',
      baseURL: 'https://hub.example.fi/oai',
      protocolVersion: '2.0',
      adminEmail: 'hub@example.fi',
      deletedRecord: 'persistent',
      granularity: 'YYYY-MM-DDThh:mm:ssZ',
      earliestDatestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      description: { 'oai-identifier': { repositoryIdentifier: 'hub.example.fi', delimiter: ':' } },
    });
    expect((await all(harvester.listSets())).map(({ setSpec }) => setSpec)).toEqual([
      'LEARNING_ANALYTICS',
      'ENTERPRISE_ARCHITECTURE',
      'DIGITAL_COMPETENCE',
      'DATA_COMPETENCE',
    ]);
    expect(await harvester.listMetadataFormats()).toMatchObject({ metadataPrefix: 'oai_dc' });
  });

  test('walks every record once, over all the answers', async () => {
    const records = await all(harvester.listRecords({ metadataPrefix: 'oai_dc' }));
    const identifiers = records.map(({ header }) => header.identifier);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(identifiers).toHaveLength(await published());
    expect((await all(harvester.listIdentifiers({ metadataPrefix: 'oai_dc' }))).map(({ identifier }) => identifier)).toEqual(
      identifiers,
    );
  });

  test('walks a set alone', async () => {
    const records = await all(harvester.listRecords({ metadataPrefix: 'oai_dc', set: 'LEARNING_ANALYTICS' }));
    const { count } = await one(
      `select count(*)::int from material m join theme t on t.id = m.theme_id where t.code = 'LEARNING_ANALYTICS' and m.current_version_id is not null`,
    );
    expect(records).toHaveLength(count);
    expect(new Set(records.map(({ header }) => header.setSpec))).toEqual(new Set(['LEARNING_ANALYTICS']));
  });

  test('reads of a material what is known of it', async () => {
    const { header, metadata } = await harvester.getRecord(`oai:hub.example.fi:${id}`, 'oai_dc');
    expect(header.setSpec).toBe('ENTERPRISE_ARCHITECTURE');
    expect(metadata['oai_dc:dc']).toMatchObject({
      'dc:title': { _: 'Ammatillisen koulutuksen viitearkkitehtuuri: 1. Johdanto ja arkkitehtuurin rakenteet' },
      'dc:language': 'fi',
      'dc:type': { _: 'Description' },
    });
    expect(metadata['oai_dc:dc']['dc:identifier']).toContain(`https://hub.example.fi/fi/catalogue/${id}`);
    expect(metadata['oai_dc:dc']).not.toHaveProperty('dc:rights');
  });
});

describe('what a harvester learns the next time', () => {
  test('is what has changed since, and nothing else', async () => {
    const { responseDate } = await ask('verb=Identify');
    await hub.pool.query(`update catalogue_record set datestamp = datestamp - interval '1 hour'`);
    expect(await codeOf(`${LIST}&from=${responseDate}`)).toBe('noRecordsMatch');
    await hub.pool.query(`update material set title = title || ' (2.)' where id = $1`, [id]);
    // What nobody is told of is no change.
    await hub.pool.query(`update material set review_due_on = '2030-01-01' where title = 'Materiaali 001'`);
    const { ListRecords } = await ask(`${LIST}&from=${responseDate}`);
    expect(ListRecords.record).toHaveLength(1);
    expect(ListRecords.record[0].metadata['oai_dc:dc']['dc:title']['#text']).toMatch(/\(2\.\)$/);
  });

  test('a name that a material is told with changes it too', async () => {
    await hub.pool.query(`update catalogue_record set datestamp = datestamp - interval '1 hour'`);
    const { responseDate } = await ask('verb=Identify');
    await hub.pool.query(`update source_project set name_fi = name_fi || '!' where code = 'OA'`);
    const { count } = await one(
      `select count(*)::int from material m join source_project s on s.id = m.source_project_id where s.code = 'OA' and m.current_version_id is not null`,
    );
    expect((await ask(`${LIST}&from=${responseDate}`)).ListRecords.record).toHaveLength(count);
  });

  test('tells of what is no longer offered, for good', async () => {
    const gone = await one(`select id from material where title = 'Materiaali 002'`);
    await hub.pool.query(`update material set status = 'ARCHIVED' where id = $1`, [gone.id]);
    const { GetRecord } = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.fi:${gone.id}`);
    expect(GetRecord.record[0].header['@_status']).toBe('deleted');
    expect(GetRecord.record[0]).not.toHaveProperty('metadata');
    const headers = await all(harvester.listIdentifiers({ metadataPrefix: 'oai_dc' }));
    expect(headers.filter(({ $ }) => $?.status === 'deleted').map(({ identifier }) => identifier)).toEqual([
      `oai:hub.example.fi:${gone.id}`,
    ]);
  });

  test('includes what was being changed while it was asking', async () => {
    await hub.pool.query(`update catalogue_record set datestamp = datestamp - interval '1 hour'`);
    const writer = await hub.pool.connect();
    try {
      await writer.query('begin');
      await writer.query(`update material set title = 'Kesken' where title = 'Materiaali 003'`);
      // So that an answer of this moment would be later than the change.
      await writer.query('select pg_sleep(1.1)');
      const { responseDate } = await ask(`${LIST}&from=2020-01-01`);
      await writer.query('commit');
      const { ListRecords } = await ask(`${LIST}&from=${responseDate}`);
      expect(ListRecords.record.map((record: any) => record.metadata['oai_dc:dc']['dc:title'])).toContain('Kesken');
    } finally {
      writer.release();
    }
  });
});

describe('dates', () => {
  test('include both ends, in days and in seconds', async () => {
    await hub.pool.query(`update catalogue_record set datestamp = '2024-03-10 22:15:30Z' where material_id = $1`, [id]);
    await hub.pool.query(`update catalogue_record set datestamp = '2024-03-12 00:00:00Z' where material_id <> $1`, [id]);
    const matches = async (range: string) =>
      (await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&${range}`)).ListIdentifiers?.header;
    for (const range of [
      'from=2024-03-10&until=2024-03-10',
      'from=2024-03-10T22:15:30Z&until=2024-03-10T22:15:30Z',
      'until=2024-03-11',
      'until=2024-03-11T23:59:59Z',
    ])
      expect(await matches(range), range).toMatchObject({ identifier: `oai:hub.example.fi:${id}` });
    for (const range of [
      'until=2024-03-09',
      'from=2024-03-13',
      'from=2024-03-10T22:15:31Z&until=2024-03-11T00:00:00Z',
      'until=0001-01-01',
      'from=9999-12-31',
    ])
      expect(await codeOf(`verb=ListIdentifiers&metadataPrefix=oai_dc&${range}`), range).toBe('noRecordsMatch');
  });

  test.each([
    'from=2024-02-30',
    'from=2024',
    'from=2024-03',
    'from=2024-03-10T10:00Z',
    'from=2024-03-10T10:00:00',
    'from=2024-03-10T10:00:00%2B02:00',
    'from=2024-03-10&until=2024-03-11T00:00:00Z',
    'from=2024-03-11&until=2024-03-10',
    'from=',
    'until=yesterday',
  ])('%s is refused', async (range) => expect(await codeOf(`${LIST}&${range}`)).toBe('badArgument'));
});

describe('tokens', () => {
  const first = async (query = LIST) => (await ask(query)).ListRecords.resumptionToken;

  test('tell how far the list has come and how long they hold; the last answer has an empty one', async () => {
    const token = await first();
    const size = Number((await one('select count(*) from catalogue_record')).count);
    expect(token).toMatchObject({
      '@_completeListSize': String(size),
      '@_cursor': '0',
      '@_expirationDate': expect.stringMatching(/Z$/),
    });
    const second = (await ask(`verb=ListRecords&resumptionToken=${token['#text']}`)).ListRecords;
    expect(second.record).toHaveLength(100);
    expect(second.resumptionToken['@_cursor']).toBe('100');
    const third = (await ask(`verb=ListRecords&resumptionToken=${second.resumptionToken['#text']}`)).ListRecords;
    expect(third.record).toHaveLength(size - 200);
    expect(third.resumptionToken).toEqual({ '@_completeListSize': String(size), '@_cursor': '200' });
    // A harvester that lost an answer asks for it again.
    expect((await ask(`verb=ListRecords&resumptionToken=${token['#text']}`)).ListRecords.record).toEqual(second.record);
  });

  test('that are made up, of another verb or too old are refused', async () => {
    const token = (await first())['#text'];
    const changed = (change: (parts: any[]) => void) => {
      const parts = JSON.parse(Buffer.from(token, 'base64url').toString());
      change(parts);
      return Buffer.from(JSON.stringify(parts)).toString('base64url');
    };
    for (const wrong of [
      'nonsense',
      '',
      token.slice(0, -8),
      changed((parts) => (parts[8] = 1)),
      changed((parts) => (parts[5] = 'x')),
      changed((parts) => (parts[4] = '2024-13-01T00:00:00Z')),
      changed((parts) => (parts[1] = '\u0000')),
      changed((parts) => (parts[3] = { a: 1 })),
    ])
      expect(await codeOf(`verb=ListRecords&resumptionToken=${wrong}`), wrong).toBe('badResumptionToken');
    expect(await codeOf(`verb=ListIdentifiers&resumptionToken=${token}`)).toBe('badResumptionToken');
    expect(await codeOf('verb=ListSets&resumptionToken=x')).toBe('badResumptionToken');
    expect(await codeOf(`${LIST}&resumptionToken=${token}`)).toBe('badArgument');
  });
});

describe('requests', () => {
  test.each([
    ['', 'badVerb'],
    ['verb=Nothing', 'badVerb'],
    ['verb=identify', 'badVerb'],
    ['verb=toString', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&set=x', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=', 'badArgument'],
    [`${LIST}&metadataPrefix=oai_dc`, 'badArgument'],
    [`${LIST}&set=%00`, 'badArgument'],
    [`${LIST}&set=NOTHING`, 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.fi:nothing', 'idDoesNotExist'],
    [`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example.fi:${id}`, 'idDoesNotExist'],
    [`verb=GetRecord&metadataPrefix=marc21&identifier=oai:hub.example.fi:${id}`, 'cannotDisseminateFormat'],
    ['verb=ListMetadataFormats&identifier=oai:hub.example.fi:00000000-0000-4000-8000-000000000000', 'idDoesNotExist'],
  ])('%s is answered with %s', async (query, code) => {
    const answer = await ask(query);
    expect([answer.status, answer.type, answer.error['@_code']]).toEqual([200, 'text/xml; charset=utf-8', code]);
    const repeated = Object.keys(answer.request).filter((name) => name.startsWith('@_'));
    expect(repeated.length > 0).toBe(!['badVerb', 'badArgument'].includes(code));
  });

  test('are repeated in the answer, and may come by POST', async () => {
    const asked = `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.fi:${id}`;
    const byGet = await ask(asked);
    const byPost = await ask('', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: asked,
    });
    expect(byPost.GetRecord).toEqual(byGet.GetRecord);
    expect(byGet.request).toEqual({
      '@_verb': 'GetRecord',
      '@_metadataPrefix': 'oai_dc',
      '@_identifier': `oai:hub.example.fi:${id}`,
      '#text': 'https://hub.example.fi/oai',
    });
    expect((await ask('', { method: 'POST', body: 'verb=Identify' })).error['@_code']).toBe('badVerb');
    expect((await fetch(`${hub.address}/oai?verb=Identify`, { method: 'DELETE' })).status).toBe(405);
  });

  test('get XML that holds whatever a title has in it', async () => {
    await hub.pool.query(`update material set title = $2 where id = $1`, [id, 'A <b> & "c" \u0001\u000b ]]> ää 🙂']);
    const { GetRecord } = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.fi:${id}`);
    expect(GetRecord.record[0].metadata['oai_dc:dc']['dc:title']['#text']).toBe('A <b> & "c"  ]]> ää 🙂');
  });

  test('that are too many at once are told when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => fetch(`${hub.address}/oai?${LIST}`)));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ headers }) => headers.get('retry-after') === '5')).toBe(true);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  });
});
