import { graphql } from '../../platform/graphql/generated/gql.ts';

export const InvitationOfferDocument = graphql(`
  query InvitationOffer($token: String!) {
    invitationOffer(token: $token) {
      email
      role
      hasAccount
      isViewer
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
    }
  }
`);

export const AcceptInvitationDocument = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      person {
        id
      }
    }
  }
`);

export const RequestPasswordResetDocument = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input)
  }
`);

export const ResetPasswordDocument = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input)
  }
`);

export const OutboxDocument = graphql(`
  query Outbox($first: Int, $after: Cursor) {
    outbox(first: $first, after: $after) {
      nodes {
        id
        recipient
        subject
        text
        writtenAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
