import { graphql } from '../../platform/graphql/generated/gql.ts';

export const EditOrganisationDocument = graphql(`
  mutation EditOrganisation($input: EditOrganisationInput!) {
    editOrganisation(input: $input) {
      id
      version
    }
  }
`);

export const SetLicenceDocument = graphql(`
  mutation SetLicence($input: SetLicenceInput!) {
    setLicence(input: $input) {
      id
      version
    }
  }
`);

export const ConfirmLocationsDocument = graphql(`
  mutation ConfirmLocations($input: ConfirmLocationsInput!) {
    confirmLocations(input: $input) {
      id
      version
    }
  }
`);

export const MergeOrganisationsDocument = graphql(`
  mutation MergeOrganisations($input: MergeOrganisationsInput!) {
    mergeOrganisations(input: $input) {
      id
      version
    }
  }
`);

export const UndoMergerDocument = graphql(`
  mutation UndoMerger($input: UndoMergerInput!) {
    undoMerger(input: $input) {
      id
      version
    }
  }
`);

/** What stays with a provider that is merged. */
export const MergerPreviewDocument = graphql(`
  query MergerPreview($id: ID!) {
    organisation(id: $id) {
      id
      maintainedCount
      partnerships {
        id
        role
        validUntil
        project {
          id
          nameFi
          nameSv
          nameEn
        }
      }
    }
    people(filter: { organisationId: $id }, first: 1) {
      totalCount
    }
  }
`);

export const SuccessorOptionsDocument = graphql(`
  query SuccessorOptions($search: String, $demonstration: Boolean!) {
    organisations(filter: { search: $search, kinds: [PROVIDER], demonstration: $demonstration }, first: 20) {
      nodes {
        id
        nameFi
        nameSv
        nameEn
        mergedOn
      }
    }
  }
`);
