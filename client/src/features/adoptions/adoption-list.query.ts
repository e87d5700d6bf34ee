import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { AdoptionListQuery } from '../../platform/graphql/generated/graphql.ts';

export const AdoptionList = graphql(`
  query AdoptionList($projectId: ID!, $filter: AdoptionFilter, $sort: AdoptionOrder!, $first: Int, $after: Cursor) {
    installation {
      now
    }
    adoptions(projectId: $projectId, filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount
      nodes {
        id
        version
        stage
        effectiveDate
        declaredAt
        confirmedLately
        verifiedStage
        updateAvailable
        evidenceMissing
        materialVersion {
          id
          number
        }
        viewerCan {
          confirm {
            allowed
          }
          confirmVersion {
            allowed
          }
        }
        countsFor {
          id
          nameFi
          nameSv
          nameEn
          region {
            id
            nameFi
            nameSv
            nameEn
          }
        }
        organisation {
          id
          nameFi
          nameSv
          nameEn
          region {
            id
            nameFi
            nameSv
            nameEn
          }
        }
        material {
          id
          title
          theme {
            id
            code
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

export type AdoptionRow = AdoptionListQuery['adoptions']['nodes'][number];
export const adoptionPage = 50;
