import type { VersionImpact } from '../../platform/graphql/generated/graphql.ts';

/** From the least to the most that it means to those who use an earlier version. */
export const impacts: readonly VersionImpact[] = ['EDITORIAL', 'CONTENT', 'BREAKING'];
