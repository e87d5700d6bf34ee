import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { resetDemonstration } from '../../server/src/app/demonstration/reset.ts';
import { loadRegister, seedDemonstration } from '../../server/src/app/firstdata.ts';
import { demands, type AdoptionStage } from '../../server/src/features/adoptions/stages.ts';
import { isBusinessId } from '../../server/src/features/organisations/business-id.ts';
import { present } from '../../server/src/platform/database/lock.ts';
import { testDatabase } from '../support/database.ts';

const filesDir = mkdtempSync(join(tmpdir(), 'files-'));
const { url, pool } = await testDatabase('demonstration');
const rows = async (text: string) => (await pool.query(text)).rows;
const one = async (text: string) => (await rows(text))[0];

/** Everything that was generated, but not when this database was made. */
const FINGERPRINT = `select md5(string_agg(part, ' ' order by part)) as print from (
  select md5(o::text) as part from (select id, business_id, name_fi, municipality_id is null, student_years from organisation where demonstration) o
  union all select md5(p::text) from (select id, email, name from person) p
  union all select md5(d::text) from (select id, adoption_id, number, stage, effective_date, recorded_at from adoption_declaration) d
  union all select md5(e::text) from adoption_evidence e
  union all select md5(a::text) from (select id, stage, version, verified_stage, verified_at, declared_at from adoption) a) parts`;

test('the clock of the demonstration begins on Tuesday 15.10.2024 at nine in Finland, and runs', async () => {
  const [{ moment }] = await rows(`select to_char(hub_now() at time zone 'Europe/Helsinki', 'FMDay YYYY-MM-DD HH24') as moment`);
  expect(moment).toBe('Tuesday 2024-10-15 09');
  const [{ earlier, later }] = await rows('select hub_now() as earlier, (select hub_now() from pg_sleep(0.01)) as later');
  expect(later.getTime()).toBeGreaterThanOrEqual(earlier.getTime());
});

test('about sixty institutions stand in the eighteen counted regions and none in Åland, with business ids nobody ever had', async () => {
  const institutions = await rows(
    `select o.business_id, r.code, r.counted from organisation o left join region r on r.id = o.region_id where o.demonstration and o.kind = 'PROVIDER'`,
  );
  expect(institutions).toHaveLength(60);
  expect(institutions.every(({ business_id }) => business_id.startsWith('00000') && isBusinessId(business_id))).toBe(true);
  expect(new Set(institutions.filter(({ counted }) => counted).map(({ code }) => code)).size).toBe(18);
  expect(institutions.filter(({ counted }) => !counted).map(({ code }) => code)).toEqual([null]);
});

test('all that was generated is marked, and the real providers are not', async () => {
  expect(
    await one(`select (select count(*)::int from organisation where not demonstration and kind <> 'FUNDER') as real, (select bool_and(demonstration) from person) as people,
      (select bool_and(demonstration) from project) as projects, (select demonstration from installation) as installation,
      (select bool_and(o.demonstration) from adoption a join organisation o on o.id = a.organisation_id) as adopters`),
  ).toEqual({ real: 140, people: true, projects: true, installation: true, adopters: true });
});

test('half of the institutions are partners, with one coordinator and a lead for each theme', async () => {
  expect(await rows('select role, count(*)::int from partnership group by role order by role')).toEqual([
    { role: 'COORDINATOR', count: 1 },
    { role: 'WORK_PACKAGE_LEAD', count: 4 },
    { role: 'PARTNER', count: 23 },
    { role: 'ASSOCIATE', count: 2 },
  ]);
  expect(
    await one(
      'select count(*)::int, count(theme_id)::int as themes, count(lead_organisation_id)::int as leads from work_package',
    ),
  ).toEqual({ count: 5, themes: 4, leads: 5 });
});

