import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';

export enum TokenScope {
  READ = 'READ',
  WRITE = 'WRITE',
}
registerEnumType(TokenScope, {
  name: 'TokenScope',
  description: 'What a program may do with a token: read only, or all that the person may do for that organisation.',
});

@ObjectType({ implements: Node, description: 'A token by which a program of the viewer acts for an organisation.' })
@Entity('api_token')
export class ApiToken extends Node {
  @Column({ type: 'bytea', unique: true, select: false })
  tokenHash: Buffer;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn()
  person: Relation<Person>;

  @Index()
  @Column('uuid')
  organisationId: string;

  @Field(() => Organisation, { description: 'The organisation it acts for.' })
  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field({ description: 'What its owner calls it.' })
  @Column('text')
  name: string;

  @Field(() => TokenScope, { description: 'What it is good for.' })
  @Column({ type: 'enum', enum: TokenScope, enumName: 'token_scope' })
  scope: TokenScope;

  @Field(() => DateTimeScalar, { description: 'When it was made, in real time.' })
  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it ceases to hold, in real time.' })
  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt: Date | null;
}
visibleTo(ApiToken, (token, viewer) => (viewer.personId ? sql`${token.personId} = ${viewer.personId}` : false));
