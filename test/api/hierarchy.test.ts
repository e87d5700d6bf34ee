import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { loadFile } from '../../server/src/app/firstdata.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { hierarchy, oidOf, traps } from './hierarchy.fixture.ts';
import { apply, bring, check, outcomesOf, undo } from './imports.fixture.ts';

const OF = `select o.name_fi, o.name_sv, o.business_id, o.kind, o.location_basis, r.code as region, m.name_fi as municipality, o.version,
  (select json_agg(json_build_array(l.valid_from, l.valid_until)) from licence l where l.organisation_id = o.id) as licences,
  (select json_agg(f.name_fi) from former_name f where f.organisation_id = o.id) as formerly
  from organisation o left join region r on r.id = o.region_id left join municipality m on m.id = o.municipality_id where o.oid = $1`;

describe('the hierarchy of Organisaatiopalvelu, by the page', () => {
  let hub: TestHub;
  let admin: Caller;
  let one: any;
  /** What became of the row that begins with that identifier. */
  const rowOf = (text: string) => one.rows.nodes.find(({ texts }: any) => texts[0] === text);
  const came = (trap: keyof typeof traps) => {
    const { outcome, reasons } = rowOf(oidOf(trap));
    return [outcome, ...reasons.map(({ field, code }: any) => `${field} ${code}`)];
  };
  const read = async (trap: keyof typeof traps) => (await hub.pool.query(OF, [oidOf(trap)])).rows[0];
  const brought = async (text: string) => {
    const { id, errors } = await bring(hub, admin, text, { target: 'REGISTER', name: 'organisaatiot.json' });
    expect(errors).toBeUndefined();
    return check(admin, id!, {});
  };

  beforeAll(async () => {
    hub = await testHub();
    await hub.startJobs();
    admin = await hub.as('admin');
    const { id } = await brought(hierarchy());
    const rows = `query ($id: ID!, $outcomes: [RowOutcome!]) { import(id: $id) { id outcomes { outcome count } rows(first: 100, outcomes: $outcomes) { nodes { texts outcome reasons { field code params } } } } }`;
    const all = (await admin.data(rows, { id, outcomes: ['NEW', 'CHANGED', 'SAME', 'DUPLICATE', 'FAILED'] })).import;
    const aside = (await admin.data(rows, { id, outcomes: ['LEFT_OUT'] })).import;
    const more: any[] = (
      await hub.pool.query(
        `select array(select x #>> '{}' from jsonb_array_elements(cells) x) as texts, outcome, reasons from import_row where import_id = $1 and outcome = 'LEFT_OUT'`,
        [id],
      )
    ).rows;
    one = { ...all, rows: { nodes: [...all.rows.nodes, ...more] } };
    expect(aside.rows.nodes).toHaveLength(100);
  }, 60_000);

  test('its columns are known, and every unit has an outcome: schools and offices are left out, not counted as errors', () => {
    // Ten providers beside the city, each with a school, and the city's 555.
    expect(outcomesOf(one)).toEqual({ NEW: 4, CHANGED: 2, DUPLICATE: 1, FAILED: 1, LEFT_OUT: 10 + 555 + 3 });
  });

  test('a provider that is known by its oid is changed, whatever it is called now', () => {
    expect(came('known')).toEqual(['CHANGED']);
  });
  test('a name in Swedish only is its name', () => expect(came('swedishOnly')).toEqual(['NEW']));
  test('a business id that is missing is not needed where there is an oid', () =>
    expect(came('withoutBusinessId')).toEqual(['NEW']));
  test('nor one that is empty, and kinds may be words', () => expect(came('emptyBusinessId')).toEqual(['NEW']));
  test('a business id whose check digit is wrong is told', () =>
    expect(came('wrongDigit')).toEqual(['FAILED', 'businessId CHECK_DIGIT']));
  test('a municipality that is not known leaves the place to be confirmed', () => expect(came('nowhere')).toEqual(['NEW']));
  test('a closed provider that nobody knew is left out', () => expect(came('closed')).toEqual(['LEFT_OUT', 'status CLOSED']));
  test('a provider without a school of vocational education is left out', () =>
    expect(came('general')).toEqual(['LEFT_OUT', 'schoolType NO_VOCATIONAL_SCHOOL']));
  test('nor does a school count that is closed', () =>
    expect(came('closedSchool')).toEqual(['LEFT_OUT', 'schoolType NO_VOCATIONAL_SCHOOL']));
  test('a city with 555 schools is one provider', () => expect(came('city')).toEqual(['CHANGED']));
  test('the name of one that is there already is reported, and never taken for the same', () => {
    expect(came('namedAlike')).toEqual(['DUPLICATE', 'nameFi NAMED_ALIKE']);
  });

  test('what was accepted is written with places, licences and the former name; a second run changes nothing; and it is taken back', async () => {
    const before = await read('known');
    await apply(admin, one.id);
    expect(await read('swedishOnly')).toMatchObject({
      ...{ name_fi: 'Svenska Yrkesskolan Ab', name_sv: 'Svenska Yrkesskolan Ab', kind: 'PROVIDER', licences: [[null, null]] },
      ...{ municipality: 'Espoo', region: '01', location_basis: 'REGISTER' },
    });
    expect(await read('withoutBusinessId')).toMatchObject({ business_id: null, municipality: 'Espoo' });
    expect(await read('nowhere')).toMatchObject({ municipality: null, region: null, location_basis: null });
    expect(await read('known')).toMatchObject({
      ...{ name_fi: 'Omnian koulutuskuntayhtymä', name_sv: 'Samkommunen Omnia', version: before.version + 1 },
      formerly: ['Espoon seudun koulutuskuntayhtymä Omnia'],
    });
    expect(await read('closed')).toBeUndefined();

    const again = await brought(hierarchy());
    expect(outcomesOf(again)).toEqual({ SAME: 6, DUPLICATE: 1, FAILED: 1, LEFT_OUT: 568 });

    const undone = await undo(admin, one.id);
    expect(undone.outcomes.reduce((sum: number, { kept }: any) => sum + kept, 0)).toBe(0);
    expect(await read('swedishOnly')).toBeUndefined();
    expect(await read('known')).toMatchObject({ name_fi: before.name_fi, formerly: null });
  });

  test('a known provider that has been closed is licensed until that day, and again when that is taken back', async () => {
    const closing = {
      ...traps.known,
      nimi: { fi: 'Espoon seudun koulutuskuntayhtymä Omnia' },
      status: 'PASSIIVINEN',
      lakkautusPvm: '2024-06-30',
      children: [],
    };
    const { id, rows } = await brought(hierarchy([closing]));
    expect(rows.nodes).toMatchObject([{ outcome: 'CHANGED' }]);
    await apply(admin, id);
    expect((await read('known')).licences).toEqual([[null, '2024-06-30']]);
    await undo(admin, id);
    expect((await read('known')).licences).toEqual([[null, null]]);
    const unsaid = await brought(hierarchy([{ ...closing, lakkautusPvm: null }]));
    expect(unsaid.rows.nodes).toMatchObject([{ outcome: 'LEFT_OUT', reasons: [{ code: 'CLOSED_DAY_UNKNOWN' }] }]);
  });

  test('a place that an administrator confirmed is not changed by an import', async () => {
    await hub.pool.query(`update organisation set location_basis = 'CONFIRMED' where oid = $1`, [oidOf('known')]);
    const before = await read('known');
    const { id } = await brought(hierarchy([{ ...traps.known, kotipaikkaUri: 'kunta_091', children: [] }]));
    await apply(admin, id);
    expect(await read('known')).toMatchObject({
      municipality: before.municipality,
      region: before.region,
      location_basis: 'CONFIRMED',
    });
  });

  test('licences are given their days by a spreadsheet, and an end before the start is told', async () => {
    const file = (from: string, until: string) =>
      `Y-tunnus;Nimi;Lupa alkaen;Lupa päättyy\n0201256-6;Helsingin kaupunki;${from};${until}\n`;
    const wrong = await brought(file('1.1.2024', '31.12.2023'));
    expect(wrong.rows.nodes[0].reasons).toMatchObject([{ field: 'licenceUntil', code: 'BEFORE_THE_START' }]);
    const { id } = await brought(file('1.1.2018', '31.12.2026'));
    await apply(admin, id);
    expect((await read('city')).licences).toEqual([['2018-01-01', '2026-12-31']]);
  });

  test.each([
    ['{"organisaatiot": [', 'DAMAGED'],
    ['{"numHits": 0}', 'NOT_A_TABLE'],
    ['[]', 'EMPTY'],
    [`{"a":${'['.repeat(200_000)}`, 'DAMAGED'],
    [`[${'{"children":['.repeat(60)}{}${']}'.repeat(60)}]`, 'DAMAGED'],
  ])('a file that is no such list is told apart: %.30s', async (text, problem) => {
    const { errors } = await bring(hub, admin, text, { target: 'REGISTER', name: 'x.json' });
    expect(errors![0]!.extensions).toMatchObject({ code: 'FILE_UNREADABLE', params: { problem } });
  });

  test('only the administrator brings the register', async () => {
    const { errors } = await bring(hub, await hub.as('coordinator'), hierarchy(), { target: 'REGISTER' });
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', params: { reason: 'NOT_AN_ADMINISTRATOR' } });
  });
});

