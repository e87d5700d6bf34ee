import { graphql } from '../../platform/graphql/generated/gql.ts';

export const ConfirmAdoptions = graphql(`
  mutation ConfirmAdoptions($input: ConfirmAdoptionsInput!) {
    confirmAdoptions(input: $input) {
      count
      adoptions {
        id
        version
        updatedAt
        confirmedAt
        confirmedLately
      }
    }
  }
`);

export const AddEvidence = graphql(`
  mutation AddEvidence($input: AddEvidenceInput!) {
    addEvidence(input: $input) {
      id
      evidenceMissing
      ...DeclarationList_adoption
      ...VerificationPart_adoption
    }
  }
`);
