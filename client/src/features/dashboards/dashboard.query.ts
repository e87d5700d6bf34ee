import { graphql } from '../../platform/graphql/generated/gql.ts';

/** The figures of a dashboard, in one reading. */
export const DashboardDocument = graphql(`
  query Dashboard($projectId: ID!) {
    project(id: $projectId) {
      id
      figures {
        materials
        materialsUnconfirmed
        materialsOrphaned
        materialsReviewDue
        materialsInUse
        adoptionsInUse
        adoptionsVerified
        adoptionsNotConfirmedLately
        ownInUse
        ownPiloting
        ownUndeclared
        ownNotConfirmedLately
        ownMaintained
        ownReviewDue
        ownHandovers
        ownProblems
        ownEventReports
        eventReports
        materialsWithProblems
        topMaterials {
          inUse
          recent
          material {
            id
            title
          }
        }
      }
    }
    coverage(projectId: $projectId) {
      total {
        licensed
        inUse
        verified
        noData
      }
      byRegion {
        counted
        region {
          id
          code
          nameFi
          nameSv
          nameEn
          contactArea
        }
        figures {
          licensed
          inUse
          verified
          noData
        }
      }
    }
  }
`);

/** How many adoptions are in use in some regions. */
export const AreaAdoptionsDocument = graphql(`
  query AreaAdoptions($projectId: ID!, $regions: [String!]) {
    adoptions(projectId: $projectId, filter: { regions: $regions, stages: [IN_USE, ESTABLISHED] }, first: 1) {
      totalCount
    }
  }
`);

/** What happened last in a project, with the names that the viewer may see. */
export const FeedDocument = graphql(`
  query Feed($projectId: ID!, $first: Int!) {
    history(projectId: $projectId, first: $first) {
      nodes {
        position
        kind
        occurredAt
        facts
        behalf {
          id
          nameFi
          nameSv
          nameEn
        }
        subject {
          __typename
          ... on DisseminationEvent {
            id
            titleFi
            titleSv
            titleEn
          }
          ... on Comment {
            id
            material {
              id
              title
            }
          }
          ... on Adoption {
            id
            organisation {
              id
              nameFi
              nameSv
              nameEn
            }
            material {
              id
              title
            }
          }
          ... on Material {
            id
            title
          }
          ... on Organisation {
            id
            nameFi
            nameSv
            nameEn
          }
          ... on Partnership {
            id
            organisation {
              id
              nameFi
              nameSv
              nameEn
            }
          }
        }
      }
    }
  }
`);
