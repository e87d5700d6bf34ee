import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType({ implements: Node, description: 'A sign-in of the viewer that has not ended.' })
@Entity('session')
export class Session extends Node {
  @Column({ type: 'bytea', unique: true, select: false })
  tokenHash: Buffer;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  person: Relation<Person>;

  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'The organisation on whose behalf it acts.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field({ description: 'Browser and system, as far as they are known; may be empty.' })
  @Column({ type: 'text', default: '' })
  device: string;

  @Field(() => DateTimeScalar, { description: 'When it was begun, in real time.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends by itself, in real time.' })
  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;
}
// Nobody else’s business, not even the administrator’s.
visibleTo(Session, (session, viewer) =>
  viewer.personId
    ? sql`${session.personId} = ${viewer.personId} and ${session.endedAt} is null and ${session.expiresAt} > clock_timestamp()`
    : false,
);
