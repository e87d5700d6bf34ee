import { telling } from './mergers.ts';
import { holdsOn } from './asker.ts';
import { type Asking, idOf, refuseNul } from './asking.ts';
import { isBehind, type ProvidersAsked } from './coverage.ts';
import { pageOf, type PageArguments } from './pages.ts';
import type { Row } from './rows.ts';
import { inRegions } from './places.ts';
import { isVerified, maintainerOf, problemsOpen, stateOf } from './states.ts';
import { placeUnknown } from './register.ts';
import { evidenceMissing, personsOf } from './verification.ts';
import { isOutdated } from './versions.ts';

type Filter = Record<string, any>;
type ListArguments = PageArguments & { projectId?: string | null; filter?: Filter | null };
type Part = (row: Row) => boolean;

const all = (parts: readonly (Part | undefined)[]) => (row: Row) => parts.every((part) => part === undefined || part(row));
/** The part of a filter that a value asks for; none, when it is left out. */
const given = <T>(value: T | null | undefined, part: (value: T) => Part) =>
  value === null || value === undefined ? undefined : part(value);
const among = (values: readonly string[] | null | undefined, of: (row: Row) => string | null | undefined) =>
  given(values, (list) => (row) => list.includes(of(row) ?? '\0'));

function holding(search: string | null | undefined, ...texts: ((row: Row) => string)[]): Part | undefined {
  const typed = search?.trim().toLowerCase();
  return typed ? (row) => texts.some((text) => text(row).toLowerCase().includes(typed)) : undefined;
}

export function organisations(asking: Asking, { filter, ...page }: ListArguments) {
  const asked: Filter = filter ?? {};
  refuseNul(asked['search'], asked['regions']);
  const named = holding(asked['search'], (row) => `${row['nameFi']} ${row['nameSv'] ?? ''} ${row['brandName'] ?? ''}`);
  const formerly = holding(asked['search'], (row) => `${row['nameFi']} ${row['nameSv'] ?? ''} ${row['nameEn'] ?? ''}`);
  const parts = [
    given(asked['locationToConfirm'], (wanted) => (row) => placeUnknown(row) === wanted),
    named &&
      ((row: Row) =>
        named(row) ||
        (row['businessId'] ?? '').includes(asked['search'].trim().toLowerCase()) ||
        asking.world.table.FormerName.where('organisationId', row.id).some(formerly!)),
    inRegions(asking, asked),
    among(asked['providerTypes'], (row) => row['providerType']),
    among(asked['kinds'], (row) => row['kind']),
    given(asked['demonstration'], (wanted) => (row) => row['demonstration'] === wanted),
  ];
  return pageOf(asking, 'organisations', asking.world.table.Organisation.rows, all(parts), page);
}

export function coverageProviders(asking: Asking, asked: ProvidersAsked, page: ListArguments) {
  return pageOf(asking, 'organisations', asking.world.table.Organisation.rows, isBehind(asking, asked), page);
}

/** Every adoption in the order asked for; names are ordered by the database. */
function inOrder({ table }: Asking['world'], sort: string): readonly Row[] {
  const { rows } = table.Adoption;
  const place = ({ PROVIDER: 'byProvider', MATERIAL: 'byMaterial', STAGE: 'byStage' } as Record<string, string>)[sort];
  return place ? rows.toSorted((a, b) => a[place] - b[place]) : rows;
}

export function adoptions(asking: Asking, { projectId, filter, sort, ...page }: ListArguments & { sort?: string }) {
  const { table, sixMonthsAgo } = asking.world;
  const asked: Filter = filter ?? {};
  refuseNul(asked['search'], asked['regions'], asked['themes'], asked['sourceProjects']);
  const material = (row: Row) => table.Material.find(row['materialId'])!;
  const told = telling(asking.world, asking.seen(table.Adoption.where('projectId', idOf(projectId!))));
  const organisation = (row: Row) => told.get(row) ?? table.Organisation.find(row['organisationId'])!;
  const named = asked['organisationId'] as string | null | undefined;
  const located = inRegions(asking, asked);
  const parts = [
    (row: Row) => row['projectId'] === idOf(projectId!),
    holding(
      asked['search'],
      (row) => material(row)['title'],
      (row) => `${organisation(row)['nameFi']} ${organisation(row)['nameSv'] ?? ''}`,
    ),
    among(asked['stages'], (row) => row['stage']),
    among(asked['themes'], (row) => table.Theme.find(material(row)['themeId'])!['code']),
    among(asked['sourceProjects'], (row) => table.SourceProject.find(material(row)['sourceProjectId'])?.['code']),
    asked['partnersOnly'] && idOf(projectId!) !== 'nobody'
      ? (row: Row) =>
          table.Partnership.where('organisationId', organisation(row).id).some(
            (partnership) => partnership['projectId'] === row['projectId'] && holdsOn(asking.world.today, partnership),
          )
      : undefined,
    located && ((row: Row) => located(organisation(row))),
    given<string>(asked['materialId'], (id) => (row) => row['materialId'] === idOf(id)),
    typeof named === 'string'
      ? (row: Row) => row['organisationId'] === idOf(named) || told.get(row)?.id === idOf(named)
      : asked['formerProviders']
        ? undefined
        : (row: Row) => told.has(row),
    given(asked['confirmedLately'], (wanted) => (row) => row['confirmedAt'] > sixMonthsAgo === wanted),
    given(asked['updateAvailable'], (wanted) => (row) => isOutdated(asking, row) === wanted),
    given(asked['evidenceMissing'], (wanted) => (row) => evidenceMissing(asking, row) === wanted),
    given(asked['personsTrained'], (wanted) => (row) => (personsOf(asking, row) !== null) === wanted),
    given(asked['verified'], (wanted) => (row) => isVerified(row) === wanted),
  ];
  const order = sort ?? 'DECLARED';
  const list = order === 'DECLARED' ? 'adoptions' : `adoptions by ${order}`;
  return pageOf(asking, list, inOrder(asking.world, order), all(parts), page);
}

