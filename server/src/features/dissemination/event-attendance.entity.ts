import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';

export enum AttendeeRole {
  TEACHER = 'TEACHER',
  COUNSELLOR = 'COUNSELLOR',
  MANAGER = 'MANAGER',
  IT_DATA = 'IT_DATA',
  ADMINISTRATION = 'ADMINISTRATION',
  OTHER = 'OTHER',
}
registerEnumType(AttendeeRole, { name: 'AttendeeRole', description: 'What attendees do at their institution.' });

@ObjectType({
  implements: Node,
  description: 'How many of one role came from one institution to an event: numbers, never persons.',
})
@Entity('event_attendance')
@Unique('event_attendance_natural_key', ['eventId', 'organisationId', 'role'])
@Index('event_attendance_organisation_id_idx', ['organisationId', 'eventId'])
@Check('event_attendance_count_check', 'count > 0')
export class EventAttendance extends Node {
  @Column('uuid')
  eventId: string;
  // Whoever sees attendance sees its event.
  @Field(() => DisseminationEvent, { description: 'The event.' })
  @ManyToOne(() => DisseminationEvent, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  event: Relation<DisseminationEvent>;

  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'Where they came from.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Field(() => AttendeeRole, { description: 'What they do there.' })
  @Column({ type: 'enum', enum: AttendeeRole, enumName: 'attendee_role' })
  role: AttendeeRole;

  @Field(() => Int, { description: 'How many they were.' })
  @Column('integer')
  count: number;
}
