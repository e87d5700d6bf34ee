import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

export enum PartnershipRole {
  COORDINATOR = 'COORDINATOR',
  WORK_PACKAGE_LEAD = 'WORK_PACKAGE_LEAD',
  PARTNER = 'PARTNER',
  ASSOCIATE = 'ASSOCIATE',
}
registerEnumType(PartnershipRole, { name: 'PartnershipRole', description: 'The role of an organisation in a network project.' });

@ObjectType({
  implements: [Node, Versioned],
  description: 'An organisation in a project: its role, from–to, contact and deputy.',
})
@Entity('partnership')
@Unique(['projectId', 'organisationId'])
@Check('partnership_dates_check', 'valid_from <= valid_until')
@Index('partnership_coordinator_idx', { synchronize: false })
export class Partnership extends Versioned {
  @Column('uuid')
  projectId: string;

  @Field(() => Project, { description: 'The project.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Index()
  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'The organisation.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field(() => PartnershipRole, { description: 'Its role.' })
  @Column({ type: 'enum', enum: PartnershipRole, enumName: 'partnership_role' })
  role: PartnershipRole;

  @Field(() => DateScalar, { description: 'First day.' })
  @Column('date')
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it goes on.' })
  @Column({ type: 'date', nullable: true })
  validUntil: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  contactId: string | null;

  @Field(() => Person, { nullable: true, description: 'The contact; only to those who may see people of the project.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  contact: Relation<Person> | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  deputyId: string | null;

  @Field(() => Person, { nullable: true, description: 'The deputy contact.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  deputy: Relation<Person> | null;
}
// The partners of a project are public.
visibleTo(Partnership, () => true);
