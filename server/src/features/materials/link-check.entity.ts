import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { LinkOutcome } from '../../platform/web/probe.ts';
import { Material } from './material.entity.ts';

registerEnumType(LinkOutcome, {
  name: 'LinkOutcome',
  description: 'What came of asking for an address. ANSWERS and REFUSES (it wants a sign-in, or no robots) are no failures.',
});

@ObjectType({ implements: Node, description: 'How the address of a material answered when it was last asked.' })
@Entity('link_check')
export class LinkCheck extends Node {
  @Column({ type: 'uuid', unique: true })
  materialId: string;

  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Field({ description: 'The address that was asked.' })
  @Column('text')
  url: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  @Column({ type: 'timestamptz', precision: 3 })
  checkedAt: Date;

  @Field(() => Int, { nullable: true, description: 'The HTTP status; null where there was no answer.' })
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  @Field(() => LinkOutcome, { description: 'What came of it.' })
  @Column({ type: 'enum', enum: LinkOutcome, enumName: 'link_outcome' })
  outcome: LinkOutcome;

  @Field(() => DateScalar, { nullable: true, description: 'The day since which it fails; null while it does not.' })
  @Column({ type: 'date', nullable: true })
  failingSince: string | null;
}
