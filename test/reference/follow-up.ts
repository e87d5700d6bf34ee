import type { Asker } from './asker.ts';
import { idOf, refuseNul, type Asking } from './asking.ts';
import { isMergedOn, membersOn, standInOn } from './mergers.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';

/** What follows events, written down a second time. */
const reported = ({ state }: Row) => state === 'REPORTED' || state === 'APPROVED';
const standing = (rows: readonly Row[]) => rows.filter(({ withdrawnAt }) => withdrawnAt === null);

/** The materials that a follow-up asks for, in order. */
function asked({ table }: World, { eventId }: Row): Row[] {
  const event = table.DisseminationEvent.find(eventId)!;
  return table.EventMaterial.where('eventId', eventId)
    .map(({ materialId }) => table.Material.find(materialId)!)
    .filter(
      (material) =>
        material['projectId'] === event['projectId'] &&
        material['currentVersionId'] !== null &&
        material['status'] !== 'ARCHIVED',
    );
}

function declaredAt(world: World, followUp: Row, materialId: string): string | null {
  const { table, today } = world;
  const members = membersOn(world, followUp['organisationId'], today);
  const since = standing(table.AdoptionDeclaration.where('materialId', materialId)).filter(
    (declaration) => members.includes(declaration['organisationId']) && declaration['recordedAt'] >= followUp['since'],
  );
  return (
    since
      .map((declaration): string => declaration['recordedAt'])
      .toSorted()
      .at(-1) ?? null
  );
}
const keptOf = ({ table }: World, followUp: Row, materialId: string) =>
  table.FollowUpKept.where('followUpId', followUp.id).find((kept) => kept['materialId'] === materialId);
const isAnswered = (world: World, followUp: Row, materialId: string) =>
  keptOf(world, followUp, materialId) !== undefined || declaredAt(world, followUp, materialId) !== null;

export function isWaiting(world: World, followUp: Row): boolean {
  const { table, today } = world;
  const { eventId, organisationId, day } = followUp;
  const members = membersOn(world, organisationId, today);
  const isLater = (other: Row) => other['organisationId'] === organisationId && other['day'] > day;
  return (
    !isMergedOn(today, table.Organisation.find(organisationId)!) &&
    reported(table.DisseminationEvent.find(eventId)!) &&
    table.EventAttendance.where('eventId', eventId).some((came) => members.includes(came['organisationId'])) &&
    !table.FollowUp.where('eventId', eventId).some(isLater) &&
    asked(world, followUp).some(({ id }) => !isAnswered(world, followUp, id))
  );
}

function mayAnswer({ world, asker }: Asking, followUp: Row): Refused {
  if (asker.personId === null) return because('NOT_SIGNED_IN');
  if (followUp['organisationId'] !== asker.organisationId) return because('NOT_YOUR_ORGANISATION');
  if (!asker.roles.includes('EDITOR')) return because('ROLE_CANNOT_EDIT');
  if (isMergedOn(world.today, world.table.Organisation.find(followUp['organisationId'])!)) return because('ORGANISATION_MERGED');
  return because(isWaiting(world, followUp) ? null : 'ANSWERED_ALREADY');
}

function materialsOf(asking: Asking, followUp: Row) {
  const { world } = asking;
  return asked(world, followUp).map(({ id }) => {
    const adoption = world.table.Adoption.where('materialId', id).find(
      ({ organisationId }) => organisationId === followUp['organisationId'],
    );
    const answered = isAnswered(world, followUp, id);
    const stage = adoption?.['stage'] ?? 'NOT_STARTED';
    return {
      ...{ material: asking.one('Material', id), adoption: asking.one('Adoption', adoption?.id), answered, stage },
      keptAt: keptOf(world, followUp, id)?.['keptAt'] ?? null,
      declaredAt: declaredAt(world, followUp, id),
      proposedStage: stage === 'NOT_STARTED' && !answered ? 'AWARE' : null,
    };
  });
}

type FollowUpArguments = PageArguments & { projectId: string; filter?: Record<string, any> | null };
function followUps(asking: Asking, { projectId, filter, ...page }: FollowUpArguments) {
  const { waiting, eventId, organisationId, own } = filter ?? {};
  const fits = (row: Row) =>
    row['projectId'] === idOf(projectId) &&
    (typeof eventId !== 'string' || row['eventId'] === idOf(eventId)) &&
    (typeof organisationId !== 'string' || row['organisationId'] === idOf(organisationId)) &&
    (!own || row['organisationId'] === asking.asker.organisationId) &&
    (typeof waiting !== 'boolean' || isWaiting(asking.world, row) === waiting);
  return pageOf(asking, 'followUps', asking.world.table.FollowUp.rows, fits, page);
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });
const STEPS = ['REACHED', 'AWARE', 'PILOT', 'IN_USE', 'ESTABLISHED'] as const;
type Way = Record<(typeof STEPS)[number], string | null>;
type Of = { projectId: string; eventId?: string | null; materialId?: string | null; theme?: string | null };
const earlier = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b);
const readsAny = ({ providerId, positions }: Asker) => providerId !== null || positions.size > 0;

