import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { isConfirmedLetter, noData, stageOfLetter } from '../../schema/adoption-matrix.ts';
import { fillMatrix } from '../support/matrix-data.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const MATRIX = `query ($projectId: ID!, $filter: MatrixFilter, $sort: MatrixSort) { adoptionMatrix(projectId: $projectId, filter: $filter, sort: $sort) {
  materials { id title kind themeCode sourceProjectCode } providers { id nameFi nameSv nameEn regionCode partner former ofMerged statuses verified }
  own { providerId versions } viewerCan { declare { allowed reason } } } }`;

let hub: TestHub;
let projectId: string;
const callers: Record<string, Caller> = {};
type Said = { organisation: string; material: string; stage: string; verified: string | null; lately: boolean; version: number };
let said: Said[];

beforeAll(async () => {
  hub = await testHub();
  for (const who of ['coordinator', 'partner.a', 'officer', 'auditor', 'provider', 'admin'] as const)
    callers[who] = await hub.as(who);
  projectId = (await callers['officer']!.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  said = (
    await hub.pool.query(`select organisation_id as organisation, material_id as material, stage, verified_stage as verified,
      confirmed_at > hub_now() - interval '6 months' as lately, version from adoption`)
  ).rows;
});
const matrixOf = async (who: string, more: object = {}) =>
  (await callers[who]!.data(MATRIX, { projectId, ...more })).adoptionMatrix;
const words = (provider: any, materials: any[]) =>
  materials.map(({ id }, place) => [id, provider.statuses[place], provider.verified[place]] as const);

describe('the adoption matrix', () => {
  test('has a character for each material in each provider’s text, as it was declared, confirmed and verified', async () => {
    const { materials, providers } = await matrixOf('coordinator');
    expect(materials.length).toBeGreaterThan(20);
    let cells = 0;
    for (const provider of providers) {
      expect(provider.statuses).toHaveLength(materials.length);
      expect(provider.verified).toHaveLength(materials.length);
      for (const [material, status, verified] of words(provider, materials)) {
        // What one declared that was merged into it is told of below.
        if (provider.ofMerged.includes(materials.findIndex(({ id }: any) => id === material))) continue;
        const one = said.find((row) => row.organisation === provider.id && row.material === material);
        expect(stageOfLetter(status!)).toBe(one?.stage ?? null);
        expect(stageOfLetter(verified!)).toBe(one?.verified ?? null);
        if (one) expect(isConfirmedLetter(status!)).toBe(one.lately);
        cells += one ? 1 : 0;
      }
    }
    expect(cells).toBeGreaterThan(500);
  });

  test('has the providers that coverage counts and the materials that can be adopted', async () => {
    const { materials, providers } = await matrixOf('officer');
    const { rows } = await hub.pool.query(
      `select o.id from organisation o where o.demonstration and o.kind = 'PROVIDER' and exists (select from licence l where l.organisation_id = o.id and coalesce(l.valid_until >= hub_today(), true)) order by o.name_fi, o.id`,
    );
    expect(providers.map((provider: any) => provider.id)).toEqual(rows.map(({ id }) => id));
    const adoptable = await hub.pool.query(
      `select m.id from material m join theme t on t.id = m.theme_id where m.project_id = $1 and m.current_version_id is not null and m.status <> 'ARCHIVED' order by t.position, m.title, m.id`,
      [projectId],
    );
    expect(materials.map((material: any) => material.id)).toEqual(adoptable.rows.map(({ id }) => id));
    const partners = await hub.pool.query('select organisation_id as id from partnership where project_id = $1', [projectId]);
    expect(providers.filter((provider: any) => provider.partner).length).toBe(partners.rows.length);
  });

  test('shows everything to those inside, its own row to a provider outside, and no row to others', async () => {
    const whole = await matrixOf('coordinator');
    for (const who of ['partner.a', 'officer', 'auditor']) expect((await matrixOf(who)).providers, who).toEqual(whole.providers);
    const outside = await matrixOf('provider');
    expect(outside.providers).toHaveLength(1);
    expect(outside.providers[0]).toEqual(whole.providers.find((row: any) => row.id === outside.own.providerId));
    expect(outside.viewerCan.declare).toEqual({ allowed: true, reason: null });
    expect((await matrixOf('admin')).providers).toEqual([]);
    // No filter and no order opens another's row, nor tells that there is one.
    for (const filter of [{ stages: ['IN_USE'] }, { partnersOnly: true }, { search: 'Esimerkki' }])
      for (const row of (await matrixOf('provider', { filter })).providers) expect(row.id).toBe(outside.own.providerId);
    expect(await hub.nobody.refused(MATRIX, { projectId })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('brings the versions of the own row only, in the order of the materials', async () => {
    const { materials, own, viewerCan } = await matrixOf('partner.a', { sort: { materials: 'TITLE' } });
    const { viewer } = await callers['partner.a']!.data('{ viewer { organisation { id } } }');
    expect(own.providerId).toBe(viewer.organisation.id);
    expect(own.versions).toEqual(
      materials.map(
        ({ id }: any) => said.find((row) => row.organisation === own.providerId && row.material === id)?.version ?? 0,
      ),
    );
    expect(viewerCan.declare.allowed).toBe(true);
    const { own: none, viewerCan: officers } = await matrixOf('officer');
    expect(none).toBeNull();
    expect(officers.declare).toEqual({ allowed: false, reason: 'NOT_A_PROVIDER' });
  });

  test('is narrowed by region, partner, theme and source project, each to what the rows themselves say', async () => {
    const whole = await matrixOf('coordinator');
    const narrowed = (filter: object) => matrixOf('coordinator', { filter });
    const ids = (list: any[]) => list.map(({ id }) => id);
    expect(ids((await narrowed({ regions: ['06'] })).providers)).toEqual(
      ids(whole.providers.filter((p: any) => p.regionCode === '06')),
    );
    expect(ids((await narrowed({ regions: ['06'], regionUnknown: true })).providers)).toEqual(
      ids(whole.providers.filter((p: any) => p.regionCode === '06' || p.regionCode === null)),
    );
    expect(ids((await narrowed({ partnersOnly: true })).providers)).toEqual(ids(whole.providers.filter((p: any) => p.partner)));
    const themed = await narrowed({ themes: ['DATA_COMPETENCE'] });
    expect(ids(themed.materials)).toEqual(ids(whole.materials.filter((m: any) => m.themeCode === 'DATA_COMPETENCE')));
    // The cells move with their columns.
    const place = new Map<string, number>(whole.materials.map(({ id }: any, i: number) => [id, i]));
    for (const provider of themed.providers) {
      const before = whole.providers.find(({ id }: any) => id === provider.id);
      expect(provider.statuses).toBe(themed.materials.map(({ id }: any) => before.statuses[place.get(id)!]).join(''));
    }
    const code = whole.materials.find((m: any) => m.sourceProjectCode).sourceProjectCode;
    expect(ids((await narrowed({ sourceProjects: [code] })).materials)).toEqual(
      ids(whole.materials.filter((m: any) => m.sourceProjectCode === code)),
    );
  });

  test('a stage leaves the providers and the materials that have it', async () => {
    const whole = await matrixOf('coordinator');
    const { materials, providers } = await matrixOf('coordinator', { filter: { stages: ['PAUSED', 'DISCONTINUED'] } });
    const has = (text: string) => /[HQ]/i.test(text);
    expect(providers.length).toBeGreaterThan(0);
    expect(providers.map(({ id }: any) => id)).toEqual(
      whole.providers.filter(({ statuses }: any) => has(statuses)).map(({ id }: any) => id),
    );
    expect(materials.map(({ id }: any) => id)).toEqual(
      whole.materials
        .filter((_: any, place: number) => whole.providers.some(({ statuses }: any) => has(statuses[place])))
        .map(({ id }: any) => id),
    );
  });

  test('a word finds providers by their names, materials by their titles, and nothing where neither has it', async () => {
    const whole = await matrixOf('coordinator');
    const byName = await matrixOf('coordinator', { filter: { search: 'pirkanmaa' } });
    expect(byName.providers.length).toBeGreaterThan(0);
    for (const { nameFi } of byName.providers) expect(nameFi.toLowerCase()).toContain('pirkanmaa');
    expect(byName.materials).toHaveLength(whole.materials.length);
    const { title } = whole.materials[3];
    const byTitle = await matrixOf('coordinator', { filter: { search: title } });
    expect(byTitle.materials.map((m: any) => m.title)).toContain(title);
    expect(byTitle.providers).toHaveLength(whole.providers.length);
    const neither = await matrixOf('coordinator', { filter: { search: 'ei mitään tällaista' } });
    expect([neither.materials, neither.providers]).toEqual([[], []]);
  });

  test('orders by region, and by how far providers and materials have come', async () => {
    const codes = (await matrixOf('officer', { sort: { providers: 'REGION' } })).providers.map((p: any) => p.regionCode ?? '~');
    expect(codes).toEqual(codes.toSorted());
    const { providers, materials } = await matrixOf('officer', { sort: { providers: 'PROGRESS', materials: 'PROGRESS' } });
    const used = (text: string) => text.match(/[ue]/gi)?.length ?? 0;
    const perProvider = providers.map(({ statuses }: any) => used(statuses));
    expect(perProvider).toEqual(perProvider.toSorted((a: number, b: number) => b - a));
    const perMaterial = materials.map((_: any, place: number) =>
      used(providers.map(({ statuses }: any) => statuses[place]).join('')),
    );
    expect(perMaterial).toEqual(perMaterial.toSorted((a: number, b: number) => b - a));
    expect(perMaterial[0]).toBeGreaterThan(perMaterial.at(-1)!);
  });

  test('of an unknown project there is none', async () => {
    expect(
      (await callers['officer']!.data(MATRIX, { projectId: '00000000-0000-4000-8000-000000000000' })).adoptionMatrix,
    ).toBeNull();
    expect(await callers['officer']!.refused(MATRIX, { projectId: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('150 providers × 300 materials, two cells of three declared, travel in 60 KB gzipped at the most', async () => {
  const large = await testHub();
  const officer = await large.as('officer');
  // The sums of coverage are not asked for here, and take most of the time that filling takes.
  await large.pool.query(
    'alter table adoption disable trigger coverage_verified_first; alter table adoption_declaration disable trigger coverage_declared',
  );
  await fillMatrix(large.pool, { providers: 150, materials: 300 });
  const largest = (await officer.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const response = await fetch(`${large.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...officer.credentials },
    body: JSON.stringify({ query: MATRIX, variables: { projectId: largest } }),
  });
  const text = await response.text();
  const { adoptionMatrix } = JSON.parse(text).data;
  expect(adoptionMatrix.providers.length).toBeGreaterThanOrEqual(150);
  expect(adoptionMatrix.materials.length).toBeGreaterThanOrEqual(300);
  expect(noData).toBe('.');
  const bytes = gzipSync(text).length;
  expect(bytes, `${bytes} bytes`).toBeLessThanOrEqual(60 * 1024);
}, 60_000);
