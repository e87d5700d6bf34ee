import { graphql } from '../../platform/graphql/generated/gql.ts';

export const WithdrawDeclarations = graphql(`
  mutation WithdrawDeclarations($input: WithdrawDeclarationsInput!) {
    withdrawDeclarations(input: $input) {
      id
      version
      stage
      effectiveDate
      declaredAt
      confirmedAt
      confirmedLately
      updatedAt
      materialVersion {
        id
        number
      }
    }
  }
`);
