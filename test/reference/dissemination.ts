import type { Asker } from './asker.ts';
import { idOf, Refusal, refuseNul, type Asking } from './asking.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';

/** The rules of events, written down a second time. */
const dated = ({ kind }: Row) => ['PUBLICATION', 'NEWSLETTER', 'CONSULTATION'].includes(kind);
const edits = ({ personId, roles }: Asker) =>
  personId === null ? 'NOT_SIGNED_IN' : roles.includes('EDITOR') ? null : 'ROLE_CANNOT_EDIT';
const first = (...reasons: (string | null | false)[]): Refused => because(reasons.find((reason) => reason) || null);
const unless = (holds: boolean, reason: string) => !holds && reason;

function mayPlan({ asker }: Asking, project: Row): Refused {
  const partner = asker.providerId !== null && ['COORDINATOR', 'PARTNER'].includes(asker.positions.get(project.id) ?? '');
  return first(edits(asker), unless(partner, 'NOT_A_PARTNER'));
}

function ofEvent({ world, asker }: Asking, event: Row) {
  const { state, projectId, organisationId } = event;
  const position = asker.positions.get(projectId);
  const organiser =
    position === 'COORDINATOR' || (asker.providerId === organisationId && position === 'PARTNER') ? null : 'NOT_THE_ORGANISER';
  const is = (...states: string[]) => states.includes(state);
  const organising = (...reasons: (string | null | false)[]) => first(edits(asker), organiser, ...reasons);
  const deciding = (...reasons: (string | null | false)[]) =>
    first(
      edits(asker),
      unless(position === 'COORDINATOR', 'NOT_THE_COORDINATOR'),
      unless(is('REPORTED'), 'EVENT_NOT_REPORTED'),
      ...reasons,
    );
  return {
    edit: organising(is('REPORTED', 'APPROVED') && 'EVENT_REPORT_IN', is('CANCELLED') && 'EVENT_OVER'),
    open: organising(dated(event) && 'NO_REGISTRATION', unless(is('PLANNED'), 'EVENT_NOT_PLANNED')),
    hold: organising(
      dated(event) ? unless(is('PLANNED'), 'EVENT_NOT_PLANNED') : unless(is('OPEN'), 'EVENT_NOT_OPEN'),
      event['startsAt'] > world.now && 'EVENT_NOT_BEGUN',
    ),
    postpone: organising(unless(is('PLANNED', 'OPEN'), 'EVENT_OVER')),
    reschedule: organising(unless(is('POSTPONED'), 'EVENT_NOT_POSTPONED')),
    cancel: organising(unless(is('PLANNED', 'OPEN', 'POSTPONED'), 'EVENT_OVER')),
    report: organising(unless(is('HELD'), 'EVENT_NOT_HELD')),
    return: deciding(),
    approve: deciding(event['reportedById'] === asker.personId && 'OWN_WORK'),
    register: mayRegister(world, asker, event),
    invite: first(
      edits(asker),
      unless(position === 'COORDINATOR', 'NOT_THE_COORDINATOR'),
      dated(event) && 'NO_REGISTRATION',
      unless(is('PLANNED', 'OPEN'), 'EVENT_OVER'),
      closed(world, event) && 'REGISTRATION_CLOSED',
    ),
  };
}

const closed = (world: World, event: Row) => (event['registrationClosesAt'] ?? event['startsAt']) <= world.now;
const holding = (world: World, event: Row) =>
  world.table.EventRegistration.where('eventId', event.id).filter(({ withdrawnAt }) => withdrawnAt === null);
const sum = (rows: readonly Row[], of: string) => rows.reduce((total, row) => total + row[of], 0);
const left = (world: World, event: Row): number | null =>
  event['capacity'] === null ? null : event['capacity'] - sum(holding(world, event), 'participants');

function mayRegister(world: World, asker: Asker, event: Row): Refused {
  const places = left(world, event);
  const registered = holding(world, event).some(({ organisationId }) => organisationId === asker.organisationId);
  return first(
    asker.personId === null && 'NOT_SIGNED_IN',
    asker.providerId === null && 'NOT_A_PROVIDER',
    unless(asker.roles.includes('EDITOR'), 'ROLE_CANNOT_EDIT'),
    event['demonstration'] !== asker.demonstration && 'OTHER_POPULATION',
    dated(event) && 'NO_REGISTRATION',
    unless(event['state'] === 'OPEN', 'EVENT_NOT_OPEN'),
    closed(world, event) && 'REGISTRATION_CLOSED',
    !registered && places !== null && places <= 0 && 'EVENT_FULL',
  );
}

