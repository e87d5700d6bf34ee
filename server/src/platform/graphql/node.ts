import { Field, ID, InterfaceType, Int } from 'type-graphql';
import { Column, PrimaryGeneratedColumn } from 'typeorm';
import { DateTimeScalar } from './scalars.ts';

@InterfaceType({ description: 'An object with an id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque; `node(id)` finds the object again.' })
  @PrimaryGeneratedColumn('uuid')
  id: string;
}

@InterfaceType({ implements: Node, description: 'An object that changes. A change names the version it was made from.' })
export abstract class Versioned extends Node {
  @Field(() => Int, { description: 'Grows by one with each change; give it back as `expectedVersion`.' })
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'hub_now()' })
  updatedAt: Date;
}
