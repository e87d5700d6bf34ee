import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateTimeScalar, PartialDateScalar } from '../../platform/graphql/scalars.ts';
import { EventKind, EventState } from './dissemination-event.entity.ts';
import { AttendeeRole } from './event-attendance.entity.ts';

@InputType({ description: 'A material that an event shows.' })
export class ShownMaterialInput {
  @Field(() => ID, { description: 'The material, in the care of the event’s project.' })
  materialId: string;
  @Field(() => ID, { nullable: true, description: 'A published version of it; the current one when left out.' })
  materialVersionId?: string | null;
}

@InputType({ description: 'When an event is: a gathering has a beginning and an end, what nobody comes to a date.' })
export class EventTimeInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it begins; required for a gathering.' })
  startsAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; required for a gathering.' })
  endsAt?: Date | null;
  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'When it comes out, as precisely as it is known; required for a publication, newsletter or consultation.',
  })
  date?: string | null;
}

@InputType({ description: 'The facts of an event.' })
export class EventFactsInput extends EventTimeInput {
  @Field({ description: 'Title in Finnish.' })
  titleFi: string;
  @Field(() => String, { nullable: true, description: 'Title in Swedish.' })
  titleSv?: string | null;
  @Field(() => String, { nullable: true, description: 'Title in English.' })
  titleEn?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about, in Markdown; 20,000 letters.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'Where it takes place.' })
  place?: string | null;
  @Field(() => String, { nullable: true, description: 'Through which channel.' })
  channel?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Address for joining: only the project and those who registered see it.',
  })
  joinAddress?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is aimed at the whole country.' })
  nationwide: boolean;
  @Field(() => [String], { defaultValue: [], description: 'Codes of the regions it is aimed at.' })
  regions: string[];
  @Field(() => [ShownMaterialInput], { defaultValue: [], description: 'The materials it shows, in order; 50 at the most.' })
  materials: ShownMaterialInput[];
  @Field(() => Int, { nullable: true, description: 'Participants that there is room for; for all when left out.' })
  capacity?: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when one registers; until it begins when left out.' })
  registrationClosesAt?: Date | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether everybody sees it, or the project only.' })
  published: boolean;
}

@InputType({ description: 'A new event of a project.' })
export class PlanEventInput extends EventFactsInput {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => EventKind, { description: 'What it is; it stays that.' })
  kind: EventKind;
  @Field(() => ID, {
    nullable: true,
    description: 'The organiser, a partner; the acting organisation when left out. Another one is named by the coordinator.',
  })
  organisationId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An event as it was seen.' })
export class SeenEventInput {
  @Field(() => ID, { description: 'The event.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'The facts of an event, corrected.' })
export class EditEventInput extends EventFactsInput {
  @Field(() => ID, { description: 'The event.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'An event that is cancelled, postponed, or whose report is given back.' })
export class EventReasonInput extends SeenEventInput {
  @Field({ description: 'Why; required.' })
  reason: string;
}

@InputType({ description: 'The new time of an event that was postponed.' })
export class RescheduleEventInput extends EventTimeInput {
  @Field(() => ID, { description: 'The event.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when one registers; until it begins when left out.' })
  registrationClosesAt?: Date | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether registration is open at once; those who registered before stay so either way.',
  })
  open: boolean;
}

@InputType({ description: 'What the report of an event says, attendance by institution aside.' })
export class SaveEventReportInput extends SeenEventInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether it reached the whole country.' })
  nationwide: boolean;
  @Field(() => [String], { defaultValue: [], description: 'Codes of the regions it reached.' })
  regions: string[];
  @Field(() => [ShownMaterialInput], { defaultValue: [], description: 'The materials it showed, in order; 50 at the most.' })
  materials: ShownMaterialInput[];
  @Field(() => Int, { nullable: true, description: 'How long it took in all, in minutes.' })
  minutes?: number | null;
  @Field(() => String, { nullable: true, description: 'Address of its recording.' })
  recordingUrl?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many it reached, of what nobody comes to.' })
  reach?: number | null;
  @Field(() => Int, { nullable: true, description: 'Attendees from elsewhere than an education provider.' })
  otherAttendees?: number | null;
}

@InputType({ description: 'How many of one role came from one institution.' })
export class AttendanceRowInput {
  @Field(() => ID, { description: 'The institution: an education provider.' })
  organisationId: string;
  @Field(() => AttendeeRole, { description: 'What they do there.' })
  role: AttendeeRole;
  @Field(() => Int, { description: 'How many they were; 0 says that there were none.' })
  count: number;
}

@InputType({ description: 'The whole attendance of an event: what was saved before is replaced.' })
export class SaveEventAttendanceInput extends SeenEventInput {
  @Field(() => [AttendanceRowInput], { description: 'One row for each institution and role; 1,000 at the most.' })
  rows: AttendanceRowInput[];
}

@InputType({ description: 'How many of the acting provider come to an event.' })
export class RegisterForEventInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;
  @Field(() => Int, { description: 'The version of the own registration that was seen; 0 for the first one.' })
  expectedVersion: number;
  @Field(() => Int, { description: 'How many come.' })
  participants: number;
  @Field(() => String, { nullable: true, description: 'What they wish; 4,000 letters.' })
  wishes?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Providers to be invited to an event.' })
export class InviteProvidersInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;
  @Field(() => [ID], { description: 'The providers, 100 at the most.' })
  organisationIds: string[];
  @Field(() => String, { nullable: true, description: 'What to add, in words; 4,000 letters.' })
  note?: string | null;
  @Field(() => String, { nullable: true, description: 'The same key with the same input answers again what was done.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A registration that is taken back.' })
export class WithdrawRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'Narrows the events; every given part must hold.' })
export class DisseminationEventFilter {
  @Field(() => String, { nullable: true, description: 'Part of a title.' })
  search?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: those that are not over, soonest first; false: those that are, latest first. All of them, latest first, when left out.',
  })
  upcoming?: boolean | null;
  @Field(() => [EventKind], { nullable: true, description: 'Kinds.' })
  kinds?: EventKind[] | null;
  @Field(() => [EventState], { nullable: true, description: 'States.' })
  states?: EventState[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of themes of a material that they show.' })
  themes?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of regions they are aimed at; the whole country is every region.',
  })
  regions?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Of this organiser.' })
  organisationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'That show this material.' })
  materialId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that the acting organisation holds.' })
  own?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those for which the acting organisation is registered.' })
  registered?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those to which the acting organisation is invited, and for which it can register and has not.',
  })
  invitationWaits?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that are over and not reported yet.' })
  toReport?: boolean | null;
}

@ArgsType()
export class DisseminationEventsArgs extends PageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => DisseminationEventFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: DisseminationEventFilter | null;
}
