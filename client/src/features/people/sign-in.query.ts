import { graphql } from '../../platform/graphql/generated/gql.ts';

export const DemoAccountsDocument = graphql(`
  query DemoAccounts {
    installation {
      accounts {
        email
        key
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
    }
  }
`);

export const SignInDocument = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      person {
        id
      }
    }
  }
`);
