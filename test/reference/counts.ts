import { awaited } from './dissemination.ts';
import { holdsOn } from './asker.ts';
import { type Asking, Refusal, idOf, refuseNul } from './asking.ts';
import type { Row, World } from './rows.ts';
import { inUse, isVerified, problemsOpen, stateOf } from './states.ts';

const count = <T>(rows: readonly T[], holds: (row: T) => boolean) => rows.filter(holds).length;

/** Adoptions by stage, in the order of the path. */
export function summary(asking: Asking, adoptions: readonly Row[]) {
  const seen = asking.seen(adoptions);
  return asking.world.enums
    .get('adoption_stage')!
    .map((stage) => ({ stage, count: count(seen, (adoption) => adoption['stage'] === stage) }))
    .filter((row) => row.count > 0);
}

/** The providers that a project counts on a day: licensed, of its own population, members or not. */
function population({ table }: World, projectId: string | null, day: string): readonly Row[] {
  const project = table.Project.find(projectId);
  return table.Organisation.rows.filter(
    (organisation) =>
      organisation['kind'] === 'PROVIDER' &&
      organisation['demonstration'] === project?.['demonstration'] &&
      table.Licence.where('organisationId', organisation.id).some((licence) => holdsOn(day, licence)),
  );
}

/** Whether the whole country's figures hold it: all but Åland, and what has no known region. */
const inCountry = ({ table }: World, provider: Row) => table.Region.find(provider['regionId'])?.['counted'] ?? true;

type Standing = { provider: Row; said: boolean; inUse: boolean; verified: boolean; notApplicable: boolean };

/** Where every provider stood on a day with those materials: the last word of which the effect had begun. */
function standings(world: World, projectId: string, day: string, materials: readonly Row[]): Standing[] {
  const { table } = world;
  const ids = new Set(materials.map((material) => material.id));
  return population(world, projectId, day).map((provider) => {
    const stages = table.Adoption.where('organisationId', provider.id)
      .filter((adoption) => ids.has(adoption['materialId']))
      .flatMap((adoption) => {
        const words = table.AdoptionDeclaration.where('adoptionId', adoption.id).filter(
          (declaration) => declaration['projectId'] === projectId && declaration['effectiveDate'] <= day,
        );
        const last = words.toSorted((a, b) => b['number'] - a['number'])[0];
        return last ? [{ stage: last['stage'] as string, adoption }] : [];
      });
    return {
      provider,
      said: stages.length > 0,
      inUse: stages.some(({ stage }) => inUse(stage)),
      verified: stages.some(
        ({ stage, adoption }) =>
          inUse(stage) &&
          inUse(adoption['verifiedStage']) &&
          adoption['verifiedAt'] !== null &&
          helsinkiDay(adoption['verifiedAt']) <= day,
      ),
      notApplicable: ids.size > 0 && count(stages, ({ stage }) => stage === 'NOT_APPLICABLE') === ids.size,
    };
  });
}

const helsinki = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });
const helsinkiDay = (moment: string) => helsinki.format(new Date(moment));

const figuresOf = (standings: readonly Standing[]) => ({
  licensed: count(standings, (standing) => !standing.notApplicable),
  inUse: count(standings, (standing) => standing.inUse),
  verified: count(standings, (standing) => standing.verified),
  noData: count(standings, (standing) => !standing.said),
  notApplicable: count(standings, (standing) => standing.notApplicable),
});

export function coverage(asking: Asking, args: { projectId: string; theme?: string | null; asOf?: string | null }) {
  const { world, rights } = asking;
  const { table } = world;
  const projectId = idOf(args.projectId);
  if (projectId === 'nobody') throw new Refusal('NOT_FOUND');
  refuseNul(args.theme);
  const theme = args.theme ?? null;
  const day = args.asOf ?? world.today;
  const cared = (code: string | null) =>
    table.Material.where('projectId', projectId).filter(
      (material) =>
        material['currentVersionId'] !== null && (code === null || table.Theme.find(material['themeId'])!['code'] === code),
    );
  const providers = standings(world, projectId, day, cared(theme));
  const country = (of: readonly Standing[]) => of.filter(({ provider }) => inCountry(world, provider));
  if (!table.Project.find(projectId) || (theme !== null && !table.Theme.rows.some((row) => row['code'] === theme))) return null;
  return {
    asOf: day,
    theme: theme === null ? null : (table.Theme.rows.find((row) => row['code'] === theme) ?? null),
    total: figuresOf(country(providers)),
    byRegion: byRegion(world, providers, rights.position(projectId) !== undefined),
    byTheme: table.Theme.rows.flatMap((row) => {
      const standing = country(standings(world, projectId, day, cared(row['code'])));
      return standing.length ? [{ theme: row, figures: figuresOf(standing) }] : [];
    }),
  };
}

