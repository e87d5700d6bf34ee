import { graphql } from '../../platform/graphql/generated/gql.ts';

export const RegisterForEvent = graphql(`
  mutation RegisterForEvent($input: RegisterForEventInput!) {
    registerForEvent(input: $input) {
      id
      version
      participants
    }
  }
`);
export const WithdrawRegistration = graphql(`
  mutation WithdrawRegistration($input: WithdrawRegistrationInput!) {
    withdrawRegistration(input: $input) {
      id
      version
      withdrawnAt
    }
  }
`);
