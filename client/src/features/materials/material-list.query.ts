import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { MaterialListQuery } from '../../platform/graphql/generated/graphql.ts';

export const MaterialList = graphql(`
  query MaterialList($projectId: ID, $filter: MaterialFilter, $first: Int, $after: Cursor) {
    materials(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      totalCount
      facets {
        name
        value
        count
      }
      nodes {
        id
        version
        title
        kind
        state
        provenance
        linkOnly
        theme {
          id
          nameFi
          nameSv
          nameEn
        }
        sourceProject {
          id
          code
          acronym
        }
        ownAdoption {
          id
          stage
        }
        inUseCount
        viewerCan {
          assignMaintenance {
            allowed
          }
          confirmUnchanged {
            allowed
          }
          takeIntoCare {
            allowed
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type MaterialRow = MaterialListQuery['materials']['nodes'][number];
export type MaterialFacet = MaterialListQuery['materials']['facets'][number];
export const materialPage = 50;
