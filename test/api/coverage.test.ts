import { beforeAll, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const COVERAGE = `query ($projectId: ID!, $theme: String, $asOf: Date) { coverage(projectId: $projectId, theme: $theme, asOf: $asOf) {
  asOf theme { code } total { ...figures } byRegion { region { code } others counted figures { ...figures } } byTheme { theme { code } figures { ...figures } } } }
  fragment figures on CoverageFigures { licensed inUse verified noData notApplicable }`;
const THEMES = ['LEARNING_ANALYTICS', 'ENTERPRISE_ARCHITECTURE', 'DIGITAL_COMPETENCE', 'DATA_COMPETENCE'];

let hub: TestHub;
let officer: Caller;
let projectId: string;
let rows: {
  organisation: string;
  region: string;
  theme: string;
  stage: string;
  verified: boolean;
  effective: string;
  number: number;
  material: string;
}[];
let providers: { id: string; region: string | null; until: string | null }[];
let materials: { id: string; theme: string }[];

beforeAll(async () => {
  hub = await testHub();
  officer = await hub.as('officer');
  projectId = (await officer.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const all = async (text: string) => (await hub.pool.query(text)).rows;
  rows =
    await all(`select d.organisation_id as organisation, d.material_id as material, t.code as theme, d.stage, d.number, d.effective_date::text as effective,
    a.verified_stage in ('IN_USE', 'ESTABLISHED') as verified from adoption_declaration d join adoption a on a.id = d.adoption_id join material m on m.id = d.material_id join theme t on t.id = m.theme_id`);
  providers = await all(
    `select o.id, r.code as region, l.valid_until::text as until from organisation o left join region r on r.id = o.region_id join licence l on l.organisation_id = o.id where o.demonstration and o.kind = 'PROVIDER'`,
  );
  materials = await all(
    `select m.id, t.code as theme from material m join theme t on t.id = m.theme_id where m.current_version_id is not null`,
  );
});

/** The same figures, counted the slow way from the declarations. */
function recount(theme: string | null, day: string, region?: (code: string | null) => boolean) {
  const ofTheme = materials.filter((material) => theme === null || material.theme === theme).length;
  const figures = { licensed: 0, inUse: 0, noData: 0, notApplicable: 0 };
  for (const provider of providers) {
    if ((provider.until && provider.until < day) || (region && !region(provider.region))) continue;
    const latest = new Map<string, (typeof rows)[number]>();
    for (const row of rows) {
      if (row.organisation !== provider.id || row.effective > day || (theme && row.theme !== theme)) continue;
      if ((latest.get(row.material)?.number ?? 0) < row.number) latest.set(row.material, row);
    }
    const stages = [...latest.values()].map((row) => row.stage);
    const nothingApplies = ofTheme > 0 && stages.filter((stage) => stage === 'NOT_APPLICABLE').length === ofTheme;
    if (nothingApplies) figures.notApplicable += 1;
    else figures.licensed += 1;
    if (stages.some((stage) => stage === 'IN_USE' || stage === 'ESTABLISHED')) figures.inUse += 1;
    if (!stages.length) figures.noData += 1;
  }
  return figures;
}

test.each(['2023-06-01', '2024-03-31', '2024-08-15', '2024-10-15'])(
  'coverage on %s equals a recount from the declarations, by theme and in total',
  async (asOf) => {
    const { coverage } = await officer.data(COVERAGE, { projectId, asOf });
    expect(coverage.asOf).toBe(asOf);
    expect(coverage.total).toMatchObject(recount(null, asOf));
    expect(coverage.byTheme.map((row: any) => row.theme.code)).toEqual(THEMES);
    for (const { theme, figures } of coverage.byTheme) expect(figures, theme.code).toMatchObject(recount(theme.code, asOf));
  },
);

test('each region’s figures are its own, unknown regions have their row, and the parts add up to the whole', async () => {
  for (const theme of [null, ...THEMES]) {
    const { coverage } = await officer.data(COVERAGE, { projectId, theme });
    for (const { region, figures } of coverage.byRegion)
      expect(figures, region?.code).toMatchObject(recount(theme, coverage.asOf, (code) => code === (region?.code ?? null)));
    expect(coverage.byRegion.filter((row: any) => row.region === null)).toHaveLength(1);
    expect(coverage.byRegion.filter((row: any) => !row.counted).map((row: any) => row.region.code)).toEqual(['21']);
    const counted = coverage.byRegion.filter((row: any) => row.counted);
    for (const name of ['licensed', 'inUse', 'verified', 'noData'])
      expect(
        counted.reduce((sum: number, row: any) => sum + row.figures[name], 0),
        name,
      ).toBe(coverage.total[name]);
  }
});

test('verified stands apart from declared and is never more', async () => {
  const { coverage } = await officer.data(COVERAGE, { projectId });
  expect(coverage.total.verified).toBeGreaterThan(0);
  expect(coverage.total.verified).toBeLessThan(coverage.total.inUse);
});

test('an expired licence leaves the denominator on its day', async () => {
  const licensed = async (asOf: string) => (await officer.data(COVERAGE, { projectId, asOf })).coverage.total.licensed;
  expect(await licensed('2024-08-01')).toBe((await licensed('2024-07-31')) - 1);
});

test('a theme without materials is no data, not zero', async () => {
  const { coverage } = await officer.data(COVERAGE, { projectId, theme: 'DIGITAL_COMPETENCE' });
  expect(coverage.total.noData).toBe(coverage.total.licensed);
});

test('every figure opens into the providers behind it, for each region and theme and on another day', async () => {
  const query = `query ($projectId: ID!, $theme: String, $asOf: Date, $standing: Standing!, $regions: [String!], $regionUnknown: Boolean) {
    coverageProviders(projectId: $projectId, theme: $theme, asOf: $asOf, standing: $standing, regions: $regions, regionUnknown: $regionUnknown, first: 100) { totalCount nodes { id } } }`;
  const standing = {
    licensed: 'LICENSED',
    inUse: 'IN_USE',
    verified: 'VERIFIED',
    noData: 'NO_DATA',
    notApplicable: 'NOT_APPLICABLE',
  } as const;
  const behind = async (variables: object) =>
    (await officer.data(query, { projectId, ...variables })).coverageProviders.totalCount;
  for (const [theme, asOf] of [
    [null, null],
    ['DATA_COMPETENCE', null],
    ['ENTERPRISE_ARCHITECTURE', '2024-03-31'],
  ] as const) {
    const { coverage } = await officer.data(COVERAGE, { projectId, theme, asOf });
    for (const [figure, name] of Object.entries(standing)) {
      expect(await behind({ theme, asOf, standing: name }), `${theme} ${figure}`).toBe(coverage.total[figure]);
      for (const { region, figures } of coverage.byRegion.slice(0, 6).concat(coverage.byRegion.slice(-1))) {
        const place = region ? { regions: [region.code] } : { regionUnknown: true };
        expect(await behind({ theme, asOf, standing: name, ...place }), `${region?.code} ${figure}`).toBe(figures[figure]);
      }
    }
  }
  expect((await (await hub.as('provider')).data(query, { projectId, standing: 'IN_USE' })).coverageProviders.totalCount).toBe(0);
});

test('an unknown project or theme has no coverage, which is not one of zero', async () => {
  expect((await officer.data(COVERAGE, { projectId: crypto.randomUUID() })).coverage).toBeNull();
  expect((await officer.data(COVERAGE, { projectId, theme: 'NO_SUCH' })).coverage).toBeNull();
});