function mayWithdraw({ world, asker }: Asking, registration: Row): Refused {
  const event = world.table.DisseminationEvent.find(registration['eventId'])!;
  return first(
    asker.personId === null && 'NOT_SIGNED_IN',
    unless(registration['organisationId'] === asker.organisationId, 'NOT_YOUR_ORGANISATION'),
    unless(asker.roles.includes('EDITOR'), 'ROLE_CANNOT_EDIT'),
    registration['withdrawnAt'] !== null && 'WITHDRAWN_ALREADY',
    unless(event['state'] === 'OPEN', 'EVENT_NOT_OPEN'),
    closed(world, event) && 'REGISTRATION_CLOSED',
  );
}

const inside = ({ asker }: Asking, { projectId, organisationId }: Row) =>
  asker.positions.has(projectId) || (asker.providerId !== null && asker.providerId === organisationId);
export const awaited = (world: World, { state, endsAt }: Row) =>
  ['PLANNED', 'OPEN', 'HELD'].includes(state) && endsAt <= world.now;
/** The asker's own provider is invited, can register, and has not. */
export const invitationWaits = ({ world, asker }: Asking, event: Row) => {
  const own = ({ organisationId }: Row) => asker.providerId !== null && organisationId === asker.providerId;
  const invited = world.table.EventInvitation.where('eventId', event.id).some(own);
  return invited && event['state'] === 'OPEN' && !closed(world, event) && !holding(world, event).some(own);
};
const byTime = (a: Row, b: Row) => (`${a['registeredAt']} ${a.id}` < `${b['registeredAt']} ${b.id}` ? -1 : 1);

/** What an event tells beside its columns. */
const eventFields: Record<string, (row: any, args: any, asking: Asking) => unknown> = {
  regions: ({ regionIds }, _, { world }) => world.table.Region.rows.filter(({ id }) => regionIds.includes(id)),
  materials: (row, _, asking) => asking.world.table.EventMaterial.where('eventId', row.id),
  joinAddress: (row, _, asking) =>
    inside(asking, row) ||
    (asking.asker.providerId !== null &&
      holding(asking.world, row).some(({ organisationId }) => organisationId === asking.asker.providerId))
      ? row.joinAddress
      : null,
  reach: (row, _, asking) => (inside(asking, row) ? row.reach : null),
  otherAttendees: (row, _, asking) => (inside(asking, row) ? row.otherAttendees : null),
  returnReason: (row, _, asking) => (inside(asking, row) ? row.returnReason : null),
  reportAwaited: (row, _, { world }) => awaited(world, row),
  placesLeft: (row, _, { world, asker }) => (asker.personId === null ? null : left(world, row)),
  registrations: (row, _, asking) => asking.seen(holding(asking.world, row)).toSorted(byTime),
  ownRegistration: (row, _, asking) =>
    asking
      .seen(asking.world.table.EventRegistration.where('eventId', row.id))
      .find(({ organisationId }) => organisationId === asking.asker.organisationId) ?? null,
  invitations: (row, _, asking) => asking.seen(asking.world.table.EventInvitation.where('eventId', row.id)),
  ownInvitation: (row, _, asking) =>
    asking
      .seen(asking.world.table.EventInvitation.where('eventId', row.id))
      .find(({ organisationId }) => organisationId === asking.asker.organisationId) ?? null,
  registeredCount: (row, _, asking) =>
    inside(asking, row) ? sum(asking.seen(holding(asking.world, row)), 'participants') : null,
  attendance: (row, _, asking) => asking.seen(asking.world.table.EventAttendance.where('eventId', row.id)),
  attendeeCount: (row, _, asking) =>
    inside(asking, row) ? sum(asking.seen(asking.world.table.EventAttendance.where('eventId', row.id)), 'count') : null,
  viewerCan: (row, _, asking) => ofEvent(asking, row),
};

function eventsOf(asking: Asking, materialId: string) {
  const { EventMaterial, DisseminationEvent } = asking.world.table;
  const ids = EventMaterial.where('materialId', materialId).map(({ eventId }) => eventId);
  return asking.seen(DisseminationEvent.rows.filter(({ id }) => ids.includes(id))).slice(0, 50);
}

