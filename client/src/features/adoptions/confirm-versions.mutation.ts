import { graphql } from '../../platform/graphql/generated/gql.ts';

export const ConfirmVersions = graphql(`
  mutation ConfirmVersions($input: ConfirmVersionsInput!) {
    confirmVersions(input: $input) {
      id
      version
      updatedAt
      confirmedAt
      confirmedLately
      updateAvailable
      materialVersion {
        id
        number
      }
      viewerCan {
        confirmVersion {
          allowed
          reason
          params
        }
      }
    }
  }
`);
