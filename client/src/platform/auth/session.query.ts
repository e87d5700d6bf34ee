import { graphql } from '../graphql/generated/gql.ts';

export const ProjectChoiceFragment = graphql(`
  fragment ProjectChoice on Project {
    id
    acronym
    nameFi
    nameSv
    nameEn
    useFrom
    useTo
    demonstration
    historyCursor
  }
`);

/** Who is here, on whose behalf, and in which projects. */
export const SessionDocument = graphql(`
  query Session {
    installation {
      demonstration
      now
      today
      feedbackEmail
    }
    viewer {
      person {
        id
        name
      }
      organisation {
        id
        kind
        nameFi
        nameSv
        nameEn
        demonstration
      }
      roles
      contactAreas
      viewerCan {
        managePeople {
          allowed
        }
        invite {
          allowed
        }
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
      positions {
        position
        project {
          ...ProjectChoice @unmask
        }
      }
    }
  }
`);

/** What somebody without a project of their own may look at. */
export const OtherProjectsDocument = graphql(`
  query OtherProjects {
    projects(first: 50) {
      nodes {
        ...ProjectChoice @unmask
      }
    }
  }
`);
