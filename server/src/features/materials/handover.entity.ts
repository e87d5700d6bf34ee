import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Material } from './material.entity.ts';

export enum HandoverState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(HandoverState, { name: 'HandoverState', description: 'What has become of an offer.' });

@ObjectType({
  implements: [Node, Versioned],
  description: 'An offer of the maintenance of a material to another partner. One at a time is open.',
})
@Entity('material_handover')
@Check('material_handover_answered_check', `(state = 'OPEN') = (answered_at is null)`)
@Check('material_handover_declined_check', `state <> 'DECLINED' or reason is not null`)
@Check('material_handover_parties_check', 'from_id <> to_id')
@Index('material_handover_open_idx', { synchronize: false })
export class MaterialHandover extends Versioned {
  @Index()
  @Column('uuid')
  materialId: string;

  @Field(() => Material, { nullable: true, description: 'The material.' })
  @ManyToOne(() => Material, { nullable: false })
  @JoinColumn()
  material: Relation<Material>;

  @Index()
  @Column('uuid')
  fromId: string;

  @Field(() => Organisation, { description: 'Who maintains it.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  from: Relation<Organisation>;

  @Index()
  @Column('uuid')
  toId: string;

  @Field(() => Organisation, { description: 'Who is asked to.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  to: Relation<Organisation>;

  @Field(() => HandoverState, { description: 'What has become of it.' })
  @Column({ type: 'enum', enum: HandoverState, enumName: 'handover_state', default: HandoverState.OPEN })
  state: HandoverState;

  @Field(() => String, { nullable: true, description: 'What the one who offers has to say.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Index()
  @Column('uuid')
  offeredById: string;

  @Field(() => Person, { nullable: true, description: 'Who offered it; null to those who may not see the person.' })
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  offeredBy: Relation<Person>;

  @Field(() => DateTimeScalar, { description: 'When it was offered.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  offeredAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted, declined or taken back.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  answeredAt: Date | null;
}
