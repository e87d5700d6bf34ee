import { MemberRole, OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action, type Refusal } from '../../platform/graphql/action.ts';
import { now } from '../../platform/reading/clock.ts';
import type { Row } from '../../platform/reading/source.ts';
import { Alias, oneOf, or, sql, trusted, type Column, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, rowOf, visible, visibleTo } from '../../platform/reading/tables.ts';
import { edits, takesPart } from '../materials/maintenance.policy.ts';
import { DisseminationEvent, EventKind, EventState } from './dissemination-event.entity.ts';
import { EventAttendance } from './event-attendance.entity.ts';
import { EventInvitation } from './event-invitation.entity.ts';
import { EventMaterial } from './event-material.entity.ts';
import { EventRegistration } from './event-registration.entity.ts';

/** Nobody comes to these: they have a date, no registration, and reach in place of attendance. */
const WITHOUT_ATTENDANCE: readonly EventKind[] = [EventKind.PUBLICATION, EventKind.NEWSLETTER, EventKind.CONSULTATION];
export const isGathering = (kind: EventKind) => !WITHOUT_ATTENDANCE.includes(kind);

type Owned = { organisationId: Column; projectId: Column };
const inside = ({ projectId }: { projectId: Column }, viewer: Viewer): Sql | false => {
  const projects = viewer.projects();
  return projects.length > 0 && oneOf(projectId, projects);
};
const own = ({ organisationId }: Owned, viewer: Viewer): Sql | false =>
  viewer.organisationKind === OrganisationKind.PROVIDER && sql`${organisationId} = ${viewer.organisationId}`;

/** Whether the viewer reads what only the project does: the way to join, reach, why a report was given back. */
export const readsInside = (event: Row<DisseminationEvent>, viewer: Viewer) => or(inside(event, viewer), own(event, viewer));

/** The acting provider has rows of its own at that event: it was invited, it registered, or its people were there. */
function tookPart(
  entity: typeof EventInvitation | typeof EventRegistration | typeof EventAttendance,
  event: Row<DisseminationEvent>,
  viewer: Viewer,
): Sql {
  const alias = new Alias();
  const row = rowOf<Owned & { eventId: string }>(entity as never, alias) as unknown as Owned & { eventId: Column };
  return trusted`exists (select 1 from ${everyRow(entity as never)} ${alias} where ${row.eventId} = ${event.id} and ${row.organisationId} = ${viewer.organisationId})`;
}

// What is published is for everybody, the rest for the project; who was invited, registered, or was there, keeps sight of it.
visibleTo(DisseminationEvent, (event, viewer) =>
  or(
    sql`${event.published}`,
    readsInside(event, viewer),
    ...(viewer.organisationKind === OrganisationKind.PROVIDER
      ? [
          tookPart(EventInvitation, event, viewer),
          tookPart(EventRegistration, event, viewer),
          tookPart(EventAttendance, event, viewer),
        ]
      : []),
  ),
);

visibleTo(
  EventMaterial,
  (shown, viewer) => sql`exists (select 1 from ${visible(DisseminationEvent, viewer)} e where e.id = ${shown.eventId})`,
);

// Outside the project a provider reads its own numbers and nobody else's.
const numbersVisible = (row: Owned, viewer: Viewer) => or(own(row, viewer), inside(row, viewer));
visibleTo(EventRegistration, numbersVisible);
visibleTo(EventAttendance, numbersVisible);

// Who was invited is known to those who steer, to the organiser, and to itself.
visibleTo(EventInvitation, (invitation, viewer) => {
  const steering = viewer.projects(Position.COORDINATOR, Position.FUNDER, Position.AUDITOR);
  return or(
    steering.length > 0 && oneOf(invitation.projectId, steering),
    own(invitation, viewer),
    viewer.organisationKind === OrganisationKind.PROVIDER &&
      sql`exists (select 1 from ${everyRow(DisseminationEvent)} e where e.id = ${invitation.eventId} and e.organisation_id = ${viewer.organisationId})`,
  );
});

