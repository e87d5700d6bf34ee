import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { MemberRole } from '../../platform/auth/roles.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import type { Row } from '../../platform/reading/source.ts';
import { Alias, oneOf, or, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, rowOf, visibleTo } from '../../platform/reading/tables.ts';
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

  @Field(() => Person, { description: 'The person.' })
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

  @Field(() => Project, { nullable: true, description: 'The project that an auditor reads.' })
  @ManyToOne(() => Project, { nullable: true })
  @JoinColumn()
  project: Relation<Project> | null;

  @Column({ type: 'text', array: true, default: '{}' })
  contactAreas: string[];

  @Field(() => DateScalar, { nullable: true, description: 'First day; null for since ever.' })
  @Column({ type: 'date', nullable: true })
  validFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it goes on.' })
  @Column({ type: 'date', nullable: true })
  validUntil: string | null;
}

/** Whether it holds today. */
export const isValid = (membership: Row<Membership>): Sql =>
  sql`coalesce(${membership.validFrom} <= hub_today(), true) and coalesce(${membership.validUntil} >= hub_today(), true)`;

// Who does what is seen inside the own organisation, and inside the projects in which that organisation and the viewer's both are.
// The administrator takes care of everybody's.
const inSight = (membership: Row<Membership>, viewer: Viewer): Sql => {
  const projects = viewer.projects();
  return trusted`(${membership.organisationId} = ${viewer.organisationId}
    or ${membership.organisationId} in (select p.organisation_id from partnership p where ${oneOf(trusted`p.project_id`, projects)})
    or ${membership.organisationId} in (select p.funder_id from project p where ${oneOf(trusted`p.id`, projects)})
    or ${oneOf(membership.projectId, projects)})`;
};

visibleTo(Membership, (membership, viewer) => {
  if (!viewer.personId) return false;
  return (
    viewer.has(MemberRole.ADMINISTRATOR) || or(sql`${membership.personId} = ${viewer.personId}`, inSight(membership, viewer))
  );
});

// A person is seen where a role of theirs is, also one that has ended: their name stays readable in what they did.
visibleTo(Person, (person, viewer) => {
  if (!viewer.personId) return false;
  if (viewer.has(MemberRole.ADMINISTRATOR)) return true;
  const alias = new Alias();
  const membership = rowOf(Membership, alias);
  return or(
    sql`${person.id} = ${viewer.personId}`,
    trusted`exists (select 1 from ${everyRow(Membership)} ${alias} where ${membership.personId} = ${person.id} and ${inSight(membership, viewer)})`,
  );
});

export const PersonConnection = connectionOf(Person, { counted: true });
