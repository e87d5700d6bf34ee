import { graphql } from '../../platform/graphql/generated/gql.ts';

export const AcceptMaintenanceDocument = graphql(`
  mutation AcceptMaintenance($input: AcceptMaintenanceInput!) {
    acceptMaintenance(input: $input) {
      id
      version
      state
    }
  }
`);
export const ArrangeMaintenanceDocument = graphql(`
  mutation ArrangeMaintenance($input: ArrangeMaintenanceInput!) {
    arrangeMaintenance(input: $input) {
      id
      version
    }
  }
`);
export const AssignMaintenanceDocument = graphql(`
  mutation AssignMaintenance($input: AssignMaintenanceInput!) {
    assignMaintenance(input: $input) {
      id
      version
      state
    }
  }
`);
export const TakeIntoCareDocument = graphql(`
  mutation TakeIntoCare($input: TakeIntoCareInput!) {
    takeIntoCare(input: $input) {
      id
      version
      state
    }
  }
`);
export const ConfirmUnchangedDocument = graphql(`
  mutation ConfirmUnchanged($input: ConfirmUnchangedInput!) {
    confirmUnchanged(input: $input) {
      id
      version
      state
    }
  }
`);
export const OfferHandoverDocument = graphql(`
  mutation OfferHandover($input: OfferHandoverInput!) {
    offerHandover(input: $input) {
      id
      version
    }
  }
`);
export const AcceptHandoverDocument = graphql(`
  mutation AcceptHandover($input: SeenHandoverInput!) {
    acceptHandover(input: $input) {
      id
      version
    }
  }
`);
export const DeclineHandoverDocument = graphql(`
  mutation DeclineHandover($input: DeclineHandoverInput!) {
    declineHandover(input: $input) {
      id
      version
    }
  }
`);
export const WithdrawHandoverDocument = graphql(`
  mutation WithdrawHandover($input: SeenHandoverInput!) {
    withdrawHandover(input: $input) {
      id
      version
    }
  }
`);
export const ReportProblemDocument = graphql(`
  mutation ReportProblem($input: ReportProblemInput!) {
    reportProblem(input: $input) {
      id
    }
  }
`);
export const ResolveProblemDocument = graphql(`
  mutation ResolveProblem($input: ResolveProblemInput!) {
    resolveProblem(input: $input) {
      id
      version
    }
  }
`);
export const DeprecateMaterialDocument = graphql(`
  mutation DeprecateMaterial($input: DeprecateMaterialInput!) {
    deprecateMaterial(input: $input) {
      id
      version
      state
    }
  }
`);
export const WithdrawDeprecationDocument = graphql(`
  mutation WithdrawDeprecation($input: SeenMaterialInput!) {
    withdrawDeprecation(input: $input) {
      id
      version
      state
    }
  }
`);
export const ArchiveMaterialDocument = graphql(`
  mutation ArchiveMaterial($input: ArchiveMaterialInput!) {
    archiveMaterial(input: $input) {
      id
      version
      state
    }
  }
`);
export const CreateMaterialDocument = graphql(`
  mutation CreateMaterial($input: CreateMaterialInput!) {
    createMaterial(input: $input) {
      id
    }
  }
`);
export const EditMaterialDocument = graphql(`
  mutation EditMaterial($input: EditMaterialInput!) {
    editMaterial(input: $input) {
      id
      version
    }
  }
`);

/** Who takes part in a project, to choose from. */
export const PartnerOptionsDocument = graphql(`
  query PartnerOptions($id: ID!) {
    project(id: $id) {
      id
      partnerships {
        id
        validUntil
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

/** Published materials, to choose a replacement from. */
export const ReplacementOptionsDocument = graphql(`
  query ReplacementOptions($search: String) {
    materials(filter: { search: $search, states: [INTAKE, MAINTAINED, REVIEW_DUE, UPDATING, ORPHANED] }, first: 10) {
      nodes {
        id
        title
      }
    }
  }
`);
