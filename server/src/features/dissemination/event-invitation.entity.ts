import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';

@ObjectType({
  implements: Node,
  description:
    'The coordinator invited a provider to an event: a notification, and a letter to its editors and contacts. A provider is invited to an event once.',
})
@Entity('event_invitation')
@Unique('event_invitation_natural_key', ['eventId', 'organisationId'])
export class EventInvitation extends Node {
  @Column('uuid')
  eventId: string;
  // Whoever sees an invitation sees its event.
  @Field(() => DisseminationEvent, { description: 'The event.' })
  @ManyToOne(() => DisseminationEvent, { nullable: false })
  @JoinColumn()
  event: Relation<DisseminationEvent>;

  @Index()
  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'Who is invited.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Field(() => String, { nullable: true, description: 'What the coordinator adds, in words.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  sentAt: Date;

  @Index()
  @Column('uuid')
  sentById: string;
  @Field(() => Person, { nullable: true, description: 'Who sent it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  sentBy: Relation<Person>;
}
