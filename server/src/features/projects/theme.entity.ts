import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Node } from '../../platform/graphql/node.ts';
import { visibleTo } from '../../platform/reading/tables.ts';

@ObjectType({
  implements: Node,
  description: 'A theme of the network: learning analytics, enterprise architecture, digital competence, data competence.',
})
@Entity('theme')
export class Theme extends Node {
  @Field({ description: 'Stable code, used in filters and addresses.' })
  @Column({ type: 'text', unique: true })
  code: string;

  @Field(() => Int, { description: 'Place among the themes.' })
  @Column({ type: 'integer', unique: true })
  position: number;

  @Field({ description: 'Name in Finnish.' })
  @Column('text')
  nameFi: string;

  @Field({ description: 'Name in Swedish.' })
  @Column('text')
  nameSv: string;

  @Field({ description: 'Name in English.' })
  @Column('text')
  nameEn: string;
}
visibleTo(Theme, () => true);
