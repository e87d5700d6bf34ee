import { noData, stageLetters } from '../../schema/adoption-matrix.ts';
import { holdsOn } from './asker.ts';
import { type Asking, Refusal, idOf, refuseNul } from './asking.ts';
import { population } from './counts.ts';
import { isMergedOn, telling } from './mergers.ts';
import { mayDeclare } from './rights.ts';
import type { Row } from './rows.ts';
import { inUse } from './states.ts';

type Filter = Record<string, any>;
type Arguments = { projectId: string; filter?: Filter | null; sort?: { providers: string; materials: string } | null };
type Order = readonly (string | number)[];

const PATH = ['NOT_STARTED', 'AWARE', 'ASSESSING', 'PLANNED', 'PILOT', 'IN_USE', 'ESTABLISHED'];

const compared = (a: Order, b: Order) => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
};
/** Those that most is in use of come first, then those that are furthest along. */
const progress = (adoptions: readonly Row[]): Order => [
  -adoptions.filter((adoption) => inUse(adoption['stage'])).length,
  -adoptions.reduce((sum, adoption) => sum + Math.max(PATH.indexOf(adoption['stage']), 0), 0),
];

/** The adoption matrix, cell by cell. */
export function adoptionMatrix(asking: Asking, args: Arguments) {
  const { world, asker, rights } = asking;
  const { table } = world;
  const projectId = idOf(args.projectId);
  if (projectId === 'nobody') throw new Refusal('NOT_FOUND');
  const filter = args.filter ?? {};
  refuseNul(filter['search'], filter['regions'], filter['themes'], filter['sourceProjects']);
  if (!table.Project.find(projectId)) return null;
  const sort = args.sort ?? { providers: 'NAME', materials: 'THEME' };
  const typed = (filter['search'] ?? '').trim().toLowerCase();

  const partners = new Set(
    table.Partnership.where('projectId', projectId)
      .filter((partnership) => holdsOn(world.today, partnership))
      .map((partnership) => partnership['organisationId']),
  );
  const regionOf = (provider: Row): string | undefined => table.Region.find(provider['regionId'])?.['code'];
  const themeOf = (material: Row) => table.Theme.find(material['themeId'])!;
  const sourceOf = (material: Row): string | null => table.SourceProject.find(material['sourceProjectId'])?.['code'] ?? null;
  const isInside = rights.position(projectId) !== undefined;
  const counted = population(world, projectId, world.today);
  const former = new Set(
    filter['formerProviders']
      ? table.Organisation.rows.filter(
          (one) =>
            isMergedOn(world.today, one) &&
            one['kind'] === 'PROVIDER' &&
            one['demonstration'] === table.Project.find(projectId)!['demonstration'],
        )
      : [],
  );
  let providers = table.Organisation.rows
    .filter((one) => counted.includes(one) || former.has(one))
    .filter(
      (provider) =>
        (isInside || provider.id === asker.providerId) &&
        (!filter['partnersOnly'] || partners.has(provider.id)) &&
        (!(filter['regions'] || filter['regionUnknown']) ||
          (provider['regionId'] === null
            ? filter['regionUnknown'] === true
            : (filter['regions'] ?? []).includes(regionOf(provider)))),
    );
  let materials = table.Material.rows.filter(
    (material) =>
      material['projectId'] === projectId &&
      material['currentVersionId'] !== null &&
      material['status'] !== 'ARCHIVED' &&
      (!filter['themes'] || filter['themes'].includes(themeOf(material)['code'])) &&
      (!filter['sourceProjects'] || filter['sourceProjects'].includes(sourceOf(material))),
  );
  if (typed) {
    const named = providers.filter((row) => `${row['nameFi']} ${row['nameSv'] ?? ''}`.toLowerCase().includes(typed));
    const titled = materials.filter((row) => row['title'].toLowerCase().includes(typed));
    [providers, materials] = [
      named.length ? named : titled.length ? providers : [],
      titled.length ? titled : named.length ? materials : [],
    ];
  }
  const seen = asking.seen(table.Adoption.where('projectId', projectId));
  const said = [...telling(world, seen)].map(([adoption, { id }]) => ({ ...adoption, providerId: id }) as Row);
  const formers = new Set([...former].map(({ id }) => id));
  const ownSaid = seen
    .filter(({ organisationId }) => formers.has(organisationId))
    .map((row) => ({ ...row, providerId: row['organisationId'] }) as Row);
  const between = (some: readonly Row[], others: readonly Row[]) => {
    const [left, right] = [new Set(some.map(({ id }) => id)), new Set(others.map(({ id }) => id))];
    return [...said, ...ownSaid].filter((adoption) => left.has(adoption['providerId']) && right.has(adoption['materialId']));
  };
  const all = between(providers, materials);
  const ofMaterial = Map.groupBy(all, (adoption) => adoption['materialId']);
  if (filter['stages']) {
    const at = all.filter((adoption) => filter['stages'].includes(adoption['stage']));
    providers = providers.filter(({ id }) => at.some((adoption) => adoption['providerId'] === id));
    materials = materials.filter(({ id }) => at.some((adoption) => adoption['materialId'] === id));
  }
  materials = materials.toSorted((a, b) => {
    if (sort.materials === 'TITLE') return 0;
    const order = (row: Row) =>
      sort.materials === 'THEME' ? [themeOf(row)['position']] : progress(ofMaterial.get(row.id) ?? []);
    return compared(order(a), order(b));
  });
  const shown = between(providers, materials).filter(
    (adoption) =>
      adoption['stage'] !== 'NOT_STARTED' ||
      table.AdoptionDeclaration.where('adoptionId', adoption.id).some((declaration) => declaration['withdrawnAt'] === null),
  );
  const ofProvider = Map.groupBy(shown, (adoption) => adoption['providerId']);
  providers = providers.toSorted((a, b) => {
    if (sort.providers === 'NAME') return 0;
    const order = (row: Row) => (sort.providers === 'REGION' ? [regionOf(row) ?? '~'] : progress(ofProvider.get(row.id) ?? []));
    return compared(order(a), order(b));
  });
  const letter = (stage: string | null) => stageLetters[stage as keyof typeof stageLetters];
  const cells = (provider: Row, said: (adoption: Row) => string) =>
    materials
      .map(({ id }) => ofProvider.get(provider.id)?.find((adoption) => adoption['materialId'] === id))
      .map((adoption) => (adoption ? said(adoption) : noData))
      .join('');
  const own = counted.some(({ id }) => id === asker.providerId) ? asker.providerId : null;
  return {
    materials: materials.map((row) => ({ ...row, themeCode: themeOf(row)['code'], sourceProjectCode: sourceOf(row) })),
    providers: providers.map((row) => ({
      ...row,
      regionCode: regionOf(row) ?? null,
      partner: partners.has(row.id),
      former: former.has(row),
      ofMerged: materials.flatMap(({ id }, place) => {
        const cell = ofProvider.get(row.id)?.find((adoption) => adoption['materialId'] === id);
        return cell && cell['organisationId'] !== row.id ? [place] : [];
      }),
      statuses: cells(row, ({ stage, confirmedAt }) =>
        confirmedAt > world.sixMonthsAgo ? letter(stage) : letter(stage).toLowerCase(),
      ),
      verified: cells(row, ({ verifiedStage }) => (verifiedStage ? letter(verifiedStage) : noData)),
    })),
    own: own && {
      providerId: own,
      versions: materials.map(
        ({ id }) =>
          table.Adoption.where('materialId', id).find((adoption) => adoption['organisationId'] === own)?.['version'] ?? 0,
      ),
    },
    viewerCan: {
      declare: mayDeclare(world, asker, {
        typename: 'Material',
        id: projectId,
        projectId,
        status: 'MAINTAINED',
        currentVersionId: '',
      }),
    },
  };
}
