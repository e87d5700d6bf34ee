import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { Material } from './material.entity.ts';

export enum VersionState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  SUPERSEDED = 'SUPERSEDED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(VersionState, {
  name: 'VersionState',
  description:
    'The state of a material version; a published one never changes. WITHDRAWN was in review, or spoken of, and was taken back before it was published.',
});

export enum VersionImpact {
  EDITORIAL = 'EDITORIAL',
  CONTENT = 'CONTENT',
  BREAKING = 'BREAKING',
}
registerEnumType(VersionImpact, {
  name: 'VersionImpact',
  description: 'What a version means to those who use an earlier one. CONTENT and BREAKING are something to act upon.',
});

@ObjectType({
  implements: [Node, Versioned],
  description: 'A version of a material. Version 1 of a link-only entry is “as found”.',
})
@Entity('material_version')
@Unique(['materialId', 'number'])
@Index('material_version_open_idx', { synchronize: false })
@Index('material_version_update_idx', { synchronize: false })
@Check('material_version_published_check', `(state in ('PUBLISHED', 'SUPERSEDED')) = (published_at is not null)`)
export class MaterialVersion extends Versioned {
  @Column('uuid')
  materialId: string;

  // A version is seen only where its material is.
  @Field(() => Material, { description: 'The material.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Field(() => Int, { description: 'Number within the material, from 1.' })
  @Column('integer')
  number: number;

  @Field(() => VersionState, { description: 'Its state.' })
  @Column({ type: 'enum', enum: VersionState, enumName: 'version_state', default: VersionState.DRAFT })
  state: VersionState;

  @Field(() => String, { nullable: true, description: 'What changed.' })
  @Column({ type: 'text', nullable: true })
  changeNote: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  publishedAt: Date | null;

  @Field(() => VersionImpact, {
    nullable: true,
    description: 'What it means to those who use an earlier one; null while nobody has said.',
  })
  @Column({ type: 'enum', enum: VersionImpact, enumName: 'version_impact', nullable: true })
  impact: VersionImpact | null;

  @Field(() => String, { nullable: true, description: 'Who is to be thanked for it.' })
  @Column({ type: 'text', nullable: true })
  credits: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  draftedById: string | null;

  @Field(() => Person, { nullable: true, description: 'Who began it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  draftedBy: Relation<Person> | null;

  @Column({ type: 'uuid', array: true, default: '{}' })
  editorIds: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last handed in for review.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  submittedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was given back; null once it is handed in again.' })
  @Column({ type: 'text', nullable: true })
  returnReason: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  reviewedById: string | null;

  @Field(() => Person, {
    nullable: true,
    description: 'Who reviewed and published it; null to those who may not see the person.',
  })
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  reviewedBy: Relation<Person> | null;
}