test('every declaration is one that the rules of adoption allow, with all that its stage asks for', async () => {
  const declarations = await rows(
    `select d.previous_stage, d.stage, d.number, lag(d.stage, 1, 'NOT_STARTED') over w as stage_before, d.effective_date between p.use_from and hub_today() as in_period,
            d.effective_date <= (d.recorded_at at time zone 'Europe/Helsinki')::date and d.recorded_at <= hub_now() as recorded,
            coalesce(d.recorded_at > lag(d.recorded_at) over w and d.effective_date >= lag(d.effective_date) over w, true) as in_order,
            e.reason, e.note, e.responsible, e.target_date as "targetDate", e.permanent_owner as "permanentOwner", e.renewal_date as "renewalDate",
            coalesce(e.text, e.link, e.decision, e.units, e.persons_trained::text) as evidence, e.decision is null or e.decision_date <= d.effective_date as decided
       from adoption_declaration d join project p on p.id = d.project_id left join adoption_evidence e on e.declaration_id = d.id
     window w as (partition by d.adoption_id order by d.number)`,
  );
  expect(declarations.length).toBeGreaterThan(2_000);
  const wrong = declarations.filter(
    (row) =>
      row.previous_stage !== row.stage_before ||
      !(row.in_period && row.recorded && row.in_order && row.decided) ||
      demands(row.previous_stage as AdoptionStage, row.stage as AdoptionStage).some((demand) => row[demand] === null),
  );
  expect(wrong).toEqual([]);
});

test('an adoption stands where its last declaration left it, and its version is the number of declarations', async () => {
  const [{ count }] = await rows(
    `select count(*)::int from adoption a join (select distinct on (adoption_id) * from adoption_declaration order by adoption_id, number desc) d on d.adoption_id = a.id
      where (a.stage, a.version, a.effective_date, a.declared_at, a.material_version_id) is distinct from (d.stage, d.number, d.effective_date, d.recorded_at, d.material_version_id)
         or d.number not between 1 and 5 or a.verified_at > hub_now()`,
  );
  expect(count).toBe(0);
});

test('there is something of everything: confirmed long ago, verified, no data, not concerned, an ended licence', async () => {
  const figures = await one(
    `select count(*)::int as adoptions, (count(*) filter (where verified_at is not null))::float / count(*) as verified,
            (count(*) filter (where confirmed_at < hub_now() - interval '6 months'))::float / count(*) as old,
            (count(*) filter (where declared_at > hub_now() - interval '30 days'))::float / count(*) as young from adoption`,
  );
  expect(figures.adoptions).toBeGreaterThanOrEqual(900);
  expect(figures.adoptions).toBeLessThanOrEqual(1_300);
  expect(figures.verified).toBeCloseTo(0.15, 1);
  for (const share of [figures.old, figures.young]) expect(share).toBeGreaterThan(0.1);
  expect(
    await rows(
      `select name_fi from organisation o where demonstration and kind = 'PROVIDER' and not exists (select 1 from adoption a where a.organisation_id = o.id) order by 1`,
    ),
  ).toEqual([
    { name_fi: 'Esimerkkiopisto Etelä-Savo Länsi' },
    { name_fi: 'Esimerkkiopisto Kainuu' },
    { name_fi: 'Esimerkkiopisto Uusimaa Keskus' },
  ]);
  const notConcerned = `select o.name_fi, t.code from organisation o cross join theme t join material m on m.theme_id = t.id and m.current_version_id is not null
    left join adoption a on a.organisation_id = o.id and a.material_id = m.id where o.demonstration group by 1, 2 having bool_and(coalesce(a.stage = 'NOT_APPLICABLE', false)) order by 1`;
  expect(await rows(notConcerned)).toEqual([
    { name_fi: 'Esimerkkiopisto Pohjois-Karjala Länsi', code: 'LEARNING_ANALYTICS' },
    { name_fi: 'Esimerkkiopisto Varsinais-Suomi Länsi', code: 'DATA_COMPETENCE' },
  ]);
  expect(
    await rows(
      `select o.name_fi, l.valid_until::text from licence l join organisation o on o.id = l.organisation_id where l.valid_until is not null`,
    ),
  ).toEqual([{ name_fi: 'Esimerkkiopisto Lappi Länsi', valid_until: '2024-07-31' }]);
});

test('every material is in the project’s care: maintained, due for review, without maintainer, or waiting', async () => {
  const states = await rows(
    `select case when current_version_id is null then 'unconfirmed' when status = 'INTAKE' then 'waiting' when maintainer_id is null then 'orphaned'
       when review_due_on < hub_today() then 'due' else 'kept' end as state, count(*)::int from material where project_id is not null group by 1 order by 1`,
  );
  expect(Object.fromEntries(states.map(({ state, count }) => [state, count]))).toEqual({
    kept: 16,
    due: 3,
    orphaned: 3,
    waiting: 6,
    unconfirmed: 6,
  });
});

