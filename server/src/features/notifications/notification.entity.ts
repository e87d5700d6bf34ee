import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar, JsonScalar } from '../../platform/graphql/scalars.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';

export enum NotificationKind {
  UPDATE_AVAILABLE = 'UPDATE_AVAILABLE',
  REVIEW_WAITS = 'REVIEW_WAITS',
  VERSION_RETURNED = 'VERSION_RETURNED',
  PROPOSAL_OPEN = 'PROPOSAL_OPEN',
  PROPOSAL_DECIDED = 'PROPOSAL_DECIDED',
  MENTIONED = 'MENTIONED',
  EVIDENCE_ASKED = 'EVIDENCE_ASKED',
  NOT_VERIFIED = 'NOT_VERIFIED',
  EVENT_REPORT_DUE = 'EVENT_REPORT_DUE',
  EVENT_REPORTED = 'EVENT_REPORTED',
  EVENT_RETURNED = 'EVENT_RETURNED',
  EVENT_MOVED = 'EVENT_MOVED',
  EVENT_INVITED = 'EVENT_INVITED',
  FOLLOW_UP = 'FOLLOW_UP',
  NUDGED = 'NUDGED',
  MERGED = 'MERGED',
}
registerEnumType(NotificationKind, { name: 'NotificationKind', description: 'What somebody is told of.' });

@ObjectType({
  implements: Node,
  description:
    'What an organisation, or one person in it, is told once. It is read when somebody of them has marked it, or has done what it asks for.',
})
@Entity('notification')
@Index('notification_once_idx', { synchronize: false })
@Index('notification_list_idx', { synchronize: false })
@Index('notification_unread_idx', { synchronize: false })
@Index('notification_subject_idx', { synchronize: false })
@Check('notification_kind_check', `kind ~ '^[A-Z_]{1,60}$'`)
@Check('notification_facts_check', `json_typeof(facts) = 'object' and octet_length(facts::text) <= 2048`)
export class Notification extends Node {
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  personId: string | null;

  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  person: Relation<Person> | null;

  @Field(() => NotificationKind, { description: 'What it tells of.' })
  @Column('text')
  kind: NotificationKind;

  @Field(() => String, { description: 'The type of what it is about.' })
  @Column('text')
  subjectType: string;

  @Field(() => ID, { description: 'The id of what it is about.' })
  @Column('uuid')
  subjectId: string;

  @Field(() => JsonScalar, { description: 'Ids, codes, numbers and dates of what happened; no personal data.' })
  @Column('json')
  facts: Record<string, unknown>;

  @Field(() => DateTimeScalar, { description: 'When it was told, by the domain’s clock.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  createdAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When somebody marked it read or did what it asks for; null while it is unread.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  handledAt: Date | null;
}

// Everybody of the organisation sees what it is told; what is for one person only they.
visibleTo(Notification, (notification, viewer) =>
  viewer.personId === null || viewer.organisationId === null
    ? false
    : sql`${notification.organisationId} = ${viewer.organisationId} and (${notification.personId} is null or ${notification.personId} = ${viewer.personId})`,
);

export const NotificationConnection = connectionOf(Notification, { counted: false });
