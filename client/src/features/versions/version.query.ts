import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { VersionPageQuery } from '../../platform/graphql/generated/graphql.ts';

/** The files of a version, each in a language. */
export const VersionFiles = graphql(`
  fragment VersionFiles on MaterialVersion {
    files {
      id
      language
      file {
        id
        name
        kind
        size
        state
        address
      }
    }
  }
`);
/** What a version says, language by language. */
export const VersionParts = graphql(`
  fragment VersionParts on MaterialVersion {
    parts {
      id
      language
      title
      description
      accessibility
      links {
        label
        address
      }
    }
  }
`);

export const VersionPage = graphql(`
  query VersionPage($materialId: ID!, $number: Int!) {
    materialVersion(materialId: $materialId, number: $number) {
      id
      version
      number
      state
      impact
      changeNote
      credits
      returnReason
      publishedAt
      submittedAt
      draftedBy {
        id
        name
      }
      reviewedBy {
        id
        name
      }
      ...VersionFiles @unmask
      ...VersionParts @unmask
      acceptedProposals {
        id
        text
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      material {
        id
        title
        url
        language
        project {
          id
        }
        sourceProject {
          id
          acronym
        }
        maintainer {
          id
          nameFi
          nameSv
          nameEn
        }
        currentVersion {
          id
          number
          changeNote
          credits
          impact
          publishedAt
          ...VersionFiles @unmask
          ...VersionParts @unmask
        }
      }
      viewerCan {
        edit {
          allowed
          reason
          params
        }
        attachFile {
          allowed
          reason
          params
        }
        submit {
          allowed
          reason
          params
        }
        return {
          allowed
          reason
          params
        }
        publish {
          allowed
          reason
          params
        }
        discard {
          allowed
          reason
          params
        }
      }
    }
  }
`);
export type Version = NonNullable<VersionPageQuery['materialVersion']>;
export type VersionPart = Version['parts'][number];
/** What is compared of two versions. */
export type Compared = Pick<Version, 'number' | 'changeNote' | 'credits' | 'impact' | 'publishedAt' | 'parts' | 'files'>;

export const CompareVersions = graphql(`
  query CompareVersions($materialId: ID!, $from: Int!, $to: Int!) {
    material(id: $materialId) {
      id
      title
      versions {
        id
        number
        state
      }
    }
    from: materialVersion(materialId: $materialId, number: $from) {
      id
      number
      state
      changeNote
      credits
      impact
      publishedAt
      ...VersionFiles @unmask
      ...VersionParts @unmask
    }
    to: materialVersion(materialId: $materialId, number: $to) {
      id
      number
      state
      changeNote
      credits
      impact
      publishedAt
      ...VersionFiles @unmask
      ...VersionParts @unmask
    }
  }
`);

export const DraftVersion = graphql(`
  mutation DraftVersion($input: DraftMaterialVersionInput!) {
    draftMaterialVersion(input: $input) {
      id
      number
    }
  }
`);
export const EditVersion = graphql(`
  mutation EditVersion($input: EditMaterialVersionInput!) {
    editMaterialVersion(input: $input) {
      id
      version
      changeNote
      impact
      credits
      ...VersionFiles @unmask
      ...VersionParts @unmask
    }
  }
`);
export const SubmitVersion = graphql(`
  mutation SubmitVersion($input: SubmitMaterialVersionInput!) {
    submitMaterialVersion(input: $input) {
      id
      version
      state
    }
  }
`);
export const ReturnVersion = graphql(`
  mutation ReturnVersion($input: ReturnMaterialVersionInput!) {
    returnMaterialVersion(input: $input) {
      id
      version
      state
      returnReason
    }
  }
`);
export const PublishVersion = graphql(`
  mutation PublishVersion($input: PublishMaterialVersionInput!) {
    publishMaterialVersion(input: $input) {
      id
      version
      state
      impact
      publishedAt
      material {
        id
        currentVersion {
          id
          number
        }
      }
    }
  }
`);
export const DiscardVersion = graphql(`
  mutation DiscardVersion($input: DiscardDraftInput!) {
    discardDraft(input: $input) {
      id
      status
      state
    }
  }
`);

export const AttachVersionFile = graphql(`
  mutation AttachVersionFile($input: AttachVersionFileInput!) {
    attachVersionFile(input: $input) {
      id
      version
      ...VersionFiles @unmask
    }
  }
`);

export const RemoveVersionFile = graphql(`
  mutation RemoveVersionFile($input: RemoveVersionFileInput!) {
    removeVersionFile(input: $input) {
      id
      version
      ...VersionFiles @unmask
    }
  }
`);
