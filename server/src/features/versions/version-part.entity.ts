import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Language } from '../people/person.entity.ts';

@ObjectType({ description: 'A place on the web that belongs to a version.' })
export class VersionLink {
  @Field({ description: 'What is there.' })
  label: string;
  @Field({ description: 'Its address, http or https.' })
  address: string;
}

@ObjectType({ implements: Node, description: 'What a version holds in one language.' })
@Entity('material_version_part')
@Unique('material_version_part_natural_key', ['materialVersionId', 'language'])
@Check('material_version_part_links_check', `json_typeof(links) = 'array'`)
export class VersionPart extends Node {
  @Column('uuid')
  materialVersionId: string;

  @ManyToOne(() => MaterialVersion, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  materialVersion: Relation<MaterialVersion>;

  @Field(() => Language, { description: 'The language.' })
  @Column({ type: 'enum', enum: Language, enumName: 'language' })
  language: Language;

  @Field(() => String, { nullable: true, description: 'The title in this language, where it is not the material’s.' })
  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'The description, in Markdown.' })
  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column('json')
  links: VersionLink[];

  @Field(() => String, {
    nullable: true,
    description: 'What readers with disabilities should know of it, such as captions or tagging.',
  })
  @Column({ type: 'text', nullable: true })
  accessibility: string | null;
}

visibleTo(
  VersionPart,
  (part, viewer) => sql`exists (select 1 from ${visible(MaterialVersion, viewer)} v where v.id = ${part.materialVersionId})`,
);