type ListArguments = PageArguments & { projectId: string; filter?: Record<string, any> | null };
function disseminationEvents(asking: Asking, { projectId, filter, ...page }: ListArguments) {
  const { world, asker } = asking;
  const { table } = world;
  const asked = filter ?? {};
  refuseNul(asked['search'], asked['themes'], asked['regions']);
  const typed = asked['search']?.trim().toLowerCase();
  const shown = (event: Row) =>
    table.EventMaterial.where('eventId', event.id)
      .map(({ materialId }) => asking.one('Material', materialId))
      .filter((material) => material !== null);
  const tests: ((event: Row) => boolean)[] = [(event) => event['projectId'] === idOf(projectId)];
  const add = (given: unknown, test: (event: Row) => boolean) =>
    void (given !== null && given !== undefined && given !== false && given !== '' && tests.push(test));
  add(typed, (event) => `${event['titleFi']} ${event['titleSv'] ?? ''} ${event['titleEn'] ?? ''}`.toLowerCase().includes(typed));
  if (typeof asked['upcoming'] === 'boolean') tests.push((event) => event['endsAt'] > world.now === asked['upcoming']);
  add(asked['kinds'], (event) => asked['kinds'].includes(event['kind']));
  add(asked['states'], (event) => asked['states'].includes(event['state']));
  add(asked['themes'], (event) =>
    shown(event).some(({ themeId }) => asked['themes'].includes(table.Theme.find(themeId)!['code'])),
  );
  add(
    asked['regions'],
    (event) =>
      event['nationwide'] || event['regionIds'].some((id: string) => asked['regions'].includes(table.Region.find(id)!['code'])),
  );
  if (typeof asked['organisationId'] === 'string')
    tests.push((event) => event['organisationId'] === idOf(asked['organisationId']));
  if (typeof asked['materialId'] === 'string')
    tests.push((event) => shown(event).some(({ id }) => id === idOf(asked['materialId'])));
  add(asked['own'], (event) => event['organisationId'] === asker.organisationId);
  add(asked['registered'], (event) =>
    asking.seen(holding(world, event)).some(({ organisationId }) => organisationId === asker.organisationId),
  );
  add(asked['invitationWaits'], (event) => invitationWaits(asking, event));
  add(asked['toReport'], (event) => awaited(world, event));
  const { rows } = table.DisseminationEvent;
  const inOrder = asked['upcoming'] === true ? rows.toReversed() : rows;
  return pageOf(
    asking,
    asked['upcoming'] === true ? 'events to come' : 'disseminationEvents',
    inOrder,
    (event) => tests.every((test) => test(event)),
    page,
  );
}

const normal = (name: string) => name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
function organisationsNamed({ world }: Asking, project: Row, names: readonly string[]) {
  if (names.length > 300) throw new Refusal('BAD_USER_INPUT');
  refuseNul(names);
  const counted = world.table.Organisation.rows.filter(
    ({ kind, demonstration }) => kind === 'PROVIDER' && demonstration === project['demonstration'],
  );
  return names.map((name) => {
    const sought = normal(name);
    const found = counted.filter(
      (one) =>
        one['businessId'] === sought ||
        [one['nameFi'], one['nameSv'], one['nameEn'], one['brandName']].some((text) => text?.toLowerCase() === sought),
    );
    return { name, organisation: found.length === 1 ? found[0] : null };
  });
}

type Field = (row: any, args: any, asking: Asking) => unknown;
/** What this part of the hub adds to the types of the schema. */
export const ofEvents = {
  query: {
    disseminationEvent: (_, { id }, asking) => asking.one('DisseminationEvent', idOf(id)),
    disseminationEvents: (_, args, asking) => disseminationEvents(asking, args),
  },
  types: {
    DisseminationEvent: eventFields,
    EventInvitation: {
      registration: ({ eventId, organisationId }, _, asking) =>
        asking
          .seen(asking.world.table.EventRegistration.where('eventId', eventId))
          .find((row) => row['organisationId'] === organisationId && row['withdrawnAt'] === null) ?? null,
    },
    EventRegistration: { viewerCan: (row, _, asking) => ({ withdraw: mayWithdraw(asking, row) }) },
  },
  material: { disseminationEvents: (row, _, asking) => eventsOf(asking, row.id) },
  notification: { event: (row, _, asking) => asking.one('DisseminationEvent', row.facts.eventId) },
  project: { organisationsNamed: (row, { names }, asking) => organisationsNamed(asking, row, names) },
  abilities: { planEvent: (row, _, asking) => mayPlan(asking, row) },
} satisfies Record<string, Record<string, Field | Record<string, Field>>>;
