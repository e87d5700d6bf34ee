import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { now } from '../../platform/reading/clock.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { contains } from '../../platform/reading/search.ts';
import { computed, many, one, page, type Row } from '../../platform/reading/source.ts';
import { and, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, visible } from '../../platform/reading/tables.ts';
import { Material } from '../materials/material.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { DisseminationEvent, DisseminationEventConnection } from './dissemination-event.entity.ts';
import {
  approveEvent,
  cancelEvent,
  editEvent,
  holdEvent,
  invitationWaits,
  inviteToEvent,
  known,
  mayJoin,
  openEvent,
  postponeEvent,
  readsInside,
  registerForEvent,
  reportEvent,
  rescheduleEvent,
  returnEvent,
  toReport,
  type Known,
  type Room,
} from './dissemination.policy.ts';
import { EventAttendance } from './event-attendance.entity.ts';
import { DisseminationEventsArgs, type DisseminationEventFilter } from './event.inputs.ts';
import { EventMaterial } from './event-material.entity.ts';
import { EventRegistration } from './event-registration.entity.ts';
import { EventAbilities } from './event.types.ts';

type Event = Row<DisseminationEvent>;

/** The value to those of whom the condition holds, null to others. */
const only = (condition: Sql | true, value: Sql): Sql =>
  condition === true ? value : sql`case when ${condition} then ${value} end`;
const closed = (event: Event): Sql => sql`(coalesce(${event.registrationClosesAt}, ${event.startsAt}) <= ${now})`;
// Of all who registered: everybody is told whether there is room, nobody by whom it is taken.
const placesLeft = (event: Event): Sql =>
  trusted`(${event.capacity} - coalesce((select sum(r.participants) from ${everyRow(EventRegistration)} r where r.event_id = ${event.id} and r.withdrawn_at is null), 0))::int`;
const ownRegistration = (event: Event, viewer: Viewer): Sql =>
  sql`exists (select 1 from ${visible(EventRegistration, viewer)} r where r.event_id = ${event.id} and r.organisation_id = ${viewer.organisationId} and r.withdrawn_at is null)`;
const showing = (event: Event, viewer: Viewer, condition: Sql): Sql =>
  sql`exists (select 1 from ${visible(EventMaterial, viewer)} s join ${visible(Material, viewer)} m on m.id = s.material_id where s.event_id = ${event.id} and ${condition})`;
const isOf = (id: string, condition: Sql) => (isId(id) ? condition : sql`false`);

function asked(e: Event, filter: DisseminationEventFilter, viewer: Viewer): Sql | true {
  const { search, upcoming, kinds, states, themes, regions, organisationId, materialId, own, registered } = filter;
  return and(
    search?.trim() &&
      contains(sql`lower(${e.titleFi} || ' ' || coalesce(${e.titleSv}, '') || ' ' || coalesce(${e.titleEn}, ''))`, search),
    typeof upcoming === 'boolean' && (upcoming ? sql`${e.endsAt} > ${now}` : sql`${e.endsAt} <= ${now}`),
    kinds && sql`${e.kind} = any(${kinds})`,
    states && sql`${e.state} = any(${states})`,
    themes && showing(e, viewer, sql`m.theme_id in (select t.id from ${visible(Theme, viewer)} t where t.code = any(${themes}))`),
    regions &&
      trusted`(${e.nationwide} or exists (select 1 from dissemination_event_region l join ${visible(Region, viewer)} r on r.id = l.region_id where l.event_id = ${e.id} and r.code = any(${regions})))`,
    typeof organisationId === 'string' && isOf(organisationId, sql`${e.organisationId} = ${organisationId}`),
    typeof materialId === 'string' && isOf(materialId, showing(e, viewer, sql`s.material_id = ${materialId}`)),
    own && sql`${e.organisationId} = ${viewer.organisationId}`,
    registered && ownRegistration(e, viewer),
    filter.invitationWaits && (invitationWaits(e, viewer) || sql`false`),
    filter.toReport && toReport(e),
  );
}

@Resolver(() => DisseminationEvent)
export class EventResolver {
  @Access('PUBLIC')
  @Query(() => DisseminationEventConnection, {
    name: 'disseminationEvents',
    description: 'The events of a project that the viewer may see: published ones everybody.',
  })
  list(
    @Args(() => DisseminationEventsArgs) { projectId, first, after, filter }: DisseminationEventsArgs,
    @Ctx() { viewer }: Context,
  ) {
    return page(DisseminationEvent, {
      first,
      after: after ?? null,
      order: (e) => [e.startsAt, e.id],
      descending: filter?.upcoming !== true,
      where: (e) => and(isOf(projectId, sql`${e.projectId} = ${projectId}`), asked(e, filter ?? {}, viewer)),
    });
  }

