import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';

@ObjectType({ implements: Node, description: 'A material that an event shows, in a version of it.' })
@Entity('event_material')
@Unique('event_material_natural_key', ['eventId', 'materialId'])
export class EventMaterial extends Node {
  @Column('uuid')
  eventId: string;
  // It is seen where its event is.
  @Field(() => DisseminationEvent, { description: 'The event.' })
  @ManyToOne(() => DisseminationEvent, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  event: Relation<DisseminationEvent>;

  @Index()
  @Column('uuid')
  materialId: string;
  @Field(() => Material, { nullable: true, description: 'The material; null to those who may not see it.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  materialVersionId: string | null;
  @Field(() => MaterialVersion, { nullable: true, description: 'The version that is shown, where one is out.' })
  @ManyToOne(() => MaterialVersion, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn()
  materialVersion: Relation<MaterialVersion> | null;

  @Column('integer')
  position: number;
}
