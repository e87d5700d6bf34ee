import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { CoveragePageQuery } from '../../platform/graphql/generated/graphql.ts';

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

export type Coverage = CoveragePageQuery['coverage'];
export type Figures = Coverage['total'];
export type RegionRow = Coverage['byRegion'][number];
