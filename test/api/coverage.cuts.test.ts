import { beforeAll, expect, test } from 'vitest';
import { CODES, type Cell } from './coverage.fixture.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { WHOLE_COVERAGE } from '../reference/coverage-questions.ts';

const PROVIDERS = `query ($projectId: ID!, $theme: String, $sourceProject: String, $providerTypes: [ProviderType!], $regions: [String!], $regionUnknown: Boolean, $asOf: Date, $compareWith: Date, $standing: Standing!, $change: Change) {
  coverageProviders(projectId: $projectId, theme: $theme, sourceProject: $sourceProject, providerTypes: $providerTypes, regions: $regions, regionUnknown: $regionUnknown, asOf: $asOf, compareWith: $compareWith, standing: $standing, change: $change, first: 100) { totalCount nodes { id } } }`;

let hub: TestHub;
let officer: Caller;
let outsider: Caller;
let projectId: string;
beforeAll(async () => {
  hub = await testHub();
  [officer, outsider] = await Promise.all([hub.as('officer'), hub.as('provider')]);
  projectId = (await officer.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

const coverage = async (variables: object, caller = officer) =>
  (await caller.data(WHOLE_COVERAGE, { projectId, ...variables })).coverage;
const behind = async (variables: object) =>
  (await officer.data(PROVIDERS, { projectId, ...variables })).coverageProviders.totalCount;

test('types of provider add up to the whole, and each figure by type or source project opens into its providers', async () => {
  const { total, byProviderType, bySourceProject } = await coverage({});
  for (const { figure, standing } of CODES) {
    expect(
      byProviderType.reduce((sum: number, row: Cell) => sum + row.figures[figure]!, 0),
      figure,
    ).toBe(total[figure]);
    for (const { providerType, figures } of byProviderType)
      expect(await behind({ providerTypes: [providerType], standing })).toBe(figures[figure]);
    const [first] = bySourceProject;
    expect(await behind({ sourceProject: first.sourceProject.code, standing })).toBe(first.figures[figure]);
  }
});

test('figures of chosen regions are those of their rows, and a region narrows themes and types as well', async () => {
  const whole = await coverage({});
  const row = whole.byRegion.find(({ region }: any) => region?.code === '06');
  const one = await coverage({ regions: ['06'] });
  expect(one.total).toEqual(row.figures);
  expect(one.byRegion.map(({ region }: any) => region.code)).toEqual(['06']);
  for (const { theme, figures } of one.byTheme)
    expect((await coverage({ regions: ['06'], theme: theme.code })).total).toEqual(figures);
});

test('compared with another day, who came and who left account for the whole difference, and open into their lists', async () => {
  const compareWith = '2024-03-31';
  const now = await coverage({ compareWith });
  const then = await coverage({ asOf: compareWith });
  expect(now.totalChange.before).toEqual(then.total);
  const rows = [
    { figures: now.total, change: now.totalChange, place: {} },
    ...now.byRegion.slice(0, 5).map((row: any) => ({ ...row, place: { regions: [row.region.code] } })),
  ];
  for (const { figure, standing } of CODES)
    for (const { figures, change, place } of rows) {
      expect(change.before[figure] + change.came[figure] - change.left[figure]).toBe(figures[figure]);
      expect(await behind({ ...place, compareWith, standing, change: 'CAME' })).toBe(change.came[figure]);
      expect(await behind({ ...place, compareWith, standing, change: 'LEFT' })).toBe(change.left[figure]);
    }
  expect(now.totalChange.left.licensed, 'a licence that ran out').toBe(1);
  expect(await officer.refused(PROVIDERS, { projectId, standing: 'IN_USE', change: 'CAME' })).toEqual({
    code: 'BAD_USER_INPUT',
    params: { field: 'compareWith', problem: 'REQUIRED' },
  });
});

test('a declaration of the past changes the past, and not what was known then', async () => {
  const partner = await hub.as('partner.b');
  const { materials } = await partner.data(
    'query ($projectId: ID!) { materials(projectId: $projectId, filter: { themes: ["ENTERPRISE_ARCHITECTURE"] }, first: 100) { nodes { id ownAdoption { version stage } viewerCan { declareAdoption { allowed } } } } }',
    { projectId },
  );
  const own = (await partner.data('{ viewer { organisation { id } } }')).viewer.organisation.id;
  const asOf = '2023-02-01';
  const uses = async (more: object) => {
    const query = PROVIDERS.replace('$change: Change)', '$change: Change, $knownAt: DateTime)').replace(
      'change: $change',
      'change: $change, knownAt: $knownAt',
    );
    const { nodes } = (
      await officer.data(query, { projectId, theme: 'ENTERPRISE_ARCHITECTURE', asOf, standing: 'IN_USE', ...more })
    ).coverageProviders;
    return nodes.some(({ id }: any) => id === own);
  };
  const before = (await officer.data('{ installation { now } }')).installation.now;
  expect(await uses({})).toBe(false);
  const material = materials.nodes.find(({ viewerCan }: any) => viewerCan.declareAdoption.allowed);
  await partner.data('mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', {
    input: {
      ...{
        materialId: material.id,
        expectedVersion: material.ownAdoption?.version ?? 0,
        stage: 'IN_USE',
        effectiveDate: '2023-01-15',
      },
      ...{ note: 'Ohitettu', reason: 'Korjaus', evidence: { text: 'Käytössä' } },
    },
  });
  expect(await uses({})).toBe(true);
  expect(await uses({ asOf: '2023-01-14' })).toBe(false);
  expect(await uses({ knownAt: before })).toBe(false);
  expect(await uses({ knownAt: (await officer.data('{ installation { now } }')).installation.now })).toBe(true);
});

test('those outside have no way to one provider: neither by another day, nor by type, place or change', async () => {
  // With each of these, two answers would differ by one provider that is known by its licence, its type or its place.
  const attacks = {
    'the day before and after a licence ran out': { asOf: '2024-07-31' },
    'a day and the one it is compared with': { compareWith: '2024-07-31' },
    'what was known before and after a declaration': { knownAt: '2024-10-14T10:00:00Z' },
    'a region less one type of provider in it': { providerTypes: ['PRIVATE'] },
    'a small region by itself': { regions: ['18'] },
    'those of no known region': { regionUnknown: true },
  };
  for (const [attack, variables] of Object.entries(attacks)) {
    expect(await coverage(variables), attack).not.toBeNull();
    expect(await coverage(variables, outsider), attack).toBeNull();
  }
  const today = (await outsider.data('{ installation { today } }')).installation.today;
  const open = await coverage({ asOf: today }, outsider);
  expect(open.byProviderType).toEqual([]);
  expect(open.totalChange).toBeNull();
});

test('by source project those outside see the same groups of regions as without, none of under three providers', async () => {
  const groups = async (variables: object) => {
    const { byRegion } = await coverage(variables, outsider);
    for (const { figures } of byRegion) expect(figures.licensed + figures.notApplicable).toBeGreaterThanOrEqual(3);
    return byRegion.map(({ region, others, figures }: any) => [
      region?.code ?? null,
      others,
      figures.licensed + figures.notApplicable,
    ]);
  };
  const plain = await groups({});
  const { bySourceProject } = await coverage({}, outsider);
  expect(bySourceProject.length).toBeGreaterThan(2);
  // Were a group split differently in one cut, the difference of two would be a smaller group.
  for (const { sourceProject } of bySourceProject) expect(await groups({ sourceProject: sourceProject.code })).toEqual(plain);
  for (const theme of ['DATA_COMPETENCE', 'LEARNING_ANALYTICS']) expect(await groups({ theme })).toEqual(plain);
});

test('what is exported are the figures of the page, with what they were narrowed to', async () => {
  const variables = {
    projectId,
    theme: 'DATA_COMPETENCE',
    asOf: '2024-09-30',
    compareWith: '2024-03-31',
    providerTypes: ['MUNICIPAL_FEDERATION'],
  };
  const shown = await coverage(variables);
  const address = `${hub.address}/exports/coverage.csv?${new URLSearchParams({ variables: JSON.stringify(variables), language: 'en' })}`;
  const response = await fetch(address, { headers: officer.credentials });
  expect(response.status).toBe(200);
  const lines = (await response.text())
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
  const start = lines.findIndex(([first]) => first === 'Counted by');
  const head = lines.slice(0, start).flat().join(' ');
  expect(head).toContain('Compared with: 31.3.2024');
  expect(head).toContain('As of: 30.9.2024');
  const cells = lines.slice(start + 1).map((row) => [2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((i) => Number(row[i])));
  const rowOf = ({ figures, change }: any) => [
    ...['licensed', 'inUse', 'verified', 'noData', 'notApplicable'].map((name) => figures[name]),
    ...['inUse', 'verified', 'noData'].flatMap((name) => [change.came[name], change.left[name]]),
  ];
  expect(cells).toEqual(
    [
      { figures: shown.total, change: shown.totalChange },
      ...shown.byRegion,
      ...shown.byTheme,
      ...shown.bySourceProject,
      ...shown.byProviderType,
    ].map(rowOf),
  );
});