/** The acting provider is invited, can still register, and has not: the invitation waits for it. */
export const invitationWaits = (event: Row<DisseminationEvent>, viewer: Viewer): Sql | false =>
  viewer.organisationKind === OrganisationKind.PROVIDER &&
  sql`(${event.state} = 'OPEN' and coalesce(${event.registrationClosesAt}, ${event.startsAt}) > ${now}
    and ${tookPart(EventInvitation, event, viewer)}
    and not exists (select 1 from ${everyRow(EventRegistration)} r where r.event_id = ${event.id} and r.organisation_id = ${viewer.organisationId} and r.withdrawn_at is null))`;

/** The way to join: for the project, and for a provider whose registration holds. */
export const mayJoin = (event: Row<DisseminationEvent>, viewer: Viewer) =>
  or(
    readsInside(event, viewer),
    viewer.organisationKind === OrganisationKind.PROVIDER &&
      sql`exists (select 1 from ${visible(EventRegistration, viewer)} r where r.event_id = ${event.id} and r.organisation_id = ${viewer.organisationId} and r.withdrawn_at is null)`,
  );

/** Over, and its organiser has not reported yet. */
export const toReport = (event: Row<DisseminationEvent>): Sql =>
  sql`(${event.state} in ('PLANNED', 'OPEN', 'HELD') and ${event.endsAt} <= ${now})`;

/** What the rules need to know of an event. */
export type Known = {
  projectId: string;
  organisationId: string;
  kind: EventKind;
  state: EventState;
  /** Whether its time has come. */
  begun: boolean;
  reportedById: string | null;
};
export const known = (event: Row<DisseminationEvent>) => ({
  projectId: event.projectId,
  organisationId: event.organisationId,
  kind: event.kind,
  state: event.state,
  begun: sql`(${event.startsAt} <= ${now})`,
  reportedById: event.reportedById,
});

const coordinates = (viewer: Viewer, projectId: string) => viewer.positionIn(projectId) === Position.COORDINATOR;

/** Planning an event of a project: an editor of an institution in it; for another partner the coordinator. */
export const planEvent = (viewer: Viewer, projectId: string): Action =>
  action(...edits(viewer), [!takesPart(viewer, projectId), 'NOT_A_PARTNER']);
export const planForAnother = (viewer: Viewer, projectId: string): Action =>
  action(...edits(viewer), [!coordinates(viewer, projectId), 'NOT_THE_COORDINATOR']);

/** What comes before every rule of those who hold an event: its organiser’s editors and the coordinator’s. */
const organises = (viewer: Viewer, { projectId, organisationId }: Known): Refusal[] => [
  ...edits(viewer),
  [
    !coordinates(viewer, projectId) && !(takesPart(viewer, projectId) && organisationId === viewer.organisationId),
    'NOT_THE_ORGANISER',
  ],
];
const isIn = (state: EventState, ...states: EventState[]) => states.includes(state);
const { PLANNED, OPEN, HELD, REPORTED, APPROVED, CANCELLED, POSTPONED } = EventState;

export const editEvent = (viewer: Viewer, event: Known): Action =>
  action(
    ...organises(viewer, event),
    [isIn(event.state, REPORTED, APPROVED), 'EVENT_REPORT_IN'],
    [event.state === CANCELLED, 'EVENT_OVER'],
  );

/** Opening registration: of what somebody can come to. */
export const openEvent = (viewer: Viewer, event: Known): Action =>
  action(
    ...organises(viewer, event),
    [!isGathering(event.kind), 'NO_REGISTRATION'],
    [event.state !== PLANNED, 'EVENT_NOT_PLANNED'],
  );

