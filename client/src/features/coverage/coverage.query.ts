import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { CoveragePageQuery, CoverageProvidersQuery } from '../../platform/graphql/generated/graphql.ts';

export const CoveragePage = graphql(`
  query CoveragePage($projectId: ID!, $theme: String, $asOf: Date) {
    coverage(projectId: $projectId, theme: $theme, asOf: $asOf) {
      asOf
      theme {
        id
        code
        nameFi
        nameSv
        nameEn
      }
      total {
        licensed
        inUse
        verified
        noData
        notApplicable
      }
      byRegion {
        region {
          id
          code
          nameFi
          nameSv
          nameEn
        }
        others
        counted
        figures {
          licensed
          inUse
          verified
          noData
          notApplicable
        }
      }
      byTheme {
        theme {
          id
          code
          nameFi
          nameSv
          nameEn
        }
        figures {
          licensed
          inUse
          verified
          noData
          notApplicable
        }
      }
    }
  }
`);

export type Coverage = NonNullable<CoveragePageQuery['coverage']>;
export type Figures = Coverage['total'];

export const CoverageProvidersPage = graphql(`
  query CoverageProviders(
    $projectId: ID!
    $theme: String
    $asOf: Date
    $standing: Standing!
    $regions: [String!]
    $regionUnknown: Boolean
    $first: Int
    $after: Cursor
  ) {
    coverageProviders(
      projectId: $projectId
      theme: $theme
      asOf: $asOf
      standing: $standing
      regions: $regions
      regionUnknown: $regionUnknown
      first: $first
      after: $after
    ) {
      totalCount
      nodes {
        id
        nameFi
        nameSv
        nameEn
        providerType
        region {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type CountedProvider = CoverageProvidersQuery['coverageProviders']['nodes'][number];
