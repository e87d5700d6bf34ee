import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node } from '../../platform/graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

export enum HarvestState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(HarvestState, { name: 'HarvestState', description: 'How far a harvest has come.' });

@ObjectType({
  implements: Node,
  description:
    'One fetching of materials from the library of open educational resources (AOE). Every record read is counted once.',
})
@Entity('harvest')
@Index('harvest_list_idx', ['askedAt', 'id'])
@Index('harvest_open_idx', { synchronize: false })
@Check('harvest_finished_check', `(state in ('DONE', 'FAILED')) = (finished_at is not null)`)
@Check('harvest_failure_check', `(state = 'FAILED') = (failure is not null)`)
@Check('harvest_rows_check', `state <> 'DONE' or read = created + changed + unchanged + expired + merged + skipped`)
export class Harvest extends Node {
  @Field(() => HarvestState, { description: 'How far it has come.' })
  @Column({ type: 'enum', enum: HarvestState, enumName: 'harvest_state', default: HarvestState.WAITING })
  state: HarvestState;

  @Field(() => DateScalar, { nullable: true, description: 'Only what changed since that day; everything when null.' })
  @Column({ type: 'date', nullable: true })
  changedSince: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  askedById: string | null;

  @ManyToOne(() => Person, { nullable: true })
  @JoinColumn()
  askedBy: Relation<Person> | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for; real time, also in a demonstration.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  askedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;

  @Field(() => Int, { description: 'Records read.' })
  @Column({ type: 'integer', default: 0 })
  read: number;

  @Field(() => Int, { description: 'Materials that were new.' })
  @Column({ type: 'integer', default: 0 })
  created: number;

  @Field(() => Int, { description: 'Materials of which something had changed.' })
  @Column({ type: 'integer', default: 0 })
  changed: number;

  @Field(() => Int, { description: 'Records that said nothing new.' })
  @Column({ type: 'integer', default: 0 })
  unchanged: number;

  @Field(() => Int, { description: 'Materials that the library no longer offers: marked, never deleted.' })
  @Column({ type: 'integer', default: 0 })
  expired: number;

  @Field(() => Int, { description: 'Records of a material that another record of the harvest told of too.' })
  @Column({ type: 'integer', default: 0 })
  merged: number;

  @Field(() => Int, { description: 'Records that were not taken; the problems say why.' })
  @Column({ type: 'integer', default: 0 })
  skipped: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed: UNREACHABLE, REFUSED, NOT_AOE, NOT_PUBLIC, TOO_LARGE, ENDLESS or INTERNAL.',
  })
  @Column({ type: 'text', nullable: true })
  failure: string | null;

  @Column({ type: 'json', default: [] })
  problems: object;
}

export const HarvestConnection = connectionOf(Harvest, { counted: false });
