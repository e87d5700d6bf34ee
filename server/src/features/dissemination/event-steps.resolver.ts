import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';
import {
  EditEventInput,
  EventReasonInput,
  PlanEventInput,
  RescheduleEventInput,
  SaveEventAttendanceInput,
  SaveEventReportInput,
  SeenEventInput,
} from './event.inputs.ts';
import type { EventReportService } from './event-report.service.ts';
import type { EventService } from './event.service.ts';

const REFUSALS = 'Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentState)';
const INPUT = 'BAD_USER_INPUT (field, problem)';
const event = ({ id }: { id: string }) => byId(DisseminationEvent, id);

/** The steps of an event: each by its own name. */
@Resolver()
export class EventStepsResolver {
  constructor(
    private readonly events: EventService,
    private readonly reports: EventReportService,
  ) {}

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Plans an event of a project. Errors: NOT_FOUND (field), FORBIDDEN (reason), ${INPUT}, IDEMPOTENCY_CONFLICT.`,
  })
  async planEvent(@Arg('input', () => PlanEventInput) input: PlanEventInput, @Ctx() { viewer }: Context) {
    return event(await this.events.plan(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Corrects the facts of an event, until its report is in. ${REFUSALS}, ${INPUT}.`,
  })
  async editEvent(@Arg('input', () => EditEventInput) input: EditEventInput, @Ctx() { viewer }: Context) {
    return event(await this.events.edit(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, { description: `Opens registration for a planned event. ${REFUSALS}.` })
  async openEvent(@Arg('input', () => SeenEventInput) input: SeenEventInput, @Ctx() { viewer }: Context) {
    return event(await this.events.open(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Says that an event took place, from its first moment on: an open one, or a planned one that nobody comes to. ${REFUSALS}.`,
  })
  async holdEvent(@Arg('input', () => SeenEventInput) input: SeenEventInput, @Ctx() { viewer }: Context) {
    return event(await this.events.hold(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Puts an event off until it has a new time; who registered is told. ${REFUSALS}, REASON_REQUIRED.`,
  })
  async postponeEvent(@Arg('input', () => EventReasonInput) input: EventReasonInput, @Ctx() { viewer }: Context) {
    return event(await this.events.postpone(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Gives a postponed event its new time: planned again, or open at once; who registered is told. ${REFUSALS}, ${INPUT}.`,
  })
  async rescheduleEvent(@Arg('input', () => RescheduleEventInput) input: RescheduleEventInput, @Ctx() { viewer }: Context) {
    return event(await this.events.reschedule(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Calls an event off for good; who registered is told. ${REFUSALS}, REASON_REQUIRED.`,
  })
  async cancelEvent(@Arg('input', () => EventReasonInput) input: EventReasonInput, @Ctx() { viewer }: Context) {
    return event(await this.events.cancel(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Writes what the report of a held event says; it is handed in by reportEvent. ${REFUSALS}, ${INPUT}.`,
  })
  async saveEventReport(@Arg('input', () => SaveEventReportInput) input: SaveEventReportInput, @Ctx() { viewer }: Context) {
    return event(await this.reports.save(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Writes how many came to a held event from where, all of it or nothing. ${REFUSALS}, ${INPUT}.`,
  })
  async saveEventAttendance(
    @Arg('input', () => SaveEventAttendanceInput) input: SaveEventAttendanceInput,
    @Ctx() { viewer }: Context,
  ) {
    return event(await this.reports.saveAttendance(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `Hands the report of a held event in: materials, regions, and minutes and attendance, or reach. ${REFUSALS}, BAD_USER_INPUT (field REQUIRED: what is missing).`,
  })
  async reportEvent(@Arg('input', () => SeenEventInput) input: SeenEventInput, @Ctx() { viewer }: Context) {
    return event(await this.reports.report(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, { description: `The coordinator gives a report back. ${REFUSALS}, REASON_REQUIRED.` })
  async returnEvent(@Arg('input', () => EventReasonInput) input: EventReasonInput, @Ctx() { viewer }: Context) {
    return event(await this.reports.return(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => DisseminationEvent, {
    description: `The coordinator approves a report; one of its own by another person than reported it, marked as an own check. ${REFUSALS}.`,
  })
  async approveEvent(@Arg('input', () => SeenEventInput) input: SeenEventInput, @Ctx() { viewer }: Context) {
    return event(await this.reports.approve(viewer, input));
  }
}
