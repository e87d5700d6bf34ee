import { graphql } from '../../platform/graphql/generated/gql.ts';
import type {
  RequestListQuery,
  RiskListQuery,
  SampleListQuery,
  SamplePageQuery,
} from '../../platform/graphql/generated/graphql.ts';

export const SampleListDocument = graphql(`
  query SampleList($projectId: ID!, $first: Int, $after: Cursor) {
    project(id: $projectId) {
      id
      viewerCan {
        drawVerificationSample {
          allowed
          reason
          params
        }
      }
    }
    verificationSamples(projectId: $projectId, first: $first, after: $after) {
      totalCount
      nodes {
        id
        size
        populationSize
        drawnAt
        decidedCount
        waitingCount
        drawnBy {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type SampleRow = SampleListQuery['verificationSamples']['nodes'][number];

export const SamplePageDocument = graphql(`
  query SamplePage($id: ID!, $regions: [String!], $regionUnknown: Boolean, $first: Int, $after: Cursor) {
    verificationSample(id: $id) {
      id
      size
      percent
      seed
      method
      stages
      themes
      regions
      regionUnknown
      populationSize
      drawnAt
      decidedCount
      waitingCount
      drawnBy {
        id
        name
      }
      project {
        id
      }
      items(regions: $regions, regionUnknown: $regionUnknown, first: $first, after: $after) {
        nodes {
          id
          position
          stage
          state
          verification {
            id
            verdict
            stage
            ownCheck
          }
          adoption {
            id
            stage
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
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
export type SampleItemRow = NonNullable<SamplePageQuery['verificationSample']>['items']['nodes'][number];

export const RiskListDocument = graphql(`
  query RiskList($projectId: ID!, $rule: RiskRule, $regions: [String!], $regionUnknown: Boolean) {
    project(id: $projectId) {
      id
      verificationRisks(rule: $rule, regions: $regions, regionUnknown: $regionUnknown) {
        score
        rules
        adoption {
          id
          stage
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
      }
    }
  }
`);
export type RiskRow = NonNullable<RiskListQuery['project']>['verificationRisks'][number];

export const RequestListDocument = graphql(`
  query RequestList(
    $projectId: ID!
    $states: [RequestState!]
    $regions: [String!]
    $regionUnknown: Boolean
    $first: Int
    $after: Cursor
  ) {
    verificationRequests(
      projectId: $projectId
      states: $states
      regions: $regions
      regionUnknown: $regionUnknown
      first: $first
      after: $after
    ) {
      totalCount
      nodes {
        id
        question
        dueOn
        askedAt
        state
        overdue
        adoption {
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
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type RequestRow = RequestListQuery['verificationRequests']['nodes'][number];

export const DrawSampleDocument = graphql(`
  mutation DrawSample($input: DrawSampleInput!) {
    drawVerificationSample(input: $input) {
      id
    }
  }
`);
export const VerifyDocument = graphql(`
  mutation VerifyAdoption($input: VerifyAdoptionInput!) {
    verifyAdoption(input: $input) {
      id
      version
      updatedAt
      verifiedStage
      verifiedAt
    }
  }
`);
export const RequestEvidenceDocument = graphql(`
  mutation RequestEvidence($input: RequestEvidenceInput!) {
    requestEvidence(input: $input) {
      id
      version
    }
  }
`);
