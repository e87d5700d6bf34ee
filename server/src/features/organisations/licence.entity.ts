import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { sql, type Sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from './organisation.entity.ts';

@ObjectType({ implements: Node, description: 'A licence to provide vocational education (531/2017 § 22).' })
@Entity('licence')
@Check('licence_dates_check', 'valid_from <= valid_until')
export class Licence extends Node {
  @Index()
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null where it is not known: then taken as valid.' })
  @Column({ type: 'date', nullable: true })
  validFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null where it is open or not known.' })
  @Column({ type: 'date', nullable: true })
  validUntil: string | null;

  @Field(() => String, { nullable: true, description: 'Where the licence is known from.' })
  @Column({ type: 'text', nullable: true })
  source: string | null;
}
visibleTo(Licence, () => true);

/** Where licence dates are unknown the licence is taken as valid (rules of coverage). */
export const validOn = (day: Sql, from: Sql, until: Sql) =>
  sql`coalesce(${from} <= ${day}, true) and coalesce(${until} >= ${day}, true)`;
