import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar, PartialDateScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

export enum EventKind {
  WEBINAR = 'WEBINAR',
  WORKSHOP = 'WORKSHOP',
  TRAINING = 'TRAINING',
  NETWORK_MEETING = 'NETWORK_MEETING',
  PUBLICATION = 'PUBLICATION',
  NEWSLETTER = 'NEWSLETTER',
  CONSULTATION = 'CONSULTATION',
}
registerEnumType(EventKind, {
  name: 'EventKind',
  description:
    'How something is spread. Nobody comes to a PUBLICATION, a NEWSLETTER or a CONSULTATION: these have a date, no registration, and reach in place of attendance.',
});

export enum EventState {
  PLANNED = 'PLANNED',
  OPEN = 'OPEN',
  HELD = 'HELD',
  REPORTED = 'REPORTED',
  APPROVED = 'APPROVED',
  CANCELLED = 'CANCELLED',
  POSTPONED = 'POSTPONED',
}
registerEnumType(EventState, {
  name: 'EventState',
  description:
    'How far an event has come: PLANNED, OPEN for registration, HELD, REPORTED by its organiser, APPROVED by the coordinator; or CANCELLED, or POSTPONED until it has a new time.',
});

@ObjectType({
  implements: [Node, Versioned],
  description: 'An event by which materials are spread: when, for whom, what it showed, and what came of it.',
})
@Entity('dissemination_event')
@Index('dissemination_event_list_idx', ['projectId', 'startsAt', 'id'])
@Index('dissemination_event_ends_idx', ['projectId', 'endsAt', 'id'])
@Index('dissemination_event_state_idx', ['projectId', 'state', 'startsAt', 'id'])
@Index('dissemination_event_kind_idx', ['projectId', 'kind', 'startsAt', 'id'])
@Index('dissemination_event_organisation_id_idx', ['organisationId', 'startsAt', 'id'])
@Index('dissemination_event_search_idx', { synchronize: false })
@Index('dissemination_event_to_report_idx', { synchronize: false })
@Check('dissemination_event_time_check', 'starts_at < ends_at')
@Check('dissemination_event_date_check', `date is null or date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'`)
@Check('dissemination_event_gathering_check', `(date is not null) = (kind in ('PUBLICATION', 'NEWSLETTER', 'CONSULTATION'))`)
@Check('dissemination_event_numbers_check', 'capacity > 0 and minutes > 0 and reach >= 0 and other_attendees >= 0')
@Check('dissemination_event_reported_check', `(state in ('REPORTED', 'APPROVED')) = (reported_at is not null)`)
@Check('dissemination_event_approved_check', `(state = 'APPROVED') = (approved_at is not null)`)
@Check('dissemination_event_reason_check', `state not in ('CANCELLED', 'POSTPONED') or reason is not null`)
export class DisseminationEvent extends Versioned {
  @Column('uuid')
  projectId: string;
  @Field(() => Project, { description: 'The project that spreads.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'The organiser: the institution that holds it and reports.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field(() => EventKind, { description: 'What it is.' })
  @Column({ type: 'enum', enum: EventKind, enumName: 'event_kind' })
  kind: EventKind;

  @Field(() => EventState, { description: 'How far it has come.' })
  @Column({ type: 'enum', enum: EventState, enumName: 'event_state', default: EventState.PLANNED })
  state: EventState;

  @Field({ description: 'Title in Finnish.' })
  @Column('text')
  titleFi: string;
  @Field(() => String, { nullable: true, description: 'Title in Swedish.' })
  @Column({ type: 'text', nullable: true })
  titleSv: string | null;
  @Field(() => String, { nullable: true, description: 'Title in English.' })
  @Column({ type: 'text', nullable: true })
  titleEn: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about, in Markdown.' })
  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Of what nobody comes to: when it came out, as precisely as it is known. Null for gatherings.',
  })
  @Column({ type: 'text', nullable: true })
  date: string | null;
  @Field(() => DateTimeScalar, { description: 'When it begins; of what has a date, the first moment of that in Finland.' })
  @Column({ type: 'timestamptz', precision: 3 })
  startsAt: Date;
  @Field(() => DateTimeScalar, { description: 'When it ends; of what has a date, the first moment after that in Finland.' })
  @Column({ type: 'timestamptz', precision: 3 })
  endsAt: Date;

  @Field(() => String, { nullable: true, description: 'Where it takes place.' })
  @Column({ type: 'text', nullable: true })
  place: string | null;
  @Field(() => String, { nullable: true, description: 'Through which channel, such as Teams or a newsletter’s name.' })
  @Column({ type: 'text', nullable: true })
  channel: string | null;
  @Column({ type: 'text', nullable: true })
  joinAddress: string | null;

  @Field({ description: 'Whether it is aimed at the whole country; else at its regions.' })
  @Column({ type: 'boolean', default: false })
  nationwide: boolean;
  @Field(() => Int, { nullable: true, description: 'Participants that there is room for; null where there is room for all.' })
  @Column({ type: 'integer', nullable: true })
  capacity: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when one registers; null: until it begins.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  registrationClosesAt: Date | null;
  @Field({ description: 'Whether everybody sees it, or the project only.' })
  @Column({ type: 'boolean', default: false })
  published: boolean;

  @Field(() => Int, { nullable: true, description: 'How long it took in all, in minutes; part of the report.' })
  @Column({ type: 'integer', nullable: true })
  minutes: number | null;
  @Field(() => String, { nullable: true, description: 'Address of its recording.' })
  @Column({ type: 'text', nullable: true })
  recordingUrl: string | null;
  @Column({ type: 'integer', nullable: true })
  reach: number | null;
  @Column({ type: 'integer', nullable: true })
  otherAttendees: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or postponed.' })
  @Column({ type: 'text', nullable: true })
  reason: string | null;
  @Column({ type: 'text', nullable: true })
  returnReason: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  reportedById: string | null;
  @Field(() => Person, { nullable: true, description: 'Who reported; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  reportedBy: Relation<Person> | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was reported.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  reportedAt: Date | null;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  approvedById: string | null;
  @Field(() => Person, { nullable: true, description: 'Who approved the report; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  approvedBy: Relation<Person> | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the report was approved.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  approvedAt: Date | null;
  @Field({ description: 'Own check: the coordinator approved an event of its own, by a second person.' })
  @Column({ type: 'boolean', default: false })
  ownCheck: boolean;

  @Column({ type: 'integer', default: 0 })
  reminders: number;

  @Field({ description: 'Made for the demonstration, or in it.' })
  @Column({ type: 'boolean', default: false })
  demonstration: boolean;
}

export const DisseminationEventConnection = connectionOf(DisseminationEvent, { counted: true });
