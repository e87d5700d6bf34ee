import { beforeAll, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const COVERAGE = `query ($projectId: ID!, $asOf: Date, $knownAt: DateTime) { coverage(projectId: $projectId, asOf: $asOf, knownAt: $knownAt) {
  total { licensed inUse verified noData } byTheme { theme { code } figures { inUse verified noData } } } }`;
const VERIFY = 'mutation ($input: VerifyAdoptionInput!) { verifyAdoption(input: $input) { id version verifiedStage } }';
const BEFORE = '2024-10-14T12:00:00Z';

let hub: TestHub;
let officer: Caller;
let projectId: string;

const coverage = async (variables: object) => (await officer.data(COVERAGE, { projectId, ...variables })).coverage;

beforeAll(async () => {
  hub = await testHub();
  officer = await hub.as('officer');
  projectId = (await hub.pool.query('select id from project')).rows[0].id;
});

test('what was verified stays verified on the days before it was found not to hold, and was known so until then', async () => {
  // All that is verified of one provider, which nobody has looked at since.
  const { rows } = await hub.pool.query(
    `select id, version from adoption where stage in ('IN_USE', 'ESTABLISHED') and verified_at < '2024-09-30' and organisation_id = (
       select organisation_id from adoption group by 1 having count(*) filter (where verified_stage in ('IN_USE', 'ESTABLISHED') and stage in ('IN_USE', 'ESTABLISHED')) > 0
         and bool_and(verified_at < '2024-09-30') is true order by 1 limit 1)`,
  );
  expect(rows.length).toBeGreaterThan(0);
  const eve = {
    day: await coverage({ asOf: '2024-09-30' }),
    known: await coverage({ knownAt: BEFORE }),
    now: await coverage({}),
  };
  const coordinator = await hub.as('coordinator');
  for (const { id, version } of rows)
    await coordinator.data(VERIFY, {
      input: { adoptionId: id, expectedVersion: version, verdict: 'NOT_VERIFIED', note: 'Ei löytynyt' },
    });
  expect((await coverage({})).total.verified).toBe(eve.now.total.verified - 1);
  expect(await coverage({ asOf: '2024-09-30' })).toEqual(eve.day);
  expect(await coverage({ knownAt: BEFORE })).toEqual(eve.known);
});

test('a merger counts from the day on that it was made, and as of before it was entered nobody knew of it', async () => {
  const [from, into] = await Promise.all(
    ['Esimerkkiopisto Pirkanmaa', 'Esimerkkiopisto Uusimaa Keskus'].map(
      async (name) => (await hub.pool.query('select id, version from organisation where name_fi = $1', [name])).rows[0],
    ),
  );
  const moments = { asOf: '2024-10-01', knownAt: BEFORE };
  const known = await coverage(moments);
  const { licensed } = (await coverage({ asOf: '2024-10-01' })).total;
  const admin = await hub.as('admin');
  const { mergeOrganisations: merged } = await admin.data(
    'mutation ($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { id version } }',
    { input: { fromId: from.id, expectedVersion: from.version, intoId: into.id, on: '2024-09-01' } },
  );
  expect((await coverage({ asOf: '2024-10-01' })).total.licensed).toBe(licensed - 1);
  expect(await coverage(moments)).toEqual(known);
  await admin.data('mutation ($input: UndoMergerInput!) { undoMerger(input: $input) { id } }', {
    input: { organisationId: merged.id, expectedVersion: merged.version },
  });
  expect((await coverage({ asOf: '2024-10-01' })).total.licensed).toBe(licensed);
  const { rows } = await hub.pool.query(
    'select into_id, merged_on::text, undone_at >= recorded_at as undone from organisation_merger where organisation_id = $1',
    [from.id],
  );
  expect(rows).toEqual([{ into_id: into.id, merged_on: '2024-09-01', undone: true }]);
});
