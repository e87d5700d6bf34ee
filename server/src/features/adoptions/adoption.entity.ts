import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { AdoptionStage } from './stages.ts';

@ObjectType({
  implements: [Node, Versioned],
  description: 'Where a provider stands with a material: as declared by the provider, and as verified by the coordinator.',
})
@Entity('adoption')
@Unique('adoption_natural_key', ['organisationId', 'materialId'])
@Check('adoption_verified_check', '(verified_stage is null) = (verified_at is null)')
@Index('adoption_list_idx', { synchronize: false })
@Index('adoption_project_stage_idx', ['projectId', 'stage', 'declaredAt', 'id'])
@Index('adoption_provider_order_idx', ['projectId', 'organisationName', 'materialTitle', 'id'])
@Index('adoption_material_order_idx', ['projectId', 'materialTitle', 'organisationName', 'id'])
@Index('adoption_material_id_idx', { synchronize: false })
@Index('adoption_organisation_list_idx', { synchronize: false })
export class Adoption extends Versioned {
  @Column('uuid')
  projectId: string;

  @Field(() => Project, { description: 'The project that has the material in care.' })
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;

  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'The provider.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Column('uuid')
  materialId: string;

  // Only published materials are adopted, and those are for everyone: never hidden where the adoption shows.
  @Field(() => Material, { description: 'The material.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  materialVersionId: string | null;

  @Field(() => MaterialVersion, { nullable: true, description: 'The version in use.' })
  @ManyToOne(() => MaterialVersion, { nullable: true })
  @JoinColumn()
  materialVersion: Relation<MaterialVersion> | null;

  @Field(() => AdoptionStage, { description: 'The stage as last declared.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage' })
  stage: AdoptionStage;

  @Field(() => DateScalar, { description: 'The day since which the stage holds.' })
  @Column('date')
  effectiveDate: string;

  @Field(() => DateTimeScalar, { description: 'When the stage was declared.' })
  @Column({ type: 'timestamptz', precision: 3 })
  declaredAt: Date;

  @Field(() => DateTimeScalar, { description: 'When the provider last said that it still holds.' })
  @Column({ type: 'timestamptz', precision: 3 })
  confirmedAt: Date;

  @Field(() => AdoptionStage, { nullable: true, description: 'The stage that the coordinator verified; null while unverified.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage', nullable: true })
  verifiedStage: AdoptionStage | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was verified.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  verifiedAt: Date | null;

  // The names it is ordered by, kept by triggers.
  @Column({ type: 'text', default: '', insert: false, update: false })
  organisationName: string;
  @Column({ type: 'text', default: '', insert: false, update: false })
  materialTitle: string;
}
export const AdoptionConnection = connectionOf(Adoption, { counted: true });

@ObjectType({ implements: Node, description: 'One declaration of a stage. Nothing is overwritten: each is a row of its own.' })
@Entity('adoption_declaration')
@Unique(['adoptionId', 'number'])
@Check('adoption_declaration_withdrawn_check', '(withdrawn_at is null) = (withdrawn_by_id is null)')
@Index('adoption_declaration_as_of_idx', ['projectId', 'effectiveDate'])
@Index('adoption_declaration_answer_idx', ['organisationId', 'materialId', 'recordedAt'])
export class AdoptionDeclaration extends Node {
  @Column('uuid')
  adoptionId: string;
  @ManyToOne(() => Adoption, { nullable: false })
  @JoinColumn()
  adoption: Relation<Adoption>;
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column('uuid')
  organisationId: string;
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Index()
  @Column('uuid')
  materialId: string;
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
  @Field(() => Int, { description: 'Number within the adoption, from 1.' })
  @Column('integer')
  number: number;
  @Field(() => AdoptionStage, { description: 'The stage before.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage' })
  previousStage: AdoptionStage;
  @Field(() => AdoptionStage, { description: 'The stage declared.' })
  @Column({ type: 'enum', enum: AdoptionStage, enumName: 'adoption_stage' })
  stage: AdoptionStage;
  @Field(() => DateScalar, { description: 'The day since which it holds.' })
  @Column('date')
  effectiveDate: string;
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;
  @Index()
  @Column('uuid')
  declaredById: string;
  @Field(() => Person, { nullable: true, description: 'Who declared it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  declaredBy: Relation<Person>;
  /** How the adoption stood before it, for taking it back; null for the first one. */
  @Column({ type: 'jsonb', nullable: true })
  stoodBefore: StoodBefore | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back: it says nothing any more, and no figure counts it. Null while it stands.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt: Date | null;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  withdrawnById: string | null;
  @Field(() => Person, { nullable: true, description: 'Who took it back; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  withdrawnBy: Relation<Person> | null;
}

/** What a declaration changes of its adoption beside the stage. Moments as ISO texts. */
export type StoodBefore = {
  effectiveDate: string;
  declaredAt: string;
  confirmedAt: string;
  materialVersionId: string | null;
};

@ObjectType({
  implements: Node,
  description: 'The proof and the words of a declaration; they belong to the provider until it shares them with the network.',
})
@Entity('adoption_evidence')
@Unique(['declarationId', 'number'])
@Check('adoption_evidence_added_check', '(added_at is null) = (added_by_id is null)')
@Check('adoption_evidence_link_check', `link ~ '^https?://'`)
@Check('adoption_evidence_persons_check', 'persons_trained >= 0')
export class AdoptionEvidence extends Node {
  @Column('uuid')
  declarationId: string;
  @ManyToOne(() => AdoptionDeclaration, { nullable: false })
  @JoinColumn()
  declaration: Relation<AdoptionDeclaration>;
  @Field(() => Int, { description: 'Number within the declaration, from 1.' })
  @Column({ type: 'integer', default: 1 })
  number: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was added; null for what came with the declaration itself.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  addedAt: Date | null;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  addedById: string | null;
  @Field(() => Person, {
    nullable: true,
    description: 'Who added it; null to those who may not see the person, and for what came with the declaration.',
  })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  addedBy: Relation<Person> | null;
  @Index()
  @Column('uuid')
  projectId: string;
  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn()
  project: Relation<Project>;
  @Index()
  @Column('uuid')
  organisationId: string;
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Field({ description: 'Whether the other partners of the project may read it.' })
  @Column({ type: 'boolean', default: false })
  shared: boolean;
  @Field(() => String, { nullable: true, description: 'Why the stage moved backwards, or off or onto the path.' })
  @Column({ type: 'text', nullable: true })
  reason: string | null;
  @Field(() => String, { nullable: true, description: 'A note, such as why stages were skipped.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;
  @Field(() => String, { nullable: true, description: 'How the use shows, in words.' })
  @Column({ type: 'text', nullable: true })
  text: string | null;
  @Field(() => String, { nullable: true, description: 'Address of a proof.' })
  @Column({ type: 'text', nullable: true })
  link: string | null;
  @Field(() => String, { nullable: true, description: 'The decision that took it into use.' })
  @Column({ type: 'text', nullable: true })
  decision: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision.' })
  @Column({ type: 'date', nullable: true })
  decisionDate: string | null;
  @Field(() => Int, { nullable: true, description: 'Persons trained.' })
  @Column({ type: 'integer', nullable: true })
  personsTrained: number | null;
  @Field(() => String, { nullable: true, description: 'Units that use it.' })
  @Column({ type: 'text', nullable: true })
  units: string | null;
  @Field(() => String, { nullable: true, description: 'Who is responsible for taking it into use, as a role.' })
  @Column({ type: 'text', nullable: true })
  responsible: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When it is planned to be in use.' })
  @Column({ type: 'date', nullable: true })
  targetDate: string | null;
  @Field(() => String, { nullable: true, description: 'Who owns it permanently, as a role.' })
  @Column({ type: 'text', nullable: true })
  permanentOwner: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When its use is looked at again.' })
  @Column({ type: 'date', nullable: true })
  renewalDate: string | null;
}
