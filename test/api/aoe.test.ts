import 'reflect-metadata';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { HarvestService } from '../../server/src/features/harvests/harvest.service.ts';
import { aoeServer } from '../support/aoe.server.ts';
import { testHub } from '../support/api.ts';
import { until } from '../support/until.ts';

const aoe = await aoeServer();
afterAll(() => aoe.stop());
const hub = await testHub('demonstration', { AOE_URL: aoe.address });
await hub.startJobs();
const coordinator = await hub.as('coordinator');

const HARVEST = 'id state failure read created changed unchanged expired merged skipped problems { identifier title problem }';
const START = `mutation ($input: StartHarvestInput!) { startHarvest(input: $input) { id state } }`;
type Harvest = Record<string, any>;

async function ended(id: string): Promise<Harvest> {
  let harvest: Harvest = {};
  await until('the harvest has ended', async () => {
    ({ node: harvest } = await coordinator.data(`query ($id: ID!) { node(id: $id) { ... on Harvest { ${HARVEST} } } }`, { id }));
    return ['DONE', 'FAILED'].includes(harvest['state']);
  });
  return harvest;
}
async function harvest(input: object = {}): Promise<Harvest> {
  const { startHarvest } = await coordinator.data(START, { input });
  return ended(startHarvest.id);
}
const held = async (where = 'source_identifier is not null') =>
  (
    await hub.pool.query(
      `select m.*, t.code as theme, v.state as "versionState" from material m join theme t on t.id = m.theme_id left join material_version v on v.id = m.current_version_id where ${where} order by source_identifier`,
    )
  ).rows;

const OURS = { title: 'Oppimisanalytiikan opas', description: 'Kuvaus', keywords: ['oppimisanalytiikka'] };
beforeEach(() => {
  aoe.materials = [];
  aoe.asked = [];
  aoe.instead = [];
});

