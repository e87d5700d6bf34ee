import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { MemberRole } from '../../platform/auth/roles.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Language, Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

export enum InvitationState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  WITHDRAWN = 'WITHDRAWN',
  EXPIRED = 'EXPIRED',
}
registerEnumType(InvitationState, { name: 'InvitationState', description: 'What has become of an invitation.' });

@ObjectType({
  implements: [Node, Versioned],
  description: 'An invitation to act for an organisation, for one address and one use.',
})
@Entity('invitation')
@Check('invitation_email_check', `email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'`)
@Check('invitation_auditor_check', `(role = 'AUDITOR') = (project_id is not null and valid_until is not null)`)
@Index('invitation_list_idx', ['createdAt', 'id'])
@Index('invitation_inviting_organisation_id_idx', ['invitingOrganisationId', 'createdAt', 'id'])
export class Invitation extends Versioned {
  @Field({ description: 'The address it was sent to.' })
  @Index()
  @Column('text')
  email: string;

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

  @Field(() => Project, { nullable: true, description: 'The project that an auditor is to read.' })
  @ManyToOne(() => Project, { nullable: true })
  @JoinColumn()
  project: Relation<Project> | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of an auditor’s mandate.' })
  @Column({ type: 'date', nullable: true })
  validUntil: string | null;

  @Field(() => Language, { description: 'The language of the letter.' })
  @Column({ type: 'enum', enum: Language, enumName: 'language', default: Language.fi })
  language: Language;

  @Index()
  @Column('uuid')
  invitedById: string;

  @Field(() => Person, { nullable: true, description: 'Who invites; null when the viewer may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  invitedBy: Relation<Person>;

  @Column('uuid')
  invitingOrganisationId: string;

  @Field(() => Organisation, { description: 'On whose behalf it was made.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  invitingOrganisation: Relation<Organisation>;

  @Column({ type: 'bytea', unique: true, nullable: true, select: false })
  tokenHash: Buffer | null;

  @Field(() => DateTimeScalar, { description: 'Until when it can be accepted, in real time.' })
  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  acceptedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt: Date | null;
}

export const InvitationConnection = connectionOf(Invitation, { counted: true });
