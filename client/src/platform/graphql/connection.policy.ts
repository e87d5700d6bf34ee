import type { FieldPolicy, Reference } from '@apollo/client/cache';

type Connection = { nodes?: readonly Reference[]; edges?: readonly { node: Reference }[] };

/** A list read page by page: a page asked `after` another is added to it, one asked from the start replaces all. */
export function pagesOf(keyArgs: string[]): FieldPolicy<Connection> {
  return {
    keyArgs,
    merge(existing, incoming, { args }) {
      if (!args?.['after'] || !existing) return incoming;
      return {
        ...incoming,
        ...(incoming.nodes && { nodes: [...(existing.nodes ?? []), ...incoming.nodes] }),
        ...(incoming.edges && { edges: [...(existing.edges ?? []), ...incoming.edges] }),
      };
    },
  };
}