describe('a harvest', () => {
  test('brings what is of the network’s themes, waiting for somebody to care for it, and published as found', async () => {
    aoe.materials = [
      { id: 1, urn: 'urn:nbn:fi:oerfi-1', ...OURS, type: 'opas' },
      {
        id: 2,
        urn: 'urn:nbn:fi:oerfi-2',
        title: 'Viitearkkitehtuuri ja kokonaisarkkitehtuuri',
        licence: 'CCBYSA4.0',
        language: 'sv',
      },
      { id: 3, urn: 'urn:nbn:fi:oerfi-3', title: 'Puutarhanhoito', keywords: ['kasvit'] },
    ];
    const done = await harvest();
    expect(done).toMatchObject({ state: 'DONE', read: 3, created: 2, skipped: 1, changed: 0 });
    expect(done['problems']).toEqual([{ identifier: 'oai:aoe.fi:3', title: 'Puutarhanhoito', problem: 'OTHER_THEME' }]);
    expect(await held()).toMatchObject([
      {
        urn: 'urn:nbn:fi:oerfi-1',
        title: 'Oppimisanalytiikan opas',
        theme: 'LEARNING_ANALYTICS',
        kind: 'GUIDE',
        language: 'fi',
        licence: 'CC BY 4.0',
        published: '2023-05-04',
        url: 'https://aoe.example/materiaali/1',
        source_url: 'https://aoe.example/materiaali/1',
        provenance: 'PAGE_SEEN',
        status: 'INTAKE',
        link_only: true,
        maintainer_id: null,
        project_id: null,
        versionState: 'PUBLISHED',
      },
      { urn: 'urn:nbn:fi:oerfi-2', theme: 'ENTERPRISE_ARCHITECTURE', licence: 'CC BY-SA 4.0', language: 'sv' },
    ]);
    const { rows } = await hub.pool.query('select to_jsonb(m)::text as all from material m');
    expect(rows.some(({ all }) => all.includes('Tekijä'))).toBe(false);
  });

  test('changes nothing the second time', async () => {
    aoe.materials = Array.from({ length: 45 }, (_, i) => ({
      id: 100 + i,
      urn: `urn:nbn:fi:oerfi-${100 + i}`,
      ...OURS,
      title: `Digitaidot ${i}`,
    }));
    expect(await harvest()).toMatchObject({ read: 45, created: 45 });
    const before = await held();
    const { rows: events } = await hub.pool.query(`select count(*) from history where kind = 'material.harvested'`);
    expect(await harvest()).toMatchObject({ state: 'DONE', read: 45, created: 0, changed: 0, unchanged: 45 });
    expect(await held()).toEqual(before);
    expect((await hub.pool.query(`select count(*) from history where kind = 'material.harvested'`)).rows).toEqual(events);
  });

  test('says with every page what it asked for: a token of AOE carries the page alone', async () => {
    aoe.materials = Array.from({ length: 50 }, (_, i) => ({
      id: 200 + i,
      ...OURS,
      datestamp: i < 45 ? '2024-03-01T00:00:00Z' : '2022-01-01T00:00:00Z',
    }));
    expect(await harvest({ changedSince: '2024-02-01' })).toMatchObject({ state: 'DONE', read: 45 });
    expect(aoe.asked.map((asked) => asked.get('resumptionToken'))).toEqual([null, '1', '2']);
    expect(new Set(aoe.asked.map((asked) => `${asked.get('from')} ${asked.get('until')}`)).size).toBe(1);
    expect(
      aoe.asked.every((asked) => asked.get('from') === '2024-02-01T00:00:00Z' && asked.get('metadataPrefix') === 'oai_dc'),
    ).toBe(true);
  });

  test('of nothing is an empty node, and ends well', async () => {
    expect(await harvest({ changedSince: '2024-10-01' })).toMatchObject({ state: 'DONE', read: 0 });
  });

  test('takes several records of one URN for one material, as the newest tells of it', async () => {
    aoe.materials = [
      { id: 301, urn: 'urn:nbn:fi:oerfi-300', ...OURS, title: 'Oppimisanalytiikka: uusi', datestamp: '2024-02-02T00:00:00Z' },
      { id: 300, urn: 'urn:nbn:fi:oerfi-300', ...OURS, title: 'Oppimisanalytiikka: vanha' },
    ];
    expect(await harvest()).toMatchObject({ read: 2, created: 1, merged: 1 });
    expect(await held(`urn = 'urn:nbn:fi:oerfi-300'`)).toMatchObject([{ title: 'Oppimisanalytiikka: uusi' }]);
    expect(await harvest()).toMatchObject({ unchanged: 1, merged: 1 });
  });

  test('goes by the URN where the library gives a material what it called another one, says so, and ends well', async () => {
    const [first, second] = [
      { id: 311, urn: 'urn:nbn:fi:oerfi-311', ...OURS, title: 'Oppimisanalytiikka: ensimmäinen' },
      { id: 312, urn: 'urn:nbn:fi:oerfi-312', ...OURS, title: 'Oppimisanalytiikka: toinen' },
    ];
    const nameless = { id: 313, ...OURS, title: 'Oppimisanalytiikka: ilman URN-tunnusta' };
    aoe.materials = [first, second, nameless];
    expect(await harvest()).toMatchObject({ created: 3 });
    // The first has what the second was called, the second what the third was, and a new one what the first was.
    const added = { ...first, urn: 'urn:nbn:fi:oerfi-314', title: 'Oppimisanalytiikka: uusi' };
    aoe.materials = [{ ...first, id: 312 }, { ...second, id: 313 }, added];
    const done = await harvest();
    expect(done).toMatchObject({ state: 'DONE', read: 3, created: 1, changed: 2, skipped: 0 });
    expect(done['problems'].map(({ identifier, problem }: Harvest) => [identifier, problem])).toEqual([
      ['oai:aoe.fi:312', 'IDENTIFIER_MOVED'],
      ['oai:aoe.fi:313', 'IDENTIFIER_MOVED'],
    ]);
    const titles = `title like 'Oppimisanalytiikka: %' and (urn like '%oerfi-31_' or title like '%ilman URN%')`;
    expect((await held(titles)).map((m) => [m.source_identifier, m.urn?.slice(-3), m.title, m.expired_on !== null])).toEqual([
      ['oai:aoe.fi:311', '314', 'Oppimisanalytiikka: uusi', false],
      ['oai:aoe.fi:312', '311', 'Oppimisanalytiikka: ensimmäinen', false],
      ['oai:aoe.fi:313', '312', 'Oppimisanalytiikka: toinen', false],
      [null, undefined, 'Oppimisanalytiikka: ilman URN-tunnusta', true],
    ]);
    expect(await harvest()).toMatchObject({ created: 0, changed: 0, unchanged: 3, problems: [] });
  });

  test('takes the newest of what one identifier tells, whether or not it has a URN', async () => {
    aoe.materials = [
      { id: 320, ...OURS, title: 'Oppimisanalytiikka: ennen' },
      { id: 320, urn: 'urn:nbn:fi:oerfi-320', ...OURS, title: 'Oppimisanalytiikka: jälkeen', datestamp: '2024-02-02T00:00:00Z' },
    ];
    expect(await harvest()).toMatchObject({ read: 2, created: 1, merged: 1 });
    expect(await harvest()).toMatchObject({ created: 0, changed: 0, unchanged: 1, merged: 1 });
  });

  test('recognises by its address what has come in another way, and leaves to a project what it has in care', async () => {
    const { rows } = await hub.pool.query(`select id, title from material where register_code = 'M001'`);
    await hub.pool.query(`update material set url = 'https://aoe.example/materiaali/400' where id = $1`, [rows[0].id]);
    aoe.materials = [{ id: 400, urn: 'urn:nbn:fi:oerfi-400', ...OURS }];
    expect(await harvest()).toMatchObject({ created: 0, changed: 1 });
    expect(await held(`urn = 'urn:nbn:fi:oerfi-400'`)).toMatchObject([
      { id: rows[0].id, title: rows[0].title, register_code: 'M001' },
    ]);
    expect(await harvest()).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  });

  test('takes over what has changed', async () => {
    aoe.materials = [{ id: 500, urn: 'urn:nbn:fi:oerfi-500', ...OURS }];
    await harvest();
    aoe.materials = [
      { id: 500, urn: 'urn:nbn:fi:oerfi-500', ...OURS, title: 'Oppimisanalytiikan käsikirja', licence: 'CCBYNC4.0' },
    ];
    expect(await harvest()).toMatchObject({ changed: 1 });
    expect(await held(`urn = 'urn:nbn:fi:oerfi-500'`)).toMatchObject([
      { title: 'Oppimisanalytiikan käsikirja', licence: 'CC BY-NC 4.0', version: 2 },
    ]);
  });

  test('marks what has expired, deletes nothing, and takes the mark away when it is offered again', async () => {
    const offered = { id: 600, urn: 'urn:nbn:fi:oerfi-600', ...OURS };
    aoe.materials = [offered];
    await harvest();
    aoe.materials = [
      { id: 600, expired: true, datestamp: '2024-05-06T07:08:09Z' },
      { id: 699, expired: true },
    ];
    expect(await harvest()).toMatchObject({ read: 2, expired: 1, unchanged: 1 });
    const [{ id }] = await held(`urn = 'urn:nbn:fi:oerfi-600'`);
    const query = `query ($id: ID!) { material(id: $id) { expiredOn urn currentVersion { number } } }`;
    expect((await hub.nobody.data(query, { id })).material).toEqual({
      expiredOn: '2024-05-06',
      urn: 'urn:nbn:fi:oerfi-600',
      currentVersion: { number: 1 },
    });
    expect(await harvest()).toMatchObject({ expired: 0, unchanged: 2 });
    aoe.materials = [offered];
    expect(await harvest()).toMatchObject({ changed: 1 });
    expect((await hub.nobody.data(query, { id })).material.expiredOn).toBeNull();
  });

  test('warns of licences that forbid what a material is for, and says of each that it does not take why not', async () => {
    aoe.materials = [
      { id: 701, title: 'Oppimisanalytiikan toimintamalli', licence: 'CCBYND4.0' },
      { id: 702, title: 'Oppimisanalytiikka, artikkeli', type: 'artikkeli', licence: 'CCBYND4.0' },
      { id: 703, keywords: ['oppimisanalytiikka'] },
      { id: 704, ...OURS, withoutAddress: true },
    ];
    const done = await harvest();
    expect(done).toMatchObject({ read: 4, created: 2, skipped: 2 });
    expect(done['problems'].map(({ identifier, problem }: Harvest) => [identifier, problem])).toEqual([
      ['oai:aoe.fi:701', 'NO_DERIVATIVES'],
      ['oai:aoe.fi:703', 'NO_TITLE'],
      ['oai:aoe.fi:704', 'NO_ADDRESS'],
    ]);
    const { rows } = await hub.pool.query(`select id from material where source_identifier = 'oai:aoe.fi:701'`);
    const page = await (await fetch(`${hub.address}/en/catalogue/${rows[0].id}`)).text();
    expect(page).toContain('The licence does not allow adapted versions to be shared');
  });

  test('brings its materials into the open catalogue, with where they come from', async () => {
    aoe.materials = [{ id: 800, urn: 'urn:nbn:fi:oerfi-800', ...OURS }];
    await harvest();
    const [{ id }] = await held(`urn = 'urn:nbn:fi:oerfi-800'`);
    const page = await (await fetch(`${hub.address}/fi/catalogue/${id}`)).text();
    for (const known of ['urn:nbn:fi:oerfi-800', 'aoe.example', 'CC BY 4.0']) expect(page).toContain(known);
  });
});

