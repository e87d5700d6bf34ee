import { graphql } from '../../platform/graphql/generated/gql.ts';

export const AccountDocument = graphql(`
  query Account {
    viewer {
      person {
        id
        name
        email
        language
      }
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
      memberships {
        id
        role
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      sessions {
        id
        device
        current
        createdAt
        expiresAt
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      apiTokens {
        id
        name
        scope
        createdAt
        expiresAt
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      viewerCan {
        manageAccount {
          allowed
          reason
          params
        }
        changePassword {
          allowed
          reason
          params
        }
      }
    }
  }
`);

export const SetAccountLanguageDocument = graphql(`
  mutation SetAccountLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      person {
        id
        language
      }
    }
  }
`);

export const ChangePasswordDocument = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      sessions {
        id
      }
    }
  }
`);

export const EndSessionDocument = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      sessions {
        id
      }
    }
  }
`);

export const EndOtherSessionsDocument = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      sessions {
        id
      }
    }
  }
`);

export const CreateApiTokenDocument = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      token
      apiToken {
        id
      }
    }
  }
`);

export const RevokeApiTokenDocument = graphql(`
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      id
    }
  }
`);