/** Every region by its code, then those of unknown region; outside the project small regions are added up, Åland apart. */
function byRegion({ table }: World, standings: readonly Standing[], inside: boolean) {
  const of = (region: string | null) => standings.filter(({ provider }) => provider['regionId'] === region);
  const rows = table.Region.rows.map((region) => ({ region, counted: region['counted'] as boolean, standings: of(region.id) }));
  const groups = [...rows, ...(of(null).length ? [{ region: null, counted: true, standings: of(null) }] : [])];
  const alone = ({ region, counted, standings }: (typeof groups)[number]) => ({
    region,
    counted,
    others: false,
    figures: figuresOf(standings),
  });
  if (inside) return groups.map(alone);
  const isSmall = (group: (typeof groups)[number]) => group.standings.length < 3;
  const joined = groups.filter((group) => group.counted && isSmall(group));
  const added = joined.flatMap((group) => group.standings).length;
  const rest = groups.filter((group) => !isSmall(group));
  // One or two providers could be had by subtraction: the smallest of the others joins them.
  const smallest = rest.filter((group) => group.counted).toSorted((a, b) => a.standings.length - b.standings.length)[0];
  if ((added === 1 || added === 2) && smallest) joined.push(...rest.splice(rest.indexOf(smallest), 1));
  const others = { region: null, counted: true, others: true, figures: figuresOf(joined.flatMap((group) => group.standings)) };
  return [...rest.map(alone), ...(joined.length ? [others] : [])];
}

/** The providers behind a figure, for those inside the project: the whole country without Åland, or the regions asked for. */
export function isBehind(asking: Asking, args: ProvidersAsked): (organisation: Row) => boolean {
  const { world, rights } = asking;
  const projectId = idOf(args.projectId);
  if (rights.position(projectId) === undefined) return () => false;
  const { table } = world;
  const materials = table.Material.where('projectId', projectId).filter(
    (material) =>
      material['currentVersionId'] !== null &&
      (args.theme == null || table.Theme.find(material['themeId'])!['code'] === args.theme),
  );
  const stands: Record<string, (standing: Standing) => boolean> = {
    LICENSED: ({ notApplicable }) => !notApplicable,
    IN_USE: ({ inUse: used }) => used,
    VERIFIED: ({ verified }) => verified,
    NO_DATA: ({ said }) => !said,
    NOT_APPLICABLE: ({ notApplicable }) => notApplicable,
  };
  const behind = new Set(
    standings(world, projectId, args.asOf ?? world.today, materials)
      .filter(stands[args.standing]!)
      .map(({ provider }) => provider.id),
  );
  const places = (organisation: Row) =>
    args.regions || args.regionUnknown
      ? (args.regions ?? []).includes(table.Region.find(organisation['regionId'])?.['code'] as string) ||
        (args.regionUnknown === true && organisation['regionId'] === null)
      : inCountry(world, organisation);
  return (organisation) => behind.has(organisation.id) && places(organisation);
}
export type ProvidersAsked = {
  projectId: string;
  theme?: string | null;
  asOf?: string | null;
  standing: string;
  regions?: string[] | null;
  regionUnknown?: boolean | null;
};

