import { graphql } from '../../platform/graphql/generated/gql.ts';

export const ProposeChange = graphql(`
  mutation ProposeChange($input: ProposeChangeInput!) {
    proposeChange(input: $input) {
      id
    }
  }
`);
export const AcceptProposal = graphql(`
  mutation AcceptProposal($input: ChangeProposalInput!) {
    acceptChangeProposal(input: $input) {
      id
      version
      state
    }
  }
`);
export const DeclineProposal = graphql(`
  mutation DeclineProposal($input: DeclineChangeProposalInput!) {
    declineChangeProposal(input: $input) {
      id
      version
      state
      reason
    }
  }
`);
export const WithdrawProposal = graphql(`
  mutation WithdrawProposal($input: ChangeProposalInput!) {
    withdrawChangeProposal(input: $input) {
      id
      version
      state
    }
  }
`);