/** Saying that it took place: from its first moment on. What nobody registers for is never open. */
export const holdEvent = (viewer: Viewer, event: Known): Action =>
  action(
    ...organises(viewer, event),
    isGathering(event.kind) ? [event.state !== OPEN, 'EVENT_NOT_OPEN'] : [event.state !== PLANNED, 'EVENT_NOT_PLANNED'],
    [!event.begun, 'EVENT_NOT_BEGUN'],
  );

export const postponeEvent = (viewer: Viewer, event: Known): Action =>
  action(...organises(viewer, event), [!isIn(event.state, PLANNED, OPEN), 'EVENT_OVER']);
export const rescheduleEvent = (viewer: Viewer, event: Known): Action =>
  action(...organises(viewer, event), [event.state !== POSTPONED, 'EVENT_NOT_POSTPONED']);
export const cancelEvent = (viewer: Viewer, event: Known): Action =>
  action(...organises(viewer, event), [!isIn(event.state, PLANNED, OPEN, POSTPONED), 'EVENT_OVER']);

/** Writing the report, and handing it in. */
export const reportEvent = (viewer: Viewer, event: Known): Action =>
  action(...organises(viewer, event), [event.state !== HELD, 'EVENT_NOT_HELD']);

const decides = (viewer: Viewer, { projectId, state }: Known): Refusal[] => [
  ...edits(viewer),
  [!coordinates(viewer, projectId), 'NOT_THE_COORDINATOR'],
  [state !== REPORTED, 'EVENT_NOT_REPORTED'],
];
/** Giving a report back: also the coordinator’s own, by whoever finds the mistake. */
export const returnEvent = (viewer: Viewer, event: Known): Action => action(...decides(viewer, event));
/** Nobody approves what they reported; of the coordinator’s own events that makes it a second person. */
export const approveEvent = (viewer: Viewer, event: Known): Action =>
  action(...decides(viewer, event), [event.reportedById === viewer.personId, 'OWN_WORK']);
export const isOwnCheck = (viewer: Viewer, { organisationId }: Known) => organisationId === viewer.organisationId;

/** What the rule of registering needs to know besides. */
export type Room = { demonstration: boolean; closed: boolean; placesLeft: number | null; registered: boolean };

/** Inviting providers to what they can register for, now or once it is open: an editor of the coordinator. */
export const inviteToEvent = (viewer: Viewer, event: Known, { closed }: Pick<Room, 'closed'>): Action =>
  action(
    ...edits(viewer),
    [!coordinates(viewer, event.projectId), 'NOT_THE_COORDINATOR'],
    [!isGathering(event.kind), 'NO_REGISTRATION'],
    [!isIn(event.state, PLANNED, OPEN), 'EVENT_OVER'],
    [closed, 'REGISTRATION_CLOSED'],
  );

/** Any provider registers its own people, also one outside the network. */
export const registerForEvent = (viewer: Viewer, { kind, state }: Known, room: Room): Action =>
  action(
    ...changes(viewer),
    [viewer.organisationKind !== OrganisationKind.PROVIDER, 'NOT_A_PROVIDER'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    [room.demonstration !== viewer.demonstration, 'OTHER_POPULATION'],
    [!isGathering(kind), 'NO_REGISTRATION'],
    [state !== OPEN, 'EVENT_NOT_OPEN'],
    [room.closed, 'REGISTRATION_CLOSED'],
    [!room.registered && room.placesLeft !== null && room.placesLeft <= 0, 'EVENT_FULL'],
  );

/** Taking a registration back: whose it is, as long as one can register. */
export const withdrawRegistration = (
  viewer: Viewer,
  { state }: Pick<Known, 'state'>,
  registration: { organisationId: string; withdrawn: boolean; closed: boolean },
): Action =>
  action(
    ...changes(viewer),
    [registration.organisationId !== viewer.organisationId, 'NOT_YOUR_ORGANISATION'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    [registration.withdrawn, 'WITHDRAWN_ALREADY'],
    [state !== OPEN, 'EVENT_NOT_OPEN'],
    [registration.closed, 'REGISTRATION_CLOSED'],
  );
