import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Organisation } from './organisation.entity.ts';

@ObjectType({ implements: Node, description: 'The names that an organisation bore until a day.' })
@Entity('former_name')
@Index('former_name_search_idx', { synchronize: false })
export class FormerName extends Node {
  @Index()
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn()
  organisation: Relation<Organisation>;

  @Field({ description: 'Name in Finnish; where there was one in one language only, that name.' })
  @Column({ type: 'text', collation: 'fi-x-icu' })
  nameFi: string;

  @Field(() => String, { nullable: true, description: 'Name in Swedish.' })
  @Column({ type: 'text', nullable: true })
  nameSv: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English.' })
  @Column({ type: 'text', nullable: true })
  nameEn: string | null;

  @Field(() => DateScalar, {
    description: 'The last day on which it bore them; where an import brought the new name, the day before that import.',
  })
  @Column('date')
  validUntil: string;

  @Column('integer')
  organisationVersion: number;
}
visibleTo(FormerName, () => true);
