import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Material } from './material.entity.ts';

export enum ProblemKind {
  LINK_DEAD = 'LINK_DEAD',
  OUT_OF_DATE = 'OUT_OF_DATE',
  WRONG = 'WRONG',
  OTHER = 'OTHER',
}
registerEnumType(ProblemKind, { name: 'ProblemKind', description: 'What is the matter with a material.' });

@ObjectType({
  implements: [Node, Versioned],
  description: 'Something that is the matter with a material: work for its maintainer until it is resolved.',
})
@Entity('problem_report')
@Check('problem_report_resolved_check', 'resolved_at is not null or (resolution is null and resolved_by_id is null)')
@Index('problem_report_open_idx', { synchronize: false })
@Index('problem_report_own_idx', { synchronize: false })
export class ProblemReport extends Versioned {
  @Index()
  @Column('uuid')
  materialId: string;

  @Field(() => Material, { nullable: true, description: 'The material.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Field(() => ProblemKind, { description: 'What is the matter.' })
  @Column({ type: 'enum', enum: ProblemKind, enumName: 'problem_kind' })
  kind: ProblemKind;

  @Field(() => String, { nullable: true, description: 'The same in words.' })
  @Column({ type: 'text', nullable: true })
  text: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  reportedById: string | null;

  @Field(() => Person, {
    nullable: true,
    description: 'Who reported it; null to those who may not see the person, and where the hub found it itself.',
  })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  reportedBy: Relation<Person> | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  organisationId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'On whose behalf; null where the hub found it itself.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  organisation: Relation<Organisation> | null;

  @Field(() => DateTimeScalar, { description: 'When it was reported.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  reportedAt: Date;

  @Field(() => String, { nullable: true, description: 'What was done; null where the hub itself found it gone.' })
  @Column({ type: 'text', nullable: true })
  resolution: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  resolvedById: string | null;

  @Field(() => Person, { nullable: true, description: 'Who resolved it.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  resolvedBy: Relation<Person> | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved; null while it is open.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  resolvedAt: Date | null;
}