/** The first day of each step, of each provider whose people came. */
function ways(asking: Asking, { projectId, eventId, materialId, theme }: Of, asOf: string): Map<string, Way> {
  const { world } = asking;
  const { table } = world;
  const path = world.enums.get('adoption_stage')!.slice(0, 7);
  const pairs = new Map<string, string>();
  for (const attendance of asking.seen(table.EventAttendance.where('projectId', projectId))) {
    const event = asking.one('DisseminationEvent', attendance['eventId']);
    if (!event || !reported(event) || (eventId && event.id !== eventId)) continue;
    const day = days.format(new Date(event['endsAt']));
    if (day > asOf) continue;
    for (const shown of asking.seen(table.EventMaterial.where('eventId', event.id))) {
      const material = asking.one('Material', shown['materialId']);
      if (!material || (materialId && material.id !== materialId)) continue;
      if (typeof theme === 'string' && table.Theme.find(material['themeId'])!['code'] !== theme) continue;
      const key = `${standInOn(world, attendance['organisationId'], asOf)} ${material.id}`;
      pairs.set(key, earlier(pairs.get(key) ?? null, day)!);
    }
  }
  const all = new Map<string, Way>();
  for (const [key, reached] of pairs) {
    const [organisationId, shown] = key.split(' ') as [string, string];
    const members = membersOn(world, organisationId, asOf);
    const declared = asking
      .seen(standing(table.AdoptionDeclaration.where('materialId', shown)))
      .filter(
        (row) => members.includes(row['organisationId']) && row['effectiveDate'] >= reached && row['effectiveDate'] <= asOf,
      );
    const before = all.get(organisationId);
    const first = (step: (typeof STEPS)[number]) =>
      declared
        .filter(({ stage }) => path.indexOf(stage) >= path.indexOf(step))
        .reduce<string | null>((least, row) => earlier(least, row['effectiveDate']), null);
    const way = Object.fromEntries(
      STEPS.map((step) => [step, earlier(before?.[step] ?? null, step === 'REACHED' ? reached : first(step))]),
    ) as Way;
    all.set(organisationId, way);
  }
  return all;
}

function median(values: readonly number[]): number | null {
  if (!values.length) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

function funnelOf(asking: Asking, of: Of, asOf: string) {
  const all = [...ways(asking, of, asOf).values()];
  return {
    asOf,
    steps: STEPS.map((step, index) => {
      const took = all.filter((way) => way[step] !== null);
      const since = STEPS[index - 1];
      const lasted = since ? took.map((way) => (Date.parse(way[step]!) - Date.parse(way[since]!)) / 86_400_000) : [];
      return { step, providers: took.length, medianDays: median(lasted) };
    }),
  };
}

const narrowed = (projectId: string, filter: Record<string, any> | null | undefined): Of => ({
  projectId: idOf(projectId),
  eventId: typeof filter?.['eventId'] === 'string' ? idOf(filter['eventId']) : null,
  materialId: typeof filter?.['materialId'] === 'string' ? idOf(filter['materialId']) : null,
  theme: filter?.['theme'] ?? null,
});
const isProjectId = (projectId: string) => idOf(projectId) !== 'nobody';

function funnel(asking: Asking, { projectId, filter, asOf }: any) {
  if (!readsAny(asking.asker) || !isProjectId(projectId)) return null;
  refuseNul(filter?.theme);
  if (!asking.world.table.Project.find(idOf(projectId))) return null;
  return funnelOf(asking, narrowed(projectId, filter), asOf ?? asking.world.today);
}

function funnelProviders(asking: Asking, { projectId, filter, asOf, step, ...page }: any) {
  const reads = readsAny(asking.asker) && isProjectId(projectId);
  if (reads) refuseNul(filter?.theme);
  const all = reads ? ways(asking, narrowed(projectId, filter), asOf ?? asking.world.today) : new Map<string, Way>();
  const took = ({ id }: Row) => (all.get(id)?.[step as (typeof STEPS)[number]] ?? null) !== null;
  return pageOf(asking, 'organisations', asking.world.table.Organisation.rows, took, page);
}

const ofEvent = (asking: Asking, { id }: Row) => asking.seen(asking.world.table.FollowUp.where('eventId', id));
type Field = (row: any, args: any, asking: Asking) => unknown;
/** What this part of the hub adds to the types of the schema. */
export const ofFollowUps = {
  query: {
    followUp: (_, { id }, asking) => asking.one('FollowUp', idOf(id)),
    followUps: (_, args, asking) => followUps(asking, args),
    funnel: (_, args, asking) => funnel(asking, args),
    funnelProviders: (_, args, asking) => funnelProviders(asking, args),
  },
  types: {
    FollowUp: {
      waiting: (row, _, { world }) => isWaiting(world, row),
      overdue: (row, _, { world }) => row.dueOn < world.today && isWaiting(world, row),
      askedCount: (row, _, { world }) => asked(world, row).length,
      answeredCount: (row, _, { world }) => asked(world, row).filter(({ id }) => isAnswered(world, row, id)).length,
      materials: (row, _, asking) => materialsOf(asking, row),
      viewerCan: (row, _, asking) => ({ answer: mayAnswer(asking, row) }),
    },
  },
  event: {
    followUpCount: (row, _, asking) => ofEvent(asking, row).length,
    followUpsWaiting: (row, _, asking) => ofEvent(asking, row).filter((one) => isWaiting(asking.world, one)).length,
    funnel: (row, _, asking) =>
      readsAny(asking.asker) && reported(row)
        ? funnelOf(asking, { projectId: row.projectId, eventId: row.id }, asking.world.today)
        : null,
  },
  material: {
    funnel: (row, _, asking) =>
      asking.asker.positions.has(row.projectId)
        ? funnelOf(asking, { projectId: row.projectId, materialId: row.id }, asking.world.today)
        : null,
  },
  notification: { followUp: (row, _, asking) => asking.one('FollowUp', row.facts.followUpId) },
} satisfies Record<string, Record<string, Field | Record<string, Field>>>;
