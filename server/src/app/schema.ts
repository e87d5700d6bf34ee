import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { GraphQLSchema } from 'graphql';

/** The resolvers of the installation, made by `wire`. */
export type Container = object[];

/** The GraphQL schema over resolvers that were made by hand. */
export function buildHubSchema(resolvers: Container): GraphQLSchema {
  const made = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return buildSchemaSync({
    resolvers: [...made.keys()] as NonEmptyArray<Function>,
    container: { get: (type: never) => made.get(type) as never },
    // Inputs are checked where they are used, with the codes of the contract.
    validate: false,
    // Subscriptions bring their own iterators; the library wants a pub-sub all the same.
    pubSub: {
      publish() {},
      subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }),
    } as never,
  });
}
