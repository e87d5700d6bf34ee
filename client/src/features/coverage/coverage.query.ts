import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { CoveragePageQuery, CoverageProvidersQuery } from '../../platform/graphql/generated/graphql.ts';

/** Providers counted, by what they stand for. */
export const CoverageNumbers = graphql(`
  fragment CoverageNumbers on CoverageFigures {
    licensed
    inUse
    verified
    noData
    notApplicable
  }
`);
/** What another day had, and who came and left since. */
export const CoverageChanges = graphql(`
  fragment CoverageChanges on CoverageChange {
    before {
      ...CoverageNumbers @unmask
    }
    came {
      ...CoverageNumbers @unmask
    }
    left {
      ...CoverageNumbers @unmask
    }
  }
`);

export const CoveragePage = graphql(`
  query CoveragePage(
    $projectId: ID!
    $theme: String
    $sourceProject: String
    $providerTypes: [ProviderType!]
    $regions: [String!]
    $regionUnknown: Boolean
    $asOf: Date
    $compareWith: Date
  ) {
    coverage(
      projectId: $projectId
      theme: $theme
      sourceProject: $sourceProject
      providerTypes: $providerTypes
      regions: $regions
      regionUnknown: $regionUnknown
      asOf: $asOf
      compareWith: $compareWith
    ) {
      asOf
      compareWith
      theme {
        id
        code
        nameFi
        nameSv
        nameEn
      }
      sourceProject {
        id
        code
        acronym
      }
      total {
        ...CoverageNumbers @unmask
      }
      totalChange {
        ...CoverageChanges @unmask
      }
      byRegion {
        region {
          id
          code
          nameFi
          nameSv
          nameEn
        }
        others
        counted
        figures {
          ...CoverageNumbers @unmask
        }
        change {
          ...CoverageChanges @unmask
        }
      }
      byTheme {
        theme {
          id
          code
          nameFi
          nameSv
          nameEn
        }
        figures {
          ...CoverageNumbers @unmask
        }
        change {
          ...CoverageChanges @unmask
        }
      }
      bySourceProject {
        sourceProject {
          id
          code
          acronym
        }
        figures {
          ...CoverageNumbers @unmask
        }
        change {
          ...CoverageChanges @unmask
        }
      }
      byProviderType {
        providerType
        figures {
          ...CoverageNumbers @unmask
        }
        change {
          ...CoverageChanges @unmask
        }
      }
    }
  }
`);

export type Coverage = NonNullable<CoveragePageQuery['coverage']>;
export type Figures = Coverage['total'];
export type Change = NonNullable<Coverage['totalChange']>;

export const CoverageProvidersPage = graphql(`
  query CoverageProviders(
    $projectId: ID!
    $theme: String
    $sourceProject: String
    $providerTypes: [ProviderType!]
    $regions: [String!]
    $regionUnknown: Boolean
    $asOf: Date
    $compareWith: Date
    $standing: Standing!
    $change: Change
    $first: Int
    $after: Cursor
    $gaps: Boolean!
  ) {
    project(id: $projectId) {
      id
      viewerCan {
        nudgeProviders {
          allowed
          reason
          params
        }
      }
    }
    coverageProviders(
      projectId: $projectId
      theme: $theme
      sourceProject: $sourceProject
      providerTypes: $providerTypes
      regions: $regions
      regionUnknown: $regionUnknown
      asOf: $asOf
      compareWith: $compareWith
      standing: $standing
      change: $change
      first: $first
      after: $after
    ) {
      totalCount
      nodes {
        id
        nameFi
        nameSv
        nameEn
        providerType
        region {
          id
          nameFi
          nameSv
          nameEn
        }
        website @include(if: $gaps)
        adoptionSummary @include(if: $gaps) {
          stage
          count
        }
        partnerships @include(if: $gaps) {
          id
          project {
            id
          }
          contact {
            id
            name
          }
        }
        lastNudge(projectId: $projectId, theme: $theme) @include(if: $gaps) {
          id
          sentAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type CountedProvider = CoverageProvidersQuery['coverageProviders']['nodes'][number];

export const NudgeProvidersDocument = graphql(`
  mutation NudgeProviders($input: NudgeProvidersInput!) {
    nudgeProviders(input: $input) {
      nudged
      nudgedLately
      notInGap
    }
  }
`);

/** Coming events of a theme that providers can be invited to. */
export const InvitableEvents = graphql(`
  query InvitableEvents($projectId: ID!, $theme: String!) {
    disseminationEvents(projectId: $projectId, filter: { upcoming: true, states: [PLANNED, OPEN], themes: [$theme] }, first: 50) {
      nodes {
        id
        state
        titleFi
        titleSv
        titleEn
        startsAt
        viewerCan {
          invite {
            allowed
          }
        }
      }
    }
  }
`);

export const InviteProvidersDocument = graphql(`
  mutation InviteProviders($input: InviteProvidersInput!) {
    inviteProviders(input: $input) {
      invited
      invitedBefore
      registeredBefore
      notCounted
    }
  }
`);

export const CoverageTargetsPage = graphql(`
  query CoverageTargets($projectId: ID!) {
    project(id: $projectId) {
      id
      viewerCan {
        setCoverageTarget {
          allowed
          reason
          params
        }
      }
      coverageTargets {
        id
        version
        onDate
        sharePercent
        providers
        theme {
          id
          code
          nameFi
          nameSv
          nameEn
        }
        progress {
          state
          asOf
          inUse
          licensed
          wanted
        }
        viewerCan {
          change {
            allowed
            reason
            params
          }
        }
      }
    }
  }
`);

export const SetTargetDocument = graphql(`
  mutation SetCoverageTarget($input: SetCoverageTargetInput!) {
    setCoverageTarget(input: $input) {
      id
      version
      onDate
      sharePercent
      providers
    }
  }
`);

export const RemoveTargetDocument = graphql(`
  mutation RemoveCoverageTarget($input: RemoveCoverageTargetInput!) {
    removeCoverageTarget(input: $input) {
      id
      coverageTargets {
        id
      }
    }
  }
`);
