import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';

@ObjectType({
  implements: [Node, Versioned],
  description:
    'An institution’s registration for an event: how many come, and what they wish. An institution has one for each event.',
})
@Entity('event_registration')
@Unique('event_registration_natural_key', ['eventId', 'organisationId'])
@Check('event_registration_participants_check', 'participants > 0')
export class EventRegistration extends Versioned {
  @Column('uuid')
  eventId: string;
  // Whoever sees a registration sees its event.
  @Field(() => DisseminationEvent, { description: 'The event.' })
  @ManyToOne(() => DisseminationEvent, { nullable: false })
  @JoinColumn()
  event: Relation<DisseminationEvent>;

  @Index()
  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'Who registered.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Field(() => Int, { description: 'How many come.' })
  @Column('integer')
  participants: number;
  @Field(() => String, { nullable: true, description: 'What they wish, such as accessibility or a question.' })
  @Column({ type: 'text', nullable: true })
  wishes: string | null;

  @Index()
  @Column('uuid')
  registeredById: string;
  @Field(() => Person, { nullable: true, description: 'Who registered them; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  registeredBy: Relation<Person>;

  @Field(() => DateTimeScalar, { description: 'When they registered.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  registeredAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn; null while it holds.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt: Date | null;
}
