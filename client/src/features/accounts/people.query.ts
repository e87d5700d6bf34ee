import { graphql } from '../../platform/graphql/generated/gql.ts';

export const PeopleDocument = graphql(`
  query People($filter: PeopleFilter, $first: Int, $after: Cursor) {
    viewer {
      viewerCan {
        managePeople {
          allowed
          reason
          params
        }
        invite {
          allowed
          reason
          params
        }
      }
    }
    people(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        name
        email
        memberships {
          id
          version
          role
          validUntil
          possibleRoles
          organisation {
            id
            nameFi
            nameSv
            nameEn
          }
          viewerCan {
            change {
              allowed
              reason
              params
            }
            end {
              allowed
              reason
              params
            }
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

export const ChangeMembershipDocument = graphql(`
  mutation ChangeMembership($input: ChangeMembershipInput!) {
    changeMembership(input: $input) {
      id
      version
      role
    }
  }
`);

export const EndMembershipDocument = graphql(`
  mutation EndMembership($input: EndMembershipInput!) {
    endMembership(input: $input) {
      id
      version
      validUntil
    }
  }
`);

export const InvitationsDocument = graphql(`
  query Invitations($first: Int, $after: Cursor) {
    invitations(first: $first, after: $after) {
      totalCount
      nodes {
        id
        version
        email
        role
        state
        expiresAt
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
        invitedBy {
          id
          name
        }
        viewerCan {
          withdraw {
            allowed
            reason
            params
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

export const InvitableDocument = graphql(`
  query Invitable($search: String) {
    invitableOrganisations(search: $search, first: 30) {
      nodes {
        id
        nameFi
        nameSv
        nameEn
        invitableRoles
      }
    }
  }
`);

export const InviteDocument = graphql(`
  mutation Invite($input: InviteInput!) {
    invite(input: $input) {
      id
      email
    }
  }
`);

export const WithdrawInvitationDocument = graphql(`
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      id
      version
      state
      viewerCan {
        withdraw {
          allowed
          reason
          params
        }
      }
    }
  }
`);
