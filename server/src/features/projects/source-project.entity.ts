import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { MoneyScalar, PartialDateScalar } from '../../platform/graphql/scalars.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Theme } from './theme.entity.ts';

@ObjectType({
  implements: Node,
  description: 'An earlier project whose materials the network keeps alive. Facts as its sources state them.',
})
@Entity('source_project')
@Check('source_project_dates_check', `started ~ '^[0-9]{4}(-[0-9]{2}){0,2}$' and ended ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'`)
export class SourceProject extends Node {
  @Field({ description: 'Stable code, used in filters and addresses.' })
  @Column({ type: 'text', unique: true })
  code: string;

  @Index()
  @Column('uuid')
  themeId: string;

  @Field(() => Theme, { description: 'The theme of its call.' })
  @ManyToOne(() => Theme, { nullable: false })
  @JoinColumn()
  theme: Relation<Theme>;

  @Field({ description: 'The name it is known by.' })
  @Column('text')
  acronym: string;

  @Field({ description: 'Name in Finnish.' })
  @Column('text')
  nameFi: string;

  @Field(() => String, { nullable: true, description: 'Name in Swedish.' })
  @Column({ type: 'text', nullable: true })
  nameSv: string | null;

  @Field({ description: 'Coordinator as the source names it.' })
  @Column('text')
  coordinator: string;

  @Column({ type: 'uuid', nullable: true })
  coordinatorOrganisationId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'The coordinator in the register.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  coordinatorOrganisation: Relation<Organisation> | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Start, as precisely as it is known.' })
  @Column({ type: 'text', nullable: true })
  started: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'End, as precisely as it is known.' })
  @Column({ type: 'text', nullable: true })
  ended: string | null;

  @Field({ description: 'Who funded it.' })
  @Column('text')
  funder: string;

  @Field(() => String, { nullable: true, description: 'The programme it belonged to.' })
  @Column({ type: 'text', nullable: true })
  programme: string | null;

  @Field(() => String, { nullable: true, description: 'Number of partners as the sources state it; they disagree in places.' })
  @Column({ type: 'text', nullable: true })
  partnerCountStated: string | null;

  @Field(() => MoneyScalar, { name: 'budget', nullable: true, description: 'Stated budget in euros.' })
  @Column({ type: 'bigint', nullable: true })
  budgetCents: string | null;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  @Column({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the call it was funded from.' })
  @Column({ type: 'text', nullable: true })
  fundingCall: string | null;

  @Field({ description: 'Where these facts come from.' })
  @Column('text')
  source: string;

  @Field(() => String, { nullable: true, description: 'What to know of these facts.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
visibleTo(SourceProject, () => true);

@ObjectType({ implements: Node, description: 'A work package of an earlier project.' })
@Entity('source_work_package')
@Unique('source_work_package_natural_key', ['sourceProjectId', 'nameFi'])
export class SourceWorkPackage extends Node {
  @Column('uuid')
  sourceProjectId: string;

  @Field(() => SourceProject, { description: 'The project it was part of.' })
  @ManyToOne(() => SourceProject, { nullable: false })
  @JoinColumn()
  sourceProject: Relation<SourceProject>;

  @Field(() => String, { nullable: true, description: 'Its code, where stated.' })
  @Column({ type: 'text', nullable: true })
  code: string | null;

  @Field({ description: 'Name in Finnish.' })
  @Column('text')
  nameFi: string;

  @Field(() => String, { nullable: true, description: 'Who led it, as the source names it.' })
  @Column({ type: 'text', nullable: true })
  lead: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  leadOrganisationId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'The lead in the register.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  leadOrganisation: Relation<Organisation> | null;

  @Field({ description: 'Where these facts come from.' })
  @Column('text')
  source: string;

  @Field(() => String, { nullable: true, description: 'What to know of these facts.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
visibleTo(SourceWorkPackage, () => true);

@ObjectType({ implements: Node, description: 'A named participation in an earlier project: a small part of all.' })
@Entity('source_participation')
@Unique('source_participation_natural_key', ['sourceProjectId', 'organisationAsStated', 'role', 'workPackageCode'])
export class SourceParticipation extends Node {
  @Column('uuid')
  sourceProjectId: string;

  @Field(() => SourceProject, { description: 'The project.' })
  @ManyToOne(() => SourceProject, { nullable: false })
  @JoinColumn()
  sourceProject: Relation<SourceProject>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  organisationId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'The organisation in the register.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  organisation: Relation<Organisation> | null;

  @Field({ description: 'The organisation as the source names it.' })
  @Column('text')
  organisationAsStated: string;

  @Field({ description: 'Its role as the source states it.' })
  @Column('text')
  role: string;

  @Field({ description: 'The work package, or empty.' })
  @Column({ type: 'text', default: '' })
  workPackageCode: string;

  @Field({ description: 'Where this is known from.' })
  @Column('text')
  source: string;

  @Field(() => String, { nullable: true, description: 'What to know of this.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
visibleTo(SourceParticipation, () => true);

@ObjectType({
  implements: Node,
  description: 'How an earlier project spread what it made, as a public source tells: no event of a network project.',
})
@Entity('source_event')
@Unique('source_event_natural_key', ['sourceProjectId', 'date', 'title'])
@Check('source_event_dates_check', `date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$' and end_date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'`)
export class SourceEvent extends Node {
  @Column('uuid')
  sourceProjectId: string;
  @Field(() => SourceProject, { description: 'The project.' })
  @ManyToOne(() => SourceProject, { nullable: false })
  @JoinColumn()
  sourceProject: Relation<SourceProject>;
  @Field(() => PartialDateScalar, { description: 'When it was, as precisely as it is known.' })
  @Column('text')
  date: string;
  @Field(() => PartialDateScalar, { nullable: true, description: 'Its last day, where it took several.' })
  @Column({ type: 'text', nullable: true })
  endDate: string | null;
  @Field({ description: 'Title as the source states it.' })
  @Column('text')
  title: string;
  @Field({ description: 'What it was, as the source states it.' })
  @Column('text')
  channel: string;
  @Field({ description: 'Who held it, as the source states it.' })
  @Column('text')
  organiser: string;
  @Field({ description: 'Where this is known from.' })
  @Column('text')
  url: string;
  @Field(() => String, { nullable: true, description: 'What to know of this.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
visibleTo(SourceEvent, () => true);
