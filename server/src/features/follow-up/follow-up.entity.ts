import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

@ObjectType({
  implements: [Node, Versioned],
  description:
    'A question to a provider whose people came to an event, 30 or 90 days later: how far is it with the materials that the event showed? It waits for the provider until each of them is answered, or until the next question takes its place.',
})
@Entity('follow_up')
@Unique('follow_up_natural_key', ['eventId', 'organisationId', 'day'])
@Index('follow_up_list_idx', ['projectId', 'askedAt', 'id'])
@Index('follow_up_organisation_id_idx', ['organisationId', 'askedAt', 'id'])
@Check('follow_up_day_check', 'day in (30, 90)')
export class FollowUp extends Versioned {
  @Column('uuid')
  eventId: string;
  // Whoever sees the question sees the event: it asks those who came, and the project.
  @Field(() => DisseminationEvent, { description: 'The event.' })
  @ManyToOne(() => DisseminationEvent, { nullable: false })
  @JoinColumn()
  event: Relation<DisseminationEvent>;

  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'The provider that is asked.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Field(() => Int, { description: 'Days after the end of the event: 30 or 90.' })
  @Column('integer')
  day: number;

  @Column({ type: 'timestamptz', precision: 3 })
  since: Date;

  @Field(() => DateScalar, { description: 'The day by which an answer is hoped for.' })
  @Column('date')
  dueOn: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  askedAt: Date;
}
export const FollowUpConnection = connectionOf(FollowUp, { counted: true });

@ObjectType({
  implements: Node,
  description: 'A provider’s answer to a follow-up that it stands with a material where it stood.',
})
@Entity('follow_up_kept')
@Unique('follow_up_kept_natural_key', ['followUpId', 'materialId'])
export class FollowUpKept extends Node {
  @Column('uuid')
  followUpId: string;
  @Field(() => FollowUp, { description: 'The question.' })
  @ManyToOne(() => FollowUp, { nullable: false })
  @JoinColumn()
  followUp: Relation<FollowUp>;

  @Index()
  @Column('uuid')
  materialId: string;
  @Field(() => Material, { nullable: true, description: 'The material; null to those who may not see it.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Index()
  @Column('uuid')
  organisationId: string;
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Field(() => AdoptionStage, { description: 'The stage it stood at.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage' })
  stage: AdoptionStage;

  @Field(() => DateTimeScalar, { description: 'When it said so.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  keptAt: Date;

  @Index()
  @Column('uuid')
  keptById: string;
  @Field(() => Person, { nullable: true, description: 'Who said so; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  keptBy: Relation<Person>;
}