/** Where a material stands: with the asking provider, or for all others with anybody they may see. */
function stagesOf(asking: Asking, material: Row): string[] {
  const { providerId } = asking.asker;
  const adoptions = asking.seen(asking.world.table.Adoption.where('materialId', material.id));
  if (providerId === null) return [...new Set(adoptions.map((adoption) => adoption['stage']))];
  return [
    adoptions.find((adoption) => adoption['organisationId'] === providerId)?.['stage'] ??
      (material['currentVersionId'] === null ? [] : 'NOT_STARTED'),
  ].flat();
}

// Each facet with the part of the filter it leaves out, and the values a material has in it.
const FACETS: readonly [name: string, part: string, values: (asking: Asking, material: Row) => (string | null | undefined)[]][] =
  [
    ['kind', 'kinds', (_, m) => [m['kind']]],
    ['language', 'languages', (_, m) => [m['language']]],
    ['provenance', 'provenances', (_, m) => [m['provenance']]],
    ['sourceProject', 'sourceProjects', ({ world }, m) => [world.table.SourceProject.find(m['sourceProjectId'])?.['code']]],
    ['stage', 'stages', stagesOf],
    ['state', 'states', (asking, m) => [stateOf(asking, m)]],
    ['theme', 'themes', ({ world }, m) => [world.table.Theme.find(m['themeId'])!['code']]],
  ];

export function materials(asking: Asking, { projectId, filter, ...page }: ListArguments) {
  const { table } = asking.world;
  const asked: Filter = filter ?? {};
  refuseNul(asked['search'], asked['themes'], asked['sourceProjects']);
  const parts: Record<string, Part | undefined> = {
    list:
      given(projectId, (id) => (row) => row['projectId'] === idOf(id)) ??
      ((row) => (asked['inNobodysCare'] ? row['projectId'] === null : row['currentVersionId'] !== null)),
    search: holding(asked['search'], (row) => `${row['title']} ${row['description'] ?? ''}`),
    maintainedByUs: asked['maintainedByUs']
      ? (row) => asking.asker.organisationId !== null && maintainerOf(asking.world, row) === asking.asker.organisationId
      : undefined,
    handoverOfferedToUs: asked['handoverOfferedToUs']
      ? (row) =>
          asking
            .seen(table.MaterialHandover.where('materialId', row.id))
            .some(({ state, toId }) => state === 'OPEN' && toId === asking.asker.organisationId)
      : undefined,
    problemOpen: asked['problemOpen'] ? (row) => asking.seen(problemsOpen(asking.world, row)).length > 0 : undefined,
    reviewDueBefore: given<string>(
      asked['reviewDueBefore'],
      (day) => (row) => row['reviewDueOn'] !== null && row['reviewDueOn'] < day,
    ),
    needsCare: asked['needsCare']
      ? (row) => maintainerOf(asking.world, row) === null && ['INTAKE', 'MAINTAINED', 'UPDATING'].includes(row['status'])
      : undefined,
    inNobodysCare: asked['inNobodysCare'] ? (row) => row['projectId'] === null : undefined,
  };
  for (const [, part, values] of FACETS)
    parts[part] = given<string[]>(
      asked[part],
      (wanted) => (row) => values(asking, row).some((value) => wanted.includes(value ?? '\0')),
    );

  const facets = () =>
    FACETS.flatMap(([name, part, values]) => {
      const rows = asking.seen(table.Material.rows).filter(all(Object.values({ ...parts, [part]: undefined })));
      const counts = new Map<string, number>();
      for (const value of rows.flatMap((row) => values(asking, row))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value, count]) => ({ name, value, count }));
    });
  return { ...pageOf(asking, 'materials', table.Material.rows, all(Object.values(parts)), page), facets };
}