describe('trouble', () => {
  test('that passes is waited out', async () => {
    aoe.materials = [{ id: 900, ...OURS }];
    aoe.instead = [
      (_request, response) => void response.writeHead(503, { 'retry-after': '0' }).end(),
      (_request, response) => void response.writeHead(429, { 'retry-after': '0' }).end(),
      (request) => void request.socket.destroy(),
    ];
    expect(await harvest()).toMatchObject({ state: 'DONE', read: 1 });
    expect(aoe.asked).toHaveLength(4);
  });

  const answer = (text: string) => [(_request: unknown, response: any) => void response.end(text)];
  test.each([
    ['a page of another kind', 'NOT_AOE', answer('<html><p>Huoltokatko')],
    ['XML of another kind', 'NOT_AOE', answer('<feed/>')],
    ['definitions of its own', 'NOT_AOE', answer('<!DOCTYPE x [<!ENTITY a "b">]><OAI-PMH><ListRecords/></OAI-PMH>')],
    ['a refusal', 'REFUSED', [(_request: unknown, response: any) => void response.writeHead(404).end()]],
    [
      'a redirect elsewhere',
      'REFUSED',
      [(_request: unknown, response: any) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ],
    ['more than fits', 'TOO_LARGE', answer(' '.repeat(9 * 1024 * 1024))],
    [
      'pages without end',
      'ENDLESS',
      Array.from(
        { length: 3 },
        () => answer('<OAI-PMH><ListRecords><resumptionToken>1</resumptionToken></ListRecords></OAI-PMH>')[0]!,
      ),
    ],
  ])('%s ends a harvest with %s, and nothing is changed', async (_what, failure, instead) => {
    const before = await held();
    aoe.instead = instead as never;
    expect(await harvest()).toMatchObject({ state: 'FAILED', failure, read: 0 });
    expect(await held()).toEqual(before);
  });

  test('a name that leads into our own network is not followed; only what the setting names itself is', async () => {
    const run = async (url: string) => {
      const service = new HarvestService(hub.database, url, { pauseBefore: () => 0 });
      const id = await service.startByItself(null);
      await service.run({ payload: { harvestId: id! }, stopping: new AbortController().signal });
      return ended(id!);
    };
    // The name stands for this machine.
    const named = aoe.address.replace('127.0.0.1', 'localhost');
    aoe.materials = [];
    await hub.pool.query(`delete from job`);
    expect(await run(named)).toMatchObject({ state: 'DONE' });
    expect(await run(aoe.address.replace('127.0.0.1', 'aoe.localhost'))).toMatchObject({ state: 'FAILED' });
    expect(await run('http://127.0.0.1:1/')).toMatchObject({ state: 'FAILED', failure: 'UNREACHABLE' });
  });
});

describe('who may', () => {
  const MAY = '{ mayStartHarvest { allowed reason } }';
  test.each([
    ['coordinator', null],
    ['admin', null],
    ['partner.a', 'NOT_YOURS_TO_HARVEST'],
    ['officer', 'NOT_YOURS_TO_HARVEST'],
    ['provider', 'NOT_YOURS_TO_HARVEST'],
    ['finance', 'NOT_YOURS_TO_HARVEST'],
  ] as const)('%s: %s', async (who, reason) => {
    const caller = await hub.as(who);
    expect((await caller.data(MAY)).mayStartHarvest).toEqual({ allowed: !reason, reason });
    if (!reason) return;
    expect(await caller.refused(START, { input: {} })).toMatchObject({ code: 'FORBIDDEN', params: { reason } });
    expect((await caller.data('{ harvests(first: 5) { nodes { id } } }')).harvests.nodes).toEqual([]);
  });

  test('one at a time, and the same key again is the same harvest', async () => {
    await until('no harvest is under way', async () => (await coordinator.data(MAY)).mayStartHarvest.allowed);
    const first = (await coordinator.data(START, { input: { idempotencyKey: 'yksi' } })).startHarvest;
    expect((await coordinator.data(START, { input: { idempotencyKey: 'yksi' } })).startHarvest.id).toBe(first.id);
    await ended(first.id);
    await hub.pool.query(`insert into harvest default values`);
    expect(await coordinator.refused(START, { input: {} })).toMatchObject({ params: { reason: 'HARVEST_RUNNING' } });
    await hub.pool.query(`delete from harvest where state = 'WAITING'`);
    expect((await coordinator.data('{ harvests(first: 2) { nodes { state } } }')).harvests.nodes).toHaveLength(2);
  });
});
