import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { MemberRole } from '../../platform/auth/roles.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

@ObjectType({ implements: [Node, Versioned], description: 'What a person does in an organisation.' })
@Entity('membership')
@Check('membership_auditor_check', `(role = 'AUDITOR') = (project_id is not null and valid_until is not null)`)
@Index('membership_natural_key', { synchronize: false })
export class Membership extends Versioned {
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  person: Relation<Person>;

  @Index()
  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'The organisation.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field(() => MemberRole, { description: 'The role there.' })
  @Column({ type: 'enum', enum: MemberRole, enumName: 'member_role' })
  role: MemberRole;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  projectId: string | null;

  @ManyToOne(() => Project, { nullable: true })
  @JoinColumn()
  project: Relation<Project> | null;

  @Column({ type: 'text', array: true, default: '{}' })
  contactAreas: string[];

  @Column({ type: 'date', nullable: true })
  validFrom: string | null;

  @Column({ type: 'date', nullable: true })
  validUntil: string | null;
}
visibleTo(Membership, (membership, viewer) => (viewer.personId ? sql`${membership.personId} = ${viewer.personId}` : false));

// People are seen inside their own organisation, and inside the projects in which their organisation and the viewer's both are.
visibleTo(Person, (person, viewer) => {
  if (!viewer.personId) return false;
  const projects = viewer.projects();
  return trusted`${person.id} = ${viewer.personId} or exists (
    select 1 from membership m where m.person_id = ${person.id} and (
      m.organisation_id = ${viewer.organisationId}
      or m.organisation_id in (select p.organisation_id from partnership p where p.project_id = any(${projects}))
      or m.organisation_id in (select p.funder_id from project p where p.id = any(${projects}))
      or m.project_id = any(${projects})))`;
});
