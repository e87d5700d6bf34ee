import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { AdoptionMatrixQuery } from '../../platform/graphql/generated/graphql.ts';

export const AdoptionMatrix = graphql(`
  query AdoptionMatrix($projectId: ID!, $filter: MatrixFilter, $sort: MatrixSort) {
    project(id: $projectId) {
      id
      useFrom
      historyCursor
    }
    adoptionMatrix(projectId: $projectId, filter: $filter, sort: $sort) {
      materials {
        id
        title
        kind
        themeCode
        sourceProjectCode
      }
      providers {
        id
        nameFi
        nameSv
        nameEn
        regionCode
        partner
        former
        ofMerged
        statuses
        verified
      }
      own {
        providerId
        versions
      }
      viewerCan {
        declare {
          allowed
          reason
          params
        }
      }
    }
  }
`);

export type Matrix = NonNullable<AdoptionMatrixQuery['adoptionMatrix']>;
