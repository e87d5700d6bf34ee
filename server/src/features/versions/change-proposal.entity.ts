import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Versioned, Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { oneOf, or, sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';

export enum ProposalState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ProposalState, { name: 'ProposalState', description: 'What became of a proposal.' });

@ObjectType({ implements: [Node, Versioned], description: 'What somebody proposes to change in a material.' })
@Entity('change_proposal')
@Index('change_proposal_material_id_idx', { synchronize: false })
@Check('change_proposal_decided_check', `(state = 'OPEN') = (decided_at is null)`)
@Check('change_proposal_reason_check', `state <> 'DECLINED' or reason is not null`)
export class ChangeProposal extends Versioned {
  @Column('uuid')
  materialId: string;

  // What is not published is proposed upon inside the project only: the proposal shows where its material does, or did.
  @Field(() => Material, { nullable: true, description: 'The material; null when the viewer no longer sees it.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  materialVersionId: string | null;

  @Field(() => MaterialVersion, { nullable: true, description: 'The version it speaks of.' })
  @ManyToOne(() => MaterialVersion, { nullable: true })
  @JoinColumn()
  materialVersion: Relation<MaterialVersion> | null;

  @Index()
  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'On whose behalf it was made.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Index()
  @Column('uuid')
  proposedById: string;

  @Field(() => Person, { nullable: true, description: 'Who made it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  proposedBy: Relation<Person>;

  @Field({ description: 'Whether the person wants to be named in the credits beside the organisation.' })
  @Column({ type: 'boolean', default: false })
  named: boolean;

  @Field({ description: 'What is proposed.' })
  @Column('text')
  text: string;

  @Field(() => ProposalState, { description: 'What became of it.' })
  @Column({ type: 'enum', enum: ProposalState, enumName: 'proposal_state', default: ProposalState.OPEN })
  state: ProposalState;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided or withdrawn.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  acceptedIntoId: string | null;

  @Field(() => MaterialVersion, {
    nullable: true,
    description: 'The version it became part of, once that is for the viewer to see.',
  })
  @ManyToOne(() => MaterialVersion, { nullable: true })
  @JoinColumn()
  acceptedInto: Relation<MaterialVersion> | null;
}

// Proposals are read in the project that has the material in care, and by the organisation that made them.
visibleTo(ChangeProposal, (proposal, viewer) => {
  if (viewer.personId === null) return false;
  const inside = viewer.projects();
  return or(
    sql`${proposal.organisationId} = ${viewer.organisationId}`,
    inside.length > 0 &&
      sql`exists (select 1 from ${visible(Material, viewer)} m where m.id = ${proposal.materialId} and ${oneOf(sql`m.project_id`, inside)})`,
  );
});
