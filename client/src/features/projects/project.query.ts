import { graphql } from '../../platform/graphql/generated/gql.ts';

/** Facts of a project, its work packages and the call it answers. */
export const ProjectFactsDocument = graphql(`
  query ProjectFacts($id: ID!) {
    project(id: $id) {
      id
      acronym
      nameFi
      nameSv
      nameEn
      useFrom
      useTo
      demonstration
      funder {
        id
        nameFi
        nameSv
        nameEn
      }
      workPackages {
        id
        code
        nameFi
        nameSv
        nameEn
        theme {
          id
          nameFi
          nameSv
          nameEn
        }
        leadOrganisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      partnerships {
        id
        role
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      fundingCall {
        id
        titleFi
        authorityFi
        applicationsFrom
        applicationsUntil
        amountFrom
        amountTo
        useFrom
        useTo
        decisionsAimedAt
        recipient
        acts
        note
      }
    }
  }
`);

/** Who carries out a project. */
export const NetworkDocument = graphql(`
  query Network($id: ID!) {
    project(id: $id) {
      id
      partnerships {
        id
        role
        validFrom
        validUntil
        organisation {
          id
          nameFi
          nameSv
          nameEn
          region {
            id
            nameFi
            nameSv
            nameEn
          }
        }
        contact {
          id
          name
        }
        deputy {
          id
          name
        }
      }
    }
  }
`);
