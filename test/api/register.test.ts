import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { dataFolder, loadRegister, loadRegisterOnce, type NamedReport } from '../../server/src/app/firstdata.ts';
import { testDatabase } from '../support/database.ts';

let pool: pg.Pool;
let dataSource: DataSource;
let first: NamedReport[];
let folder: string;

beforeAll(async () => {
  const database = await testDatabase('migrated');
  pool = database.pool;
  dataSource = await createDataSource(database.url, { poolSize: 3 }).initialize();
  folder = await mkdtemp(join(tmpdir(), 'hankeverkko-data-'));
  first = await loadRegisterOnce(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await rm(folder, { recursive: true });
});

const one = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows[0];
const of = (reports: readonly NamedReport[], load: string) => reports.find((report) => report.load === load)!;

/** A copy of the files with one of them rewritten, loaded. */
async function loadWith(file: string, rewrite: (text: string) => string) {
  await cp(dataFolder, folder, { recursive: true });
  await writeFile(join(folder, file), rewrite(await readFile(join(folder, file), 'utf8')));
  return loadRegister(dataSource, folder);
}

test('every row of the public facts is accepted', () => {
  expect(first.map(({ load, accepted, changed, skipped }) => [load, accepted, changed, skipped])).toEqual(
    Object.entries({
      ...{ regions: 19, municipalities: 309, providers: 140, funder: 1, themes: 4, sourceProjects: 4, sourceWorkPackages: 18 },
      ...{ sourceParticipations: 21, sourceEvents: 7, fundingCall: 1, materials: 34 },
    }).map(([load, rows]) => [load, rows, rows, []]),
  );
});

test('a second run changes nothing and says so', async () => {
  const text = `select (select json_agg(o order by id) from organisation o)::text || (select json_agg(m order by id) from material m)::text || (select json_agg(v order by id) from material_version v)::text
    || (select count(*) from licence) as everything`;
  const { everything } = await one(text);
  const second = await loadRegister(dataSource);
  expect(second.map(({ accepted, changed, unchanged }) => [changed, unchanged - accepted])).toEqual(second.map(() => [0, 0]));
  expect((await one(text)).everything).toBe(everything);
});

test('at a later start the register is left as it is', async () => {
  expect(await loadRegisterOnce(dataSource)).toEqual([]);
});

test('two loads at once do not disturb each other', async () => {
  const both = await Promise.all([loadRegister(dataSource), loadRegister(dataSource)]);
  expect(both.flat().filter(({ changed, skipped }) => changed || skipped.length)).toEqual([]);
});

describe('providers', () => {
  test('each has one licence whose dates are not known', async () => {
    expect(
      await one(
        'select count(*)::int, count(distinct organisation_id)::int as providers, count(valid_from)::int + count(valid_until)::int as dates from licence',
      ),
    ).toEqual({
      count: 140,
      providers: 140,
      dates: 0,
    });
  });

  test('a location that rests on no source says so, and a region that is not known stays unknown', async () => {
    const counts = `select count(*) filter (where location_basis = 'UNVERIFIED')::int as unverified, count(*) filter (where location_basis = 'LICENCE_HISTORY')::int as history,
      count(*) filter (where region_id is null)::int as unknown from organisation where kind = 'PROVIDER'`;
    expect(await one(counts)).toEqual({ unverified: 74, history: 6, unknown: 16 });
  });

  test('rows that cannot be taken are skipped with the row, the field, the reason and what stood there; the others are loaded', async () => {
    const reports = await loadWith(
      'providers.csv',
      (text) =>
        `${text.trimEnd()}\n` +
        'P901,0502454-7,Väärä tarkiste Oy,,,,,,,,yksityinen,,,,,,\n' +
        'P902,502454-6,Liian lyhyt Oy,,,,,,,,yksityinen,,,,,,\n' +
        'P903,0000001-9,Outo muoto Oy,,,,,,,,säätiöity,,,,,,\n' +
        'P904,0000002-7,Outo paikka Oy,,,,,99,,,yksityinen,,,,,,\n' +
        'P905,0502454-6,Toisen tunnus Oy,,,,,,,,yksityinen,,,,,,\n' +
        'P906,0000003-5,,,,,,,,,yksityinen,,,,,,\n' +
        'P001,0000004-3,Toinen samalla numerolla Oy,,,,,,,,yksityinen,,,,,,\n' +
        'P907,,Ilman tunnusta Oy,,,,,,,,yksityinen,,,,,,\n' +
        'P908,0000005-1,"Kelpo, hyvä Oy",,,,,,,,yksityinen,,,12,,,\n',
    );
    expect(of(reports, 'providers')).toEqual({
      load: 'providers',
      accepted: 141,
      changed: 1,
      unchanged: 140,
      skipped: [
        { row: 142, field: 'business_id', reason: 'CHECK_DIGIT', value: '0502454-7' },
        { row: 143, field: 'business_id', reason: 'MALFORMED', value: '502454-6' },
        { row: 144, field: 'provider_type', reason: 'UNKNOWN_VALUE', value: 'säätiöity' },
        { row: 145, field: 'region_code', reason: 'UNKNOWN_VALUE', value: '99' },
        { row: 146, field: 'business_id', reason: 'TAKEN', value: '0502454-6' },
        { row: 147, field: 'name_fi', reason: 'REQUIRED', value: '' },
        { row: 148, field: 'provider_id', reason: 'DUPLICATE', value: 'P001' },
        { row: 149, field: 'business_id', reason: 'REQUIRED', value: '' },
      ],
    });
    expect(await one(`select name_fi, student_years from organisation where business_id = '0000005-1'`)).toEqual({
      name_fi: 'Kelpo, hyvä Oy',
      student_years: 12,
    });
  });

  test('a changed name is a new version of the same provider', async () => {
    const before = await one(`select id, version from organisation where register_code = 'P001'`);
    expect(
      of(await loadWith('providers.csv', (text) => text.replace('AEL-Amiedu Oy', 'Taitotalo Oy')), 'providers'),
    ).toMatchObject({ changed: 1 });
    expect(await one(`select id, version, name_fi from organisation where register_code = 'P001'`)).toEqual({
      ...before,
      version: before.version + 1,
      name_fi: 'Taitotalo Oy',
    });
  });

  test('one that was entered by hand before is recognised by its business id', async () => {
    const { id } = await one(
      `insert into organisation (kind, business_id, name_fi) values ('PROVIDER', '0000007-8', 'Käsin lisätty') returning id`,
    );
    await loadWith('providers.csv', (text) => `${text.trimEnd()}\nP909,0000007-8,Rekisteristä Oy,,,,,,,,yksityinen,,,,,,\n`);
    expect(await one(`select name_fi, register_code from organisation where id = $1`, [id])).toEqual({
      name_fi: 'Rekisteristä Oy',
      register_code: 'P909',
    });
  });
});

describe('earlier projects', () => {
  test('a date keeps the precision that is known', async () => {
    expect(await one(`select started, ended, budget_cents from source_project where code = 'TIETO-OSAAVA'`)).toEqual({
      started: '2022',
      ended: '2024-04-30',
      budget_cents: '400000000',
    });
  });

  test('a participant outside the register stays a name', async () => {
    expect(
      (await pool.query('select organisation_as_stated from source_participation where organisation_id is null')).rows,
    ).toEqual([{ organisation_as_stated: 'Hämeen ammattikorkeakoulu (HAMK)' }]);
  });

  test('the call keeps its times, sums and acts', async () => {
    const { applications_until, amount_from_cents, amount_to_cents, acts } = await one('select * from funding_call');
    expect([applications_until.toISOString(), amount_from_cents, amount_to_cents, acts]).toEqual([
      '2023-10-25T13:15:00.000Z',
      '300000000',
      '400000000',
      ['1705/2009', '688/2001'],
    ]);
  });
});

describe('materials', () => {
  test('what is known to exist is published as found in version 1; what was only announced is not', async () => {
    const { rows } = await pool.query(
      `select m.provenance = 'PLANNED_OUTPUT' as planned, count(*)::int, count(v.id)::int as published, bool_and(m.link_only) as link_only, bool_and(coalesce(v.number, 1) = 1) as first
         from material m left join material_version v on v.id = m.current_version_id and v.state = 'PUBLISHED' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { planned: false, count: 28, published: 28, link_only: true, first: true },
      { planned: true, count: 6, published: 0, link_only: true, first: true },
    ]);
  });

  test('a material that was announced is published when it is seen', async () => {
    const seen = (text: string) => text.replace(/^(M034,.*),planned_output,/m, '$1,page_seen,');
    expect(of(await loadWith('materials.csv', seen), 'materials')).toMatchObject({ changed: 1, skipped: [] });
    expect(
      await one(
        `select v.state, v.number from material m join material_version v on v.id = m.current_version_id where m.register_code = 'M034'`,
      ),
    ).toEqual({ state: 'PUBLISHED', number: 1 });
  });

  test('a date that is none, and a language that is not known here, are skipped', async () => {
    const reports = await loadWith('materials.csv', (text) =>
      text.replace(/^(M030,.*),2023-11,/m, '$1,2023-13,').replace(/^(M002,.*),sv,/m, '$1,ruotsi,'),
    );
    expect(of(reports, 'materials').skipped).toEqual([
      { row: 3, field: 'language', reason: 'UNKNOWN_VALUE', value: 'ruotsi' },
      expect.objectContaining({ field: 'published', reason: 'MALFORMED', value: '2023-13' }),
    ]);
  });

  test('one in the care of a project is the project’s to change, not the load’s', async () => {
    await pool.query(
      `with p as (insert into project (funder_id, acronym, name_fi, name_sv, name_en, use_from, use_to)
         select id, 'X', 'X', 'X', 'X', '2023-01-01', '2024-12-31' from organisation where kind = 'FUNDER' returning id)
       update material set project_id = p.id, title = 'Hankkeen antama nimi' from p where register_code = 'M003'`,
    );
    expect(of(await loadRegister(dataSource), 'materials')).toMatchObject({ accepted: 34 });
    expect(await one(`select title from material where register_code = 'M003'`)).toEqual({ title: 'Hankkeen antama nimi' });
  });
});
