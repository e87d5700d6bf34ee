import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { FollowUpListQuery, FollowUpPageQuery } from '../../platform/graphql/generated/graphql.ts';

export const FollowUpPage = graphql(`
  query FollowUpPage($id: ID!) {
    followUp(id: $id) {
      id
      version
      day
      dueOn
      askedAt
      waiting
      overdue
      askedCount
      answeredCount
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
      event {
        id
        titleFi
        titleSv
        titleEn
        date
        startsAt
        endsAt
        project {
          id
          useFrom
        }
      }
      materials {
        answered
        keptAt
        declaredAt
        stage
        proposedStage
        material {
          id
          title
        }
        adoption {
          id
          version
          stage
          effectiveDate
        }
      }
      viewerCan {
        answer {
          allowed
          reason
        }
      }
    }
  }
`);
export type FollowUpDetail = NonNullable<FollowUpPageQuery['followUp']>;
export type AskedMaterial = FollowUpDetail['materials'][number];

export const AnswerFollowUp = graphql(`
  mutation AnswerFollowUp($input: AnswerFollowUpInput!) {
    answerFollowUp(input: $input) {
      id
      version
    }
  }
`);

export const FollowUpList = graphql(`
  query FollowUpList($projectId: ID!, $filter: FollowUpFilter, $first: Int, $after: Cursor) {
    followUps(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        day
        dueOn
        waiting
        overdue
        askedCount
        answeredCount
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
        event {
          id
          titleFi
          titleSv
          titleEn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type FollowUpRow = FollowUpListQuery['followUps']['nodes'][number];

export const FunnelPage = graphql(`
  query FunnelPage($projectId: ID!, $filter: FunnelFilter, $asOf: Date, $eventId: ID!, $materialId: ID!) {
    funnel(projectId: $projectId, filter: $filter, asOf: $asOf) {
      asOf
      steps {
        step
        providers
        medianDays
      }
    }
    disseminationEvent(id: $eventId) {
      id
      titleFi
      titleSv
      titleEn
    }
    material(id: $materialId) {
      id
      title
    }
  }
`);

export const FunnelProvidersPage = graphql(`
  query FunnelProvidersPage(
    $projectId: ID!
    $step: FunnelStep!
    $filter: FunnelFilter
    $asOf: Date
    $first: Int
    $after: Cursor
    $eventId: ID!
    $materialId: ID!
  ) {
    funnelProviders(projectId: $projectId, step: $step, filter: $filter, asOf: $asOf, first: $first, after: $after) {
      totalCount
      nodes {
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
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    disseminationEvent(id: $eventId) {
      id
      titleFi
      titleSv
      titleEn
    }
    material(id: $materialId) {
      id
      title
    }
  }
`);
