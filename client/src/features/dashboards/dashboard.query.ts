import { graphql } from '../../platform/graphql/generated/gql.ts';

/** A reminder that waits for the reader's organisation. */
export const OwnNudge = graphql(`
  fragment OwnNudge on CoverageNudge {
    id
    note
    theme {
      id
      code
      nameFi
      nameSv
      nameEn
    }
  }
`);

/** What waits for a provider outside the project. */
export const OwnTasksDocument = graphql(`
  query OwnTasks($projectId: ID!) {
    followUps(projectId: $projectId, filter: { own: true, waiting: true }, first: 0) {
      totalCount
    }
    disseminationEvents(projectId: $projectId, filter: { invitationWaits: true }, first: 0) {
      totalCount
    }
    project(id: $projectId) {
      id
      ownNudges {
        ...OwnNudge @unmask
      }
    }
  }
`);

/** Places that somebody who keeps the register can confirm. */
export const PlacesToConfirmDocument = graphql(`
  query PlacesToConfirm {
    organisations(filter: { locationToConfirm: true }, first: 1) {
      totalCount
      nodes {
        id
        viewerCan {
          editProvider {
            allowed
          }
        }
      }
    }
  }
`);

/** The figures of a dashboard, in one reading. */
export const DashboardDocument = graphql(`
  query Dashboard($projectId: ID!, $demonstration: Boolean!) {
    project(id: $projectId) {
      id
      coverageTargets {
        id
        onDate
        theme {
          id
          code
          nameFi
          nameSv
          nameEn
        }
        progress {
          state
          inUse
          wanted
        }
      }
      ownNudges {
        ...OwnNudge @unmask
      }
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
        ownEvidenceMissing
        ownUpdates
        ownEvidenceAsked
        evidenceAnswered
        samplesOpen
        ownMaintained
        ownReviewDue
        ownHandovers
        ownProblems
        ownEventReports
        ownFollowUps
        ownInvitations
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
    placesToConfirm: organisations(filter: { locationToConfirm: true, demonstration: $demonstration }, first: 0) {
      totalCount
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
          ... on FollowUp {
            id
            event {
              id
              titleFi
              titleSv
              titleEn
            }
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
