import { type Asking, Refusal, idOf, refuseNul } from './asking.ts';
import { count, inCountry, population } from './counts.ts';
import { isOutspoken, mergersOf, partsOf } from './mergers.ts';
import { because, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';
import { helsinkiDay, inUse } from './states.ts';

type CoverageAsked = {
  projectId: string;
  theme?: string | null;
  sourceProject?: string | null;
  providerTypes?: string[] | null;
  regions?: string[] | null;
  regionUnknown?: boolean | null;
  asOf?: string | null;
  knownAt?: string | Date | null;
  compareWith?: string | null;
};
export type ProvidersAsked = CoverageAsked & { standing: string; change?: string | null };

type Standing = { provider: Row; said: boolean; inUse: boolean; verified: boolean; notApplicable: boolean };
type Cut = { projectId: string; day: string; knownAt: string | null; holds: (provider: Row) => boolean };

/** Where every provider stood on a day with those materials: the last word of which the effect had begun, of those known then. */
function standings(world: World, { projectId, day, knownAt, holds }: Cut, materials: readonly Row[]): Standing[] {
  const { table } = world;
  const ids = new Set(materials.map((material) => material.id));
  const wasKnown = (moment: string) => knownAt === null || moment <= knownAt;
  const mergers = mergersOf(world, knownAt);
  /** The verdict on a day, of those known then. */
  const verifiedStage = (adoption: Row): string | null => {
    const verdicts = table.Verification.where('adoptionId', adoption.id)
      .filter(({ verdict }) => verdict !== 'UNCLEAR')
      .map(({ id, decidedAt, stage }) => ({ id, at: decidedAt as string, stage: stage as string | null }));
    const { verifiedAt, verifiedStage: stage } = adoption;
    if (verifiedAt !== null && !verdicts.some(({ at }) => at >= verifiedAt))
      verdicts.push({ id: adoption.id, at: verifiedAt, stage });
    const then = verdicts.filter(({ at }) => helsinkiDay(at) <= day && wasKnown(at));
    return then.toSorted((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1))[0]?.stage ?? null;
  };
  return population(world, projectId, day, mergers)
    .filter(holds)
    .map((provider) => {
      const said = partsOf(world, provider, day, mergers).flatMap(({ organisation, since }) =>
        table.Adoption.where('organisationId', organisation.id)
          .filter((adoption) => ids.has(adoption['materialId']))
          .flatMap((adoption) => {
            const words = table.AdoptionDeclaration.where('adoptionId', adoption.id).filter(
              (word) =>
                word['projectId'] === projectId &&
                word['effectiveDate'] <= day &&
                wasKnown(word['recordedAt']) &&
                (word['withdrawnAt'] === null || (knownAt !== null && word['withdrawnAt'] > knownAt)),
            );
            const last = words.toSorted((a, b) => b['number'] - a['number'])[0];
            return last ? [{ stage: last['stage'] as string, from: last['effectiveDate'] as string, adoption, since }] : [];
          }),
      );
      const stages = said.filter((word) => !isOutspoken(word, said));
      const nothing = [...Map.groupBy(stages, ({ adoption }) => adoption['materialId'] as string).values()].filter((of) =>
        of.every(({ stage }) => stage === 'NOT_APPLICABLE'),
      );
      return {
        provider,
        said: stages.length > 0,
        inUse: stages.some(({ stage }) => inUse(stage)),
        verified: stages.some(({ stage, adoption }) => inUse(stage) && inUse(verifiedStage(adoption))),
        notApplicable: ids.size > 0 && nothing.length === ids.size,
      };
    });
}

const HOLDS = {
  licensed: ({ notApplicable }) => !notApplicable,
  inUse: ({ inUse: used }) => used,
  verified: ({ verified }) => verified,
  noData: ({ said }) => !said,
  notApplicable: ({ notApplicable }) => notApplicable,
} satisfies Record<string, (standing: Standing) => boolean>;
const figureNames = Object.keys(HOLDS) as (keyof typeof HOLDS)[];

const figuresFrom = (of: (name: keyof typeof HOLDS) => number) =>
  Object.fromEntries(figureNames.map((name) => [name, of(name)])) as Record<keyof typeof HOLDS, number>;
const figuresOf = (standings: readonly Standing[]) => figuresFrom((name) => count(standings, HOLDS[name]));

/** What has changed: who is counted in one of them and not in the other. */
function changeOf(now: readonly Standing[], before: readonly Standing[] | null) {
  if (!before) return null;
  const isIn = (standings: readonly Standing[], name: keyof typeof HOLDS) => {
    const ids = new Set(standings.filter(HOLDS[name]).map(({ provider }) => provider.id));
    return ({ provider }: Standing) => ids.has(provider.id);
  };
  const only = (here: readonly Standing[], there: readonly Standing[]) =>
    figuresFrom((name) => count(here, (standing) => HOLDS[name](standing) && !isIn(there, name)(standing)));
  return { before: figuresOf(before), came: only(now, before), left: only(before, now) };
}

const refuseNuls = ({ theme, sourceProject, regions }: CoverageAsked) => refuseNul(theme, sourceProject, regions);

/** The materials of a theme and a source project that a project counts. */
function materialsOf({ table }: World, projectId: string, theme?: string | null, source?: string | null) {
  return table.Material.where('projectId', projectId).filter(
    (material) =>
      material['currentVersionId'] !== null &&
      (typeof theme !== 'string' || table.Theme.find(material['themeId'])!['code'] === theme) &&
      (typeof source !== 'string' || table.SourceProject.find(material['sourceProjectId'])?.['code'] === source),
  );
}

/** Whether a provider lies in the places asked for, or in the country without Åland, and is of the types. */
function placed(world: World, { regions, regionUnknown, providerTypes }: CoverageAsked, everywhere = false) {
  const { table } = world;
  return (provider: Row) =>
    (!providerTypes || providerTypes.includes(provider['providerType'])) &&
    (regions || regionUnknown
      ? (regions ?? []).includes(table.Region.find(provider['regionId'])?.['code'] as string) ||
        (regionUnknown === true && provider['regionId'] === null)
      : everywhere || inCountry(world, provider));
}

const momentOf = (asked: CoverageAsked) => (asked.knownAt ? new Date(asked.knownAt).toISOString() : null);

export function coverage(asking: Asking, args: CoverageAsked) {
  const { world, rights } = asking;
  const { table } = world;
  const projectId = idOf(args.projectId);
  if (projectId === 'nobody') throw new Refusal('NOT_FOUND');
  refuseNuls(args);
  const theme = args.theme ?? null;
  const source = args.sourceProject ?? null;
  const day = args.asOf ?? world.today;
  const inside = rights.position(projectId) !== undefined;
  const narrowed = args.providerTypes || args.regions || args.regionUnknown || args.knownAt || args.compareWith;
  const found = (rows: readonly Row[], code: string | null) => code === null || rows.some((row) => row['code'] === code);
  if (!table.Project.find(projectId) || !found(table.Theme.rows, theme) || !found(table.SourceProject.rows, source)) return null;
  if (!inside && (narrowed || day !== world.today)) return null;

  const on = (day: string, holds: (provider: Row) => boolean) => (materials: readonly Row[]) =>
    standings(world, { projectId, day, knownAt: momentOf(args), holds }, materials);
  const pair = (holds: (provider: Row) => boolean, materials: readonly Row[]) => ({
    now: on(day, holds)(materials),
    before: args.compareWith ? on(args.compareWith, holds)(materials) : null,
  });
  const holds = placed(world, args);
  const row = ({ now, before }: ReturnType<typeof pair>) => ({ figures: figuresOf(now), change: changeOf(now, before) });
  const materials = materialsOf(world, projectId, theme, source);
  const whole = () => pair(holds, materials);
  const isCounted = () => whole().now.length > 0;
  const grouped = (of: ReturnType<typeof pair>, key: (provider: Row) => unknown, value: unknown) => {
    const part = (standings: readonly Standing[]) => standings.filter(({ provider }) => key(provider) === value);
    return { now: part(of.now), before: of.before && part(of.before) };
  };
  return {
    asOf: day,
    knownAt: momentOf(args),
    compareWith: args.compareWith ?? null,
    theme: table.Theme.rows.find((one) => one['code'] === theme) ?? null,
    sourceProject: table.SourceProject.rows.find((one) => one['code'] === source) ?? null,
    total: () => figuresOf(whole().now),
    totalChange: () => changeOf(whole().now, whole().before),
    byTheme: () =>
      table.Theme.rows.flatMap((one) =>
        isCounted() ? [{ theme: one, ...row(pair(holds, materialsOf(world, projectId, one['code'], source))) }] : [],
      ),
    bySourceProject: () =>
      table.SourceProject.rows.flatMap((one) =>
        isCounted() && materialsOf(world, projectId, theme, one['code']).length
          ? [{ sourceProject: one, ...row(pair(holds, materialsOf(world, projectId, theme, one['code']))) }]
          : [],
      ),
    byProviderType: () =>
      [...world.enums.get('provider_type')!, null].flatMap((type) => {
        const part = grouped(whole(), (provider) => provider['providerType'], type);
        return inside && (part.now.length || part.before?.length) ? [{ providerType: type, ...row(part) }] : [];
      }),
    byRegion: () => {
      const everywhere = pair(placed(world, args, true), materials);
      const asked = (region: Row | null) =>
        !(args.regions || args.regionUnknown) ||
        (region ? (args.regions ?? []).includes(region['code']) : args.regionUnknown === true);
      const rows = [...table.Region.rows, null].flatMap((region) => {
        const part = grouped(everywhere, (provider) => provider['regionId'], region?.id ?? null);
        const there = region || part.now.length || part.before?.length;
        return asked(region) && there ? [{ region, counted: (region?.['counted'] ?? true) as boolean, part }] : [];
      });
      return inside ? rows.map(({ part, ...rest }) => ({ ...rest, others: false, ...row(part) })) : addedUp(rows);
    },
  };
}

type Group = { region: Row | null; counted: boolean; part: { now: readonly Standing[] } };

/** Outside the project small regions are added up, Åland left out. */
function addedUp(groups: readonly Group[]) {
  const alone = ({ region, counted, part }: Group) => ({
    ...{ region, counted, others: false, figures: figuresOf(part.now), change: null },
  });
  const isSmall = ({ part }: Group) => part.now.length < 3;
  const joined = groups.filter((group) => group.counted && isSmall(group));
  const added = joined.flatMap(({ part }) => part.now).length;
  const rest = groups.filter((group) => !isSmall(group));
  // One or two providers could be had by subtraction: the smallest of the others joins them.
  const smallest = rest.filter(({ counted }) => counted).toSorted((a, b) => a.part.now.length - b.part.now.length)[0];
  if ((added === 1 || added === 2) && smallest) joined.push(...rest.splice(rest.indexOf(smallest), 1));
  const figures = figuresOf(joined.flatMap(({ part }) => part.now));
  const others = { region: null, counted: true, others: true, figures, change: null };
  return [...rest.map(alone), ...(joined.length ? [others] : [])];
}

/** The providers behind a figure, for those inside the project. */
export function isBehind(asking: Asking, args: ProvidersAsked): (organisation: Row) => boolean {
  const { world, rights } = asking;
  refuseNuls(args);
  if (args.change && !args.compareWith) throw new Refusal('BAD_USER_INPUT');
  const projectId = idOf(args.projectId);
  if (rights.position(projectId) === undefined) return () => false;
  const materials = materialsOf(world, projectId, args.theme, args.sourceProject);
  const stands: Record<string, (standing: Standing) => boolean> = {
    LICENSED: HOLDS.licensed,
    IN_USE: HOLDS.inUse,
    VERIFIED: HOLDS.verified,
    NO_DATA: HOLDS.noData,
    NOT_APPLICABLE: HOLDS.notApplicable,
    NOT_IN_USE: ({ said, inUse: used, notApplicable }) => said && !used && !notApplicable,
    GAP: ({ inUse: used, notApplicable }) => !used && !notApplicable,
  };
  const idsOn = (day: string) =>
    new Set(
      standings(world, { projectId, day, knownAt: momentOf(args), holds: placed(world, args) }, materials)
        .filter(stands[args.standing]!)
        .map(({ provider }) => provider.id),
    );
  const now = idsOn(args.asOf ?? world.today);
  if (!args.change) return ({ id }) => now.has(id);
  const before = idsOn(args.compareWith!);
  return ({ id }) => (args.change === 'CAME' ? now.has(id) && !before.has(id) : before.has(id) && !now.has(id));
}

/** How far a target has been reached, by what is declared in the whole country. */
function progressOf({ world }: Asking, target: Row) {
  const { projectId, onDate, sharePercent, providers } = target;
  const theme = world.table.Theme.find(target['themeId'])?.['code'] as string | undefined;
  const asOf = onDate < world.today ? onDate : world.today;
  const cut = { projectId, day: asOf, knownAt: null, holds: (provider: Row) => inCountry(world, provider) };
  const { licensed, inUse: used } = figuresOf(standings(world, cut, materialsOf(world, projectId, theme)));
  const wanted = providers ?? Math.ceil((sharePercent * licensed) / 100);
  const state = used >= wanted && licensed > 0 ? 'REACHED' : onDate < world.today ? 'MISSED' : 'ON_THE_WAY';
  return { state, asOf, inUse: used, licensed, wanted };
}

/** Whether the asker steers coverage in a project: an editor of its coordinator. */
function maySteer({ asker, rights }: Asking, projectId: string, hasPassed = false): Refused {
  if (asker.personId === null) return because('NOT_SIGNED_IN');
  if (rights.position(projectId) !== 'COORDINATOR') return because('NOT_THE_COORDINATOR');
  if (!asker.roles.includes('EDITOR')) return because('ROLE_CANNOT_EDIT');
  return because(hasPassed ? 'HAS_ENDED' : null);
}

export const steeringOf = {
  setCoverageTarget: ({ id }: Row, _: unknown, asking: Asking) => maySteer(asking, id),
  nudgeProviders: ({ id }: Row, _: unknown, asking: Asking) => maySteer(asking, id),
};
export const ofTarget = {
  progress: (row: Row, _: unknown, asking: Asking) => progressOf(asking, row),
  viewerCan: ({ projectId, onDate }: Row, _: unknown, asking: Asking) => ({
    change: maySteer(asking, projectId, onDate < asking.world.today),
  }),
};

/** The last reminder to a provider, of a project and theme where they are named. */
export function lastNudge(
  asking: Asking,
  organisation: Row,
  { projectId, theme }: { projectId?: string | null; theme?: string | null },
) {
  const project = typeof projectId === 'string' ? idOf(projectId) : null;
  if (project !== 'nobody') refuseNul(theme);
  const { table } = asking.world;
  const sent = table.CoverageNudge.where('organisationId', organisation.id).filter(
    (nudge) =>
      (project === null || nudge['projectId'] === project) &&
      (typeof theme !== 'string' || table.Theme.find(nudge['themeId'])!['code'] === theme),
  );
  return asking.seen(sent)[0] ?? null;
}

/** The last reminder of each theme to the asker's provider since which it has said nothing of the theme. */
export function ownNudges({ world, asker }: Asking, project: Row) {
  const { CoverageNudge, AdoptionDeclaration, Material } = world.table;
  const ours = CoverageNudge.where('organisationId', asker.providerId).filter(({ projectId }) => projectId === project.id);
  const said = AdoptionDeclaration.where('organisationId', asker.providerId).filter(
    ({ projectId, withdrawnAt }) => projectId === project.id && withdrawnAt === null,
  );
  return ours.filter(
    ({ themeId, sentAt }, place) =>
      ours.findIndex((nudge) => nudge['themeId'] === themeId) === place &&
      !said.some(({ materialId, recordedAt }) => Material.find(materialId)!['themeId'] === themeId && recordedAt > sentAt),
  );
}
