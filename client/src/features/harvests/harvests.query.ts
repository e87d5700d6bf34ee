import { graphql } from '../../platform/graphql/generated/gql.ts';

export const HarvestsDocument = graphql(`
  query Harvests($first: Int, $after: Cursor) {
    mayStartHarvest {
      allowed
      reason
      params
    }
    harvests(first: $first, after: $after) {
      nodes {
        id
        state
        changedSince
        askedAt
        read
        created
        changed
        unchanged
        expired
        merged
        skipped
        failure
        problems {
          identifier
          title
          problem
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const StartHarvestDocument = graphql(`
  mutation StartHarvest($input: StartHarvestInput!) {
    startHarvest(input: $input) {
      id
    }
  }
`);
