import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { StoredFile } from '../files/stored-file.entity.ts';
import { Language } from '../people/person.entity.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';

@ObjectType({ implements: Node, description: 'A file of a version of a material, in one language.' })
@Entity('material_version_file')
@Unique(['materialVersionId', 'fileId'])
export class MaterialVersionFile extends Node {
  @Column('uuid')
  materialVersionId: string;
  @ManyToOne(() => MaterialVersion, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  materialVersion: Relation<MaterialVersion>;
  @Index()
  @Column('uuid')
  fileId: string;
  // Seen where the version is, as this row itself.
  @Field(() => StoredFile, { description: 'The file.' })
  @ManyToOne(() => StoredFile, { nullable: false })
  @JoinColumn()
  file: Relation<StoredFile>;
  @Field(() => Language, { description: 'Its language.' })
  @Column({ type: 'enum', enum: Language, enumName: 'language' })
  language: Language;
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  addedAt: Date;
}
