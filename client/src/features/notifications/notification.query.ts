import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { NotificationListQuery } from '../../platform/graphql/generated/graphql.ts';

export const UnreadNotifications = graphql(`
  query UnreadNotifications {
    notifications(first: 0) {
      unreadCount
    }
  }
`);

export const NotificationList = graphql(`
  query NotificationList($filter: NotificationFilter, $first: Int, $after: Cursor) {
    notifications(filter: $filter, first: $first, after: $after) {
      unreadCount
      nodes {
        id
        kind
        subjectId
        facts
        createdAt
        handledAt
        material {
          id
          title
        }
        event {
          id
          titleFi
          titleSv
          titleEn
        }
        mergedOrganisation {
          id
          nameFi
          nameSv
          nameEn
        }
        successor {
          id
          nameFi
          nameSv
          nameEn
        }
        nudge {
          id
          note
          theme {
            id
            code
            nameFi
            nameSv
            nameEn
          }
          project {
            id
            acronym
          }
        }
        followUp {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type Told = NotificationListQuery['notifications']['nodes'][number];
export const notificationPage = 30;

export const MarkRead = graphql(`
  mutation MarkRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input)
  }
`);

/** What happens in a project that somebody may be told of. */
export const tellingKinds = [
  'version.',
  'proposal.',
  'adoption.version_confirmed',
  'adoption.verified',
  'adoption.more_requested',
  'adoption.evidence_added',
  'event.',
  'follow_up.',
  'coverage.nudged',
];
