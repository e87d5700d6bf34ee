import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { visibleTo } from '../../platform/reading/tables.ts';

@ObjectType({ implements: Node, description: 'A region (maakunta) by Statistics Finland’s codes.' })
@Entity('region')
export class Region extends Node {
  @Field({ description: 'Statistics Finland’s two-digit code.' })
  @Column({ type: 'text', unique: true })
  code: string;

  @Field({ description: 'Name in Finnish.' })
  @Column({ type: 'text', collation: 'fi-x-icu' })
  nameFi: string;

  @Field({ description: 'Name in Swedish.' })
  @Column({ type: 'text' })
  nameSv: string;

  @Field({ description: 'Name in English.' })
  @Column('text')
  nameEn: string;

  @Field(() => String, { nullable: true, description: 'The ministry’s contact area of the call, A1–A5; Åland has none.' })
  @Column({ type: 'text', nullable: true })
  contactArea: string | null;

  @Field({ description: 'Whether coverage counts it: all but Åland.' })
  @Column('boolean')
  counted: boolean;
}
visibleTo(Region, () => true);

@ObjectType({ implements: Node, description: 'A municipality.' })
@Entity('municipality')
export class Municipality extends Node {
  @Field({ description: 'The three-digit code of the municipality.' })
  @Column({ type: 'text', unique: true })
  code: string;

  @Field({ description: 'Name in Finnish.' })
  @Column({ type: 'text', collation: 'fi-x-icu' })
  nameFi: string;

  @Field({ description: 'Name in Swedish.' })
  @Column({ type: 'text' })
  nameSv: string;

  @Index()
  @Column('uuid')
  regionId: string;

  @Field(() => Region, { description: 'The region it lies in.' })
  @ManyToOne(() => Region, { nullable: false })
  @JoinColumn()
  region: Relation<Region>;
}
visibleTo(Municipality, () => true);
