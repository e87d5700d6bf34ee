import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Material } from './material.entity.ts';

export enum VersionState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  SUPERSEDED = 'SUPERSEDED',
}
registerEnumType(VersionState, {
  name: 'VersionState',
  description: 'The state of a material version; a published one never changes.',
});

@ObjectType({
  implements: [Node, Versioned],
  description: 'A version of a material. Version 1 of a link-only entry is “as found”.',
})
@Entity('material_version')
@Unique(['materialId', 'number'])
@Check('material_version_published_check', `(state in ('PUBLISHED', 'SUPERSEDED')) = (published_at is not null)`)
export class MaterialVersion extends Versioned {
  @Column('uuid')
  materialId: string;

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
}
