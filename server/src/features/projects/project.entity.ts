import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar, MoneyScalar, PartialDateScalar } from '../../platform/graphql/scalars.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Theme } from './theme.entity.ts';

@ObjectType({ implements: Node, description: 'The public facts of a call for grants.' })
@Entity('funding_call')
export class FundingCall extends Node {
  @Field({ description: 'Title in Finnish.' })
  @Column({ type: 'text', unique: true })
  titleFi: string;
  @Field({ description: 'The state aid authority, in Finnish.' })
  @Column('text')
  authorityFi: string;
  @Field(() => DateTimeScalar, { description: 'When applications opened.' })
  @Column({ type: 'timestamptz', precision: 3 })
  applicationsFrom: Date;
  @Field(() => DateTimeScalar, { description: 'When applications closed.' })
  @Column({ type: 'timestamptz', precision: 3 })
  applicationsUntil: Date;
  @Field(() => MoneyScalar, { name: 'amountFrom', description: 'Lower end of the amount the call speaks of, in euros.' })
  @Column('bigint')
  amountFromCents: string;
  @Field(() => MoneyScalar, { name: 'amountTo', description: 'Upper end of the amount the call speaks of, in euros.' })
  @Column('bigint')
  amountToCents: string;
  @Field(() => DateScalar, { description: 'First day of the period of use.' })
  @Column('date')
  useFrom: string;
  @Field(() => DateScalar, { description: 'Last day of the period of use.' })
  @Column('date')
  useTo: string;
  @Field(() => PartialDateScalar, { description: 'When decisions were aimed at.' })
  @Column('text')
  decisionsAimedAt: string;
  @Field({ description: 'Who could apply, as the call says.' })
  @Column('text')
  recipient: string;
  @Field(() => [String], { description: 'The acts it rests on.' })
  @Column({ type: 'text', array: true })
  acts: string[];
  @Field(() => String, { nullable: true, description: 'What is not known of it.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
visibleTo(FundingCall, () => true);

@ObjectType({
  implements: [Node, Versioned],
  description: 'A network project: a coordinator and its partners keep materials alive and bring them into use.',
})
@Entity('project')
@Check('project_use_check', 'use_from <= use_to')
export class Project extends Versioned {
  @Index()
  @Column({ type: 'uuid', nullable: true })
  fundingCallId: string | null;

  @Field(() => FundingCall, { nullable: true, description: 'The call it was granted from.' })
  @ManyToOne(() => FundingCall, { nullable: true })
  @JoinColumn()
  fundingCall: Relation<FundingCall> | null;

  @Index()
  @Column('uuid')
  funderId: string;

  @Field(() => Organisation, { description: 'The funder.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  funder: Relation<Organisation>;

  @Field({ description: 'The name it is known by.' })
  @Column('text')
  acronym: string;
  @Field({ description: 'Name in Finnish.' })
  @Column('text')
  nameFi: string;
  @Field({ description: 'Name in Swedish.' })
  @Column('text')
  nameSv: string;
  @Field({ description: 'Name in English.' })
  @Column('text')
  nameEn: string;
  @Field(() => DateScalar, { description: 'First day of the period of use.' })
  @Column('date')
  useFrom: string;
  @Field(() => DateScalar, { description: 'Last day of the period of use.' })
  @Column('date')
  useTo: string;
  @Field({ description: 'A demonstration: its institutions, people and figures are generated, its materials are real.' })
  @Column({ type: 'boolean', default: false })
  demonstration: boolean;
}
// Name, period and partners of a project are public.
visibleTo(Project, () => true);

export const ProjectConnection = connectionOf(Project, { counted: true });

@ObjectType({ implements: Node, description: 'A work package of a network project.' })
@Entity('work_package')
@Unique(['projectId', 'code'])
export class WorkPackage extends Node {
  @Column('uuid')
  projectId: string;
  @Field(() => Project, { description: 'The project.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Field({ description: 'Its code in the project.' })
  @Column('text')
  code: string;
  @Field({ description: 'Name in Finnish.' })
  @Column('text')
  nameFi: string;
  @Field({ description: 'Name in Swedish.' })
  @Column('text')
  nameSv: string;
  @Field({ description: 'Name in English.' })
  @Column('text')
  nameEn: string;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  themeId: string | null;
  @Field(() => Theme, { nullable: true, description: 'Its theme; coordination has none.' })
  @ManyToOne(() => Theme, { nullable: true })
  @JoinColumn()
  theme: Relation<Theme> | null;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  leadOrganisationId: string | null;
  @Field(() => Organisation, { nullable: true, description: 'Who leads it.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  leadOrganisation: Relation<Organisation> | null;
}
// Work packages stand in the public plan of a project.
visibleTo(WorkPackage, () => true);