describe('the same file by the command', () => {
  let pool: pg.Pool;
  let dataSource: DataSource;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    const database = await testDatabase('register');
    pool = database.pool;
    dataSource = await createDataSource(database.url, { poolSize: 2 }).initialize();
    folder = await mkdtemp(join(tmpdir(), 'hankeverkko-hierarchy-'));
    file = join(folder, 'organisaatiot.json');
    await writeFile(file, hierarchy());
  });
  afterAll(async () => {
    await dataSource.destroy();
    await rm(folder, { recursive: true });
  });

  test('a preview writes nothing; then it is loaded, and a second time nothing changes', async () => {
    const everything = async () =>
      (
        await pool.query(
          'select (select json_agg(o order by id) from organisation o)::text || (select json_agg(l order by id) from licence l)::text as text',
        )
      ).rows[0].text;
    const before = await everything();
    const preview = await loadFile(dataSource, file, { preview: true });
    expect(await everything()).toBe(before);
    const loaded = await loadFile(dataSource, file);
    expect(loaded).toEqual(preview);
    expect(loaded).toMatchObject({ load: 'hierarchy', accepted: 6, changed: 6 });
    const after = await everything();
    expect(await loadFile(dataSource, file)).toMatchObject({ accepted: 6, changed: 0, unchanged: 6 });
    expect(await everything()).toBe(after);
    const { rows } = await pool.query(`select facts from history where kind = 'register.loaded' order by position desc limit 1`);
    expect(rows[0].facts).toMatchObject({ load: 'HIERARCHY', changed: 6 });
  });
});