/** Where a material is in use, for those inside its project: the largest share first. */
export function regionsOf(asking: Asking, material: Row) {
  const { world, rights } = asking;
  if (rights.position(material['projectId']) === undefined) return [];
  const users = new Set(
    asking
      .seen(world.table.Adoption.where('materialId', material.id))
      .filter((adoption) => inUse(adoption['stage']))
      .map((adoption) => adoption['organisationId']),
  );
  const groups = Map.groupBy(
    population(world, material['projectId'], world.today),
    (provider) => provider['regionId'] as string | null,
  );
  return [...groups]
    .map(([id, providers]) => ({
      region: world.table.Region.find(id) ?? null,
      inUse: count(providers, (provider) => users.has(provider.id)),
      providers: providers.length,
    }))
    .sort(
      (a, b) =>
        b.inUse * a.providers - a.inUse * b.providers ||
        b.inUse - a.inUse ||
        ((a.region?.['code'] ?? '~') < (b.region?.['code'] ?? '~') ? -1 : 1),
    )
    .slice(0, 30);
}

/** The figures of a project's dashboard; for those inside it only. */
export function figures(asking: Asking, project: Row) {
  const { world, asker, rights } = asking;
  if (rights.position(project.id) === undefined) return null;
  const providers = population(world, project.id, world.today).filter((provider) => inCountry(world, provider));
  const adoptions = asking.seen(world.table.Adoption.where('projectId', project.id));
  const materials = asking.seen(world.table.Material.where('projectId', project.id));
  const used = adoptions.filter((adoption) => inUse(adoption['stage']));
  const old = (adoption: Row) => adoption['confirmedAt'] <= world.sixMonthsAgo;
  const own = adoptions.filter((adoption) => asker.providerId !== null && adoption['organisationId'] === asker.providerId);
  const maintained = materials.filter(
    (material) => asker.organisationId !== null && material['maintainerId'] === asker.organisationId,
  );
  const events = asking.seen(world.table.DisseminationEvent.where('projectId', project.id));
  const due = (material: Row) => stateOf(asking, material) === 'REVIEW_DUE';
  const isAsked = ({ id }: Row) =>
    asking
      .seen(world.table.MaterialHandover.where('materialId', id))
      .some(({ state, toId }) => state === 'OPEN' && toId === asker.organisationId);
  const uses = [...Map.groupBy(used, (adoption) => adoption['materialId'] as string)].sort(
    ([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1),
  );
  return {
    providers: providers.length,
    partners: count(world.table.Partnership.where('projectId', project.id), (partnership) => holdsOn(world.today, partnership)),
    providersWithData: count(providers, ({ id }) => adoptions.some((adoption) => adoption['organisationId'] === id)),
    providersWithUse: count(providers, ({ id }) => used.some((adoption) => adoption['organisationId'] === id)),
    materials: materials.length,
    materialsUnconfirmed: count(materials, (material) => material['currentVersionId'] === null),
    materialsOrphaned: count(materials, (material) => stateOf(asking, material) === 'ORPHANED'),
    materialsReviewDue: count(materials, due),
    materialsInUse: count(materials, ({ id }) => used.some((adoption) => adoption['materialId'] === id)),
    adoptionsInUse: used.length,
    adoptionsVerified: count(used, isVerified),
    adoptionsNotConfirmedLately: count(adoptions, old),
    ownInUse: count(own, (adoption) => inUse(adoption['stage'])),
    ownPiloting: count(own, (adoption) => adoption['stage'] === 'PILOT'),
    ownUndeclared: asker.providerId
      ? count(
          materials,
          ({ id, currentVersionId, status }) =>
            currentVersionId !== null && status !== 'ARCHIVED' && !own.some((adoption) => adoption['materialId'] === id),
        )
      : 0,
    ownNotConfirmedLately: count(own, old),
    ownMaintained: maintained.length,
    ownReviewDue: count(maintained, due),
    ownHandovers: count(materials, isAsked),
    ownProblems: count(maintained, (material) => problemsOpen(world, material).length > 0),
    materialsWithProblems: count(materials, (material) => problemsOpen(world, material).length > 0),
    ownEventReports: count(events, (event) => awaited(world, event) && asker.providerId === event['organisationId']),
    eventReports: count(events, ({ state }) => state === 'REPORTED'),
    topMaterials: uses.slice(0, 5).map(([id, rows]) => ({
      material: asking.one('Material', id),
      inUse: rows.length,
      recent: count(rows, (adoption) => adoption['declaredAt'] > world.thirtyDaysAgo),
    })),
  };
}