  @Access('PUBLIC')
  @Query(() => DisseminationEvent, {
    nullable: true,
    description: 'One event; null when there is none of that id that the viewer may see.',
  })
  disseminationEvent(@Arg('id', () => ID) id: string) {
    return byId(DisseminationEvent, id);
  }

  @AtMost(20)
  @FieldResolver(() => [Region], { description: 'The regions it is aimed at, or reached.' })
  regions(@Root() event: Event) {
    return many(
      Region,
      (r) =>
        trusted`exists (select 1 from dissemination_event_region l where l.event_id = ${event.id} and l.region_id = ${r.id})`,
      { order: (r) => [r.code] },
    );
  }

  @AtMost(limits.eventMaterials)
  @FieldResolver(() => [EventMaterial], { description: 'The materials it shows, in order.' })
  materials(@Root() event: Event) {
    return many(EventMaterial, (s) => sql`${s.eventId} = ${event.id}`, { order: (s) => [s.position, s.id] });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Address for joining; null to others than the project and those who registered.',
  })
  joinAddress(@Root() event: Event, @Ctx() { viewer }: Context) {
    return only(mayJoin(event, viewer), event.joinAddress);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many it reached, of what nobody comes to; null outside the project.',
  })
  reach(@Root() event: Event, @Ctx() { viewer }: Context) {
    return only(readsInside(event, viewer), event.reach);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Attendees from elsewhere than an education provider; null outside the project.',
  })
  otherAttendees(@Root() event: Event, @Ctx() { viewer }: Context) {
    return only(readsInside(event, viewer), event.otherAttendees);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why its report was given back; null outside the project.' })
  returnReason(@Root() event: Event, @Ctx() { viewer }: Context) {
    return only(readsInside(event, viewer), event.returnReason);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is over and not reported yet.' })
  reportAwaited(@Root() event: Event) {
    return toReport(event);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Places that are left; null where there is room for all, and to those who are not signed in.',
  })
  placesLeft(@Root() event: Event, @Ctx() { viewer }: Context) {
    return viewer.personId === null ? null : placesLeft(event);
  }

  @AtMost(limits.registrations)
  @FieldResolver(() => [EventRegistration], {
    description: 'Registrations that hold, first come first, of those the viewer may see; 500 at the most.',
  })
  registrations(@Root() event: Event) {
    return many(EventRegistration, (r) => sql`${r.eventId} = ${event.id} and ${r.withdrawnAt} is null`, {
      order: (r) => [r.registeredAt, r.id],
    });
  }

  @FieldResolver(() => EventRegistration, {
    nullable: true,
    description: 'The acting provider’s own registration, also one that was withdrawn.',
  })
  ownRegistration(@Root() event: Event, @Ctx() { viewer }: Context) {
    return one(EventRegistration, (r) => sql`${r.eventId} = ${event.id} and ${r.organisationId} = ${viewer.organisationId}`);
  }

  @Weighs(2)
  @FieldResolver(() => Int, { nullable: true, description: 'Participants registered; null outside the project.' })
  registeredCount(@Root() event: Event, @Ctx() { viewer }: Context) {
    return only(
      readsInside(event, viewer),
      sql`(select coalesce(sum(r.participants), 0)::int from ${visible(EventRegistration, viewer)} r where r.event_id = ${event.id} and r.withdrawn_at is null)`,
    );
  }

  @AtMost(limits.attendanceRows)
  @FieldResolver(() => [EventAttendance], {
    description: 'How many came from where, by institution and role, of what the viewer may see; 1,000 rows at the most.',
  })
  attendance(@Root() event: Event) {
    return many(EventAttendance, (a) => sql`${a.eventId} = ${event.id}`, { order: (a) => [a.organisationId, a.role] });
  }

  @Weighs(2)
  @FieldResolver(() => Int, { nullable: true, description: 'Attendees from education providers; null outside the project.' })
  attendeeCount(@Root() event: Event, @Ctx() { viewer }: Context) {
    return only(
      readsInside(event, viewer),
      sql`(select coalesce(sum(a.count), 0)::int from ${visible(EventAttendance, viewer)} a where a.event_id = ${event.id})`,
    );
  }

  @FieldResolver(() => EventAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() event: Event, @Ctx() { viewer }: Context) {
    const room = {
      demonstration: event.demonstration,
      closed: closed(event),
      placesLeft: placesLeft(event),
      registered: ownRegistration(event, viewer),
    };
    return computed({ ...known(event), ...room }, (it: Known & Room) => ({
      edit: editEvent(viewer, it),
      open: openEvent(viewer, it),
      hold: holdEvent(viewer, it),
      postpone: postponeEvent(viewer, it),
      reschedule: rescheduleEvent(viewer, it),
      cancel: cancelEvent(viewer, it),
      report: reportEvent(viewer, it),
      return: returnEvent(viewer, it),
      approve: approveEvent(viewer, it),
      register: registerForEvent(viewer, it, it),
      invite: inviteToEvent(viewer, it, it),
    }));
  }
}
