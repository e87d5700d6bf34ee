import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType({ implements: [Node, Versioned], description: 'What somebody said of a material, or of one version of it.' })
@Entity('comment')
@Check('comment_deleted_check', '(deleted_at is null) = (deleted_by_id is null)')
@Index('comment_list_idx', { synchronize: false })
@Index('comment_version_list_idx', { synchronize: false })
export class Comment extends Versioned {
  @Column('uuid')
  materialId: string;
  // A comment is seen only where its material is.
  @Field(() => Material, { description: 'The material.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;
  @Column({ type: 'uuid', nullable: true })
  materialVersionId: string | null;
  @Field(() => MaterialVersion, { nullable: true, description: 'The version it is about; null for the material as a whole.' })
  @ManyToOne(() => MaterialVersion, { nullable: true })
  @JoinColumn()
  materialVersion: Relation<MaterialVersion> | null;
  @Index()
  @Column('uuid')
  authorId: string;
  @Field(() => Person, { nullable: true, description: 'Who wrote it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  author: Relation<Person>;
  @Index()
  @Column('uuid')
  organisationId: string;
  @Field(() => Organisation, { description: 'On whose behalf.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  writtenAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last said in other words.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  editedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was deleted; its place stays.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deletedAt: Date | null;
  @Index()
  @Column({ type: 'uuid', nullable: true })
  deletedById: string | null;
  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  deletedBy: Relation<Person> | null;
}
export const CommentConnection = connectionOf(Comment, { counted: true });