test('maintained materials have their contact, two are offered to the partners with accounts, and problems wait at those due anyway', async () => {
  expect(
    await one(`select (select count(*)::int from material where maintainer_id is not null and contact_id is null) as nameless,
      (select array_agg(o.name_fi order by o.name_fi) from material_handover h join organisation o on o.id = h.to_id where h.state = 'OPEN') as asked,
      (select count(*)::int from problem_report p join material m on m.id = p.material_id where m.review_due_on < hub_today()) as problems`),
  ).toEqual({ nameless: 0, asked: ['Esimerkkiopisto Pirkanmaa', 'Exempelinstitutet Österbotten'], problems: 2 });
});

test('the ten accounts are there, in the order they are shown, and nobody else can sign in', async () => {
  const accounts = await rows('select email from person where password_hash is not null order by created_at');
  expect(accounts.map(({ email }) => email.replace('@demo.test', ''))).toEqual([
    'coordinator',
    'partner.a',
    'partner.b',
    'officer',
    'finance',
    'coordinator2',
    'signatory.a',
    'provider',
    'auditor',
    'admin',
  ]);
});

test('the history begins with what was brought in, and its chain holds', async () => {
  expect(
    await rows(
      "select kind, count(*)::int, min(position)::int as first from history where kind <> 'register.loaded' group by kind order by first",
    ),
  ).toEqual([
    { kind: 'project.created', count: 1, first: 1 },
    { kind: 'partnership.created', count: 30, first: 2 },
    { kind: 'adoption.imported', count: 57, first: 32 },
  ]);
  expect(
    await one(
      `select (select sum((facts->>'count')::int)::int from history where kind = 'adoption.imported') - (select count(*)::int from adoption) as difference`,
    ),
  ).toEqual({ difference: 0 });
  expect(await rows('select * from history_verify()')).toEqual([]);
});

test('made again in another database it is the same demonstration', async () => {
  const other = await testDatabase('register');
  const dataSource = await createDataSource(other.url, { poolSize: 2 }).initialize();
  expect(await seedDemonstration(dataSource)).toBe('MADE');
  expect(await seedDemonstration(dataSource)).toBe('THERE_ALREADY');
  await dataSource.destroy();
  expect((await other.pool.query(FINGERPRINT)).rows).toEqual(await rows(FINGERPRINT));
});

test('an installation with people of its own gets no demonstration, and cannot be reset', async () => {
  const real = await testDatabase('register');
  await real.pool.query(`insert into person (email, name) values ('somebody@example.test', 'Somebody')`);
  const dataSource = await createDataSource(real.url, { poolSize: 2 }).initialize();
  expect(await seedDemonstration(dataSource)).toBe('IN_USE');
  await dataSource.destroy();
  expect((await real.pool.query('select demonstration, clock_offset::text from installation')).rows).toEqual([
    { demonstration: false, clock_offset: '00:00:00' },
  ]);
  await expect(resetDemonstration({ url: real.url, filesDir }, () => {})).rejects.toThrow('holds no demonstration');
  expect((await real.pool.query('select count(*)::int from person')).rows).toEqual([{ count: 1 }]);
});

test('a reset is refused while a hub runs on the database', async () => {
  const leave = await present(url);
  await expect(resetDemonstration({ url, filesDir }, () => {})).rejects.toThrow('A hub is running');
  await leave();
});

test('a reset throws away what was done and makes the demonstration anew', async () => {
  const used = await testDatabase('demonstration');
  await used.pool.query(
    `delete from adoption_evidence; update installation set clock_offset = '0'; update material set title = 'Muutettu'`,
  );
  mkdirSync(join(filesDir, 'ab/cd'), { recursive: true });
  for (const file of ['ab/cd/abcd', 'of somebody else']) writeFileSync(join(filesDir, file), '');
  await resetDemonstration({ url: used.url, filesDir }, () => {});
  expect(['ab', 'of somebody else'].map((name) => existsSync(join(filesDir, name)))).toEqual([false, true]);
  expect((await used.pool.query(FINGERPRINT)).rows).toEqual(await rows(FINGERPRINT));
  expect((await used.pool.query(`select count(*)::int from material where title = 'Muutettu'`)).rows).toEqual([{ count: 0 }]);
  const dataSource = await createDataSource(used.url, { poolSize: 2 }).initialize();
  expect((await loadRegister(dataSource)).filter(({ changed }) => changed)).toEqual([]);
  await dataSource.destroy();
});
