import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { EventListQuery, EventPageQuery } from '../../platform/graphql/generated/graphql.ts';

export const EventList = graphql(`
  query EventList($projectId: ID!, $filter: DisseminationEventFilter, $first: Int, $after: Cursor) {
    project(id: $projectId) {
      id
      viewerCan {
        planEvent {
          allowed
        }
      }
    }
    disseminationEvents(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        kind
        state
        titleFi
        titleSv
        titleEn
        date
        startsAt
        endsAt
        place
        channel
        published
        placesLeft
        reportAwaited
        ownRegistration {
          id
          participants
          withdrawnAt
        }
        organisation {
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
  }
`);
export type EventRow = EventListQuery['disseminationEvents']['nodes'][number];
export const eventPageSize = 50;

export const EventPage = graphql(`
  query EventPage($id: ID!) {
    disseminationEvent(id: $id) {
      id
      version
      ...EventFollowUp_event
      kind
      state
      titleFi
      titleSv
      titleEn
      description
      date
      startsAt
      endsAt
      place
      channel
      joinAddress
      nationwide
      capacity
      placesLeft
      registrationClosesAt
      published
      minutes
      recordingUrl
      reach
      otherAttendees
      reason
      returnReason
      reportedAt
      approvedAt
      ownCheck
      registeredCount
      attendeeCount
      demonstration
      project {
        id
      }
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
      regions {
        id
        code
        nameFi
        nameSv
        nameEn
      }
      materials {
        id
        material {
          id
          title
        }
        materialVersion {
          id
          number
        }
      }
      reportedBy {
        id
        name
      }
      approvedBy {
        id
        name
      }
      registrations {
        id
        participants
        wishes
        registeredAt
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      invitations {
        id
        sentAt
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
        registration {
          id
          participants
        }
      }
      ownInvitation {
        id
        note
      }
      ownRegistration {
        id
        version
        participants
        wishes
        withdrawnAt
        viewerCan {
          withdraw {
            allowed
            reason
          }
        }
      }
      attendance {
        id
        role
        count
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      viewerCan {
        edit {
          allowed
          reason
        }
        open {
          allowed
          reason
        }
        hold {
          allowed
          reason
        }
        postpone {
          allowed
        }
        reschedule {
          allowed
        }
        cancel {
          allowed
        }
        report {
          allowed
          reason
        }
        return {
          allowed
        }
        approve {
          allowed
          reason
        }
        register {
          allowed
          reason
        }
      }
    }
  }
`);
export type EventDetail = NonNullable<EventPageQuery['disseminationEvent']>;

export const PlanEvent = graphql(`
  mutation PlanEvent($input: PlanEventInput!) {
    planEvent(input: $input) {
      id
    }
  }
`);
export const EditEvent = graphql(`
  mutation EditEvent($input: EditEventInput!) {
    editEvent(input: $input) {
      id
      version
    }
  }
`);
export const OpenEvent = graphql(`
  mutation OpenEvent($input: SeenEventInput!) {
    openEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const HoldEvent = graphql(`
  mutation HoldEvent($input: SeenEventInput!) {
    holdEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const PostponeEvent = graphql(`
  mutation PostponeEvent($input: EventReasonInput!) {
    postponeEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const RescheduleEvent = graphql(`
  mutation RescheduleEvent($input: RescheduleEventInput!) {
    rescheduleEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const CancelEvent = graphql(`
  mutation CancelEvent($input: EventReasonInput!) {
    cancelEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const SaveEventReport = graphql(`
  mutation SaveEventReport($input: SaveEventReportInput!) {
    saveEventReport(input: $input) {
      id
      version
    }
  }
`);
export const SaveEventAttendance = graphql(`
  mutation SaveEventAttendance($input: SaveEventAttendanceInput!) {
    saveEventAttendance(input: $input) {
      id
      version
      attendeeCount
    }
  }
`);
export const ReportEvent = graphql(`
  mutation ReportEvent($input: SeenEventInput!) {
    reportEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const ReturnEvent = graphql(`
  mutation ReturnEvent($input: EventReasonInput!) {
    returnEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const ApproveEvent = graphql(`
  mutation ApproveEvent($input: SeenEventInput!) {
    approveEvent(input: $input) {
      id
      version
      state
    }
  }
`);
export const MayPlanEvent = graphql(`
  query MayPlanEvent($id: ID!) {
    project(id: $id) {
      id
      viewerCan {
        planEvent {
          allowed
          reason
        }
      }
    }
  }
`);

/** Materials of the project, to choose those that an event shows. */
export const EventMaterialOptions = graphql(`
  query EventMaterialOptions($projectId: ID!, $search: String) {
    materials(projectId: $projectId, filter: { search: $search }, first: 15) {
      nodes {
        id
        title
        versions {
          id
          number
          state
        }
      }
    }
  }
`);

/** Who is meant by names and business ids as people write them. */
export const NamedInstitutions = graphql(`
  query NamedInstitutions($projectId: ID!, $names: [String!]!) {
    project(id: $projectId) {
      id
      organisationsNamed(names: $names) {
        name
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

/** Institutions to choose from by a part of their name. */
export const InstitutionOptions = graphql(`
  query InstitutionOptions($search: String, $demonstration: Boolean) {
    organisations(filter: { search: $search, kinds: [PROVIDER], demonstration: $demonstration }, first: 15) {
      nodes {
        id
        nameFi
        nameSv
        nameEn
      }
    }
  }
`);
