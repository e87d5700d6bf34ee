import { Field, Int, ObjectType, ArgsType } from 'type-graphql';
import type { Entity } from '../reading/source.ts';
import { CursorScalar } from './scalars.ts';
import { Weighs } from './weight.ts';

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field({ description: 'Whether rows follow this page.' })
  hasNextPage: boolean;
  @Field(() => CursorScalar, { nullable: true, description: 'Give it as `after` to get the next page.' })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows wanted, 100 at the most.' })
  first: number;
  @Field(() => CursorScalar, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

/** The connection type of an entity; `counted` where the set is bounded and counting it is cheap. */
export function connectionOf(entity: Entity, { counted }: { counted: boolean }): Entity {
  const { name } = entity;

  @ObjectType(`${name}Edge`, { description: `A ${name} with its place in the list.` })
  class Edge {
    @Field(() => entity, { description: 'The row.' })
    node: unknown;
    @Field(() => CursorScalar, { description: 'The place of this row.' })
    cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows that the viewer may see.` })
  class Connection {
    @Field(() => [entity], { description: 'The rows of this page.' })
    nodes: unknown[];
    @Field(() => [Edge], { description: 'The rows of this page with their places.' })
    edges: Edge[];
    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo: PageInfo;
  }
  if (counted) {
    Field(() => Int, { description: 'Rows in the whole list.' })(Connection.prototype, 'totalCount');
    Weighs(200)(Connection.prototype, 'totalCount');
  }
  return Connection;
}
