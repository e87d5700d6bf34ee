/** The four operations that are measured, as our own client asks them or nearly so. */
export const operationNames = ['materials', 'coverage', 'nested', 'declare'] as const;
export type OperationName = (typeof operationNames)[number];

export const documents: Record<OperationName, string> = {
  materials: `query MaterialList($projectId: ID, $filter: MaterialFilter, $first: Int, $after: Cursor) {
  materials(projectId: $projectId, filter: $filter, first: $first, after: $after) {
    totalCount
    facets { name value count }
    nodes {
      id title kind state provenance linkOnly
      theme { id nameFi nameSv nameEn }
      sourceProject { id code acronym }
      ownAdoption { id stage }
      adoptionSummary { stage count }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  coverage: `query CoveragePage($projectId: ID!) {
  coverage(projectId: $projectId) {
    total { licensed inUse verified noData notApplicable }
    byRegion {
      region { id code nameFi nameSv nameEn }
      others counted
      figures { licensed inUse verified noData notApplicable }
    }
    byTheme {
      theme { id code nameFi nameSv nameEn }
      figures { licensed inUse verified noData notApplicable }
    }
  }
}`,
  nested: `query Nested($projectId: ID!) {
  adoptions(projectId: $projectId, first: 50) {
    nodes {
      id version stage effectiveDate declaredAt
      organisation { id nameFi nameSv region { id nameFi } }
      material { id title theme { id nameFi } }
      declarations {
        id number previousStage stage effectiveDate recordedAt
        declaredBy { id name }
        evidence { id shared text link decision personsTrained }
      }
    }
    pageInfo { hasNextPage }
  }
}`,
  declare: `mutation Declare($input: DeclareAdoptionInput!) {
  declareAdoption(input: $input) {
    id version stage effectiveDate updatedAt
    material { id adoptionSummary { stage count } }
  }
}`,
};

export const PAGE = 50;

/** What one connection asks with: the project of everybody, and for declaring a material that nobody else declares meanwhile. */
export type Asking = { projectId: string; organisationId: string; material: { id: string; version: number } };

/** Fits after any other stage, and writes words too. */
const declaration = ({ material }: Asking) => ({
  materialId: material.id,
  expectedVersion: material.version,
  stage: 'AWARE',
  reason: 'Koe',
  note: 'Koe',
});

export function variablesOf(name: OperationName, asking: Asking): Record<string, unknown> {
  const { projectId } = asking;
  if (name === 'declare') return { input: declaration(asking) };
  return name === 'materials' ? { projectId, filter: {}, first: PAGE } : { projectId };
}

/** A server that is measured: how it is asked, and the version that its answer to a declaration carries. */
export type Dialect = {
  path: string;
  body: (name: OperationName, asking: Asking) => string;
  versionIn: (data: any) => number;
};

const graphql: Dialect = {
  path: '/graphql',
  body: (name, asking) => JSON.stringify({ query: documents[name], variables: variablesOf(name, asking) }),
  versionIn: (data) => data.declareAdoption.version,
};

const figures = 'licensed inUse verified noData notApplicable';
/** The nearest that a schema made from tables can be asked; its functions hold the same SQL. */
const fromTables: Record<OperationName, string> = {
  materials: `query ($projectId: UUID!, $organisationId: UUID!, $first: Int!) {
  allMaterials(condition: { projectId: $projectId }, orderBy: [TITLE_ASC, PRIMARY_KEY_ASC], first: $first) {
    totalCount
    nodes {
      rowId title kind state provenance linkOnly
      themeByThemeId { rowId nameFi nameSv nameEn }
      sourceProjectBySourceProjectId { rowId code acronym }
      adoptionsByMaterialId(condition: { organisationId: $organisationId }) { nodes { rowId stage } }
      adoptionSummary { nodes { stage count } }
    }
    pageInfo { hasNextPage endCursor }
  }
  materialFacets(ofProject: $projectId) { nodes { name value count } }
}`,
  coverage: `query ($projectId: UUID!) {
  coverageTotal(ofProject: $projectId) { nodes { ${figures} } }
  coverageByRegion(ofProject: $projectId) { nodes { regionId code nameFi nameSv nameEn others counted ${figures} } }
  coverageByTheme(ofProject: $projectId) { nodes { themeId code nameFi nameSv nameEn ${figures} } }
}`,
  nested: `query ($projectId: UUID!) {
  allAdoptions(condition: { projectId: $projectId }, orderBy: [DECLARED_AT_DESC, PRIMARY_KEY_DESC], first: 50) {
    nodes {
      rowId version stage effectiveDate declaredAt
      organisationByOrganisationId { rowId nameFi nameSv regionByRegionId { rowId nameFi } }
      materialByMaterialId { rowId title themeByThemeId { rowId nameFi } }
      adoptionDeclarationsByAdoptionId(orderBy: NUMBER_DESC, first: 100) {
        nodes {
          rowId number previousStage stage effectiveDate recordedAt
          personByDeclaredById { rowId name }
          adoptionEvidencesByDeclarationId(first: 1) { nodes { rowId shared text link decision personsTrained } }
        }
      }
    }
    pageInfo { hasNextPage }
  }
}`,
  declare: `mutation ($input: DeclareInput!) {
  declare(input: $input) {
    result {
      rowId version stage effectiveDate updatedAt
      materialByMaterialId { rowId adoptionSummary { nodes { stage count } } }
    }
  }
}`,
};

export const dialects = {
  hub: graphql,
  limit: { ...graphql, path: '/', body: (name, asking) => JSON.stringify({ name, variables: variablesOf(name, asking) }) },
  postgraphile: {
    path: '/graphql',
    body: (name, asking) => {
      const { projectId, organisationId } = asking;
      const { materialId, expectedVersion, stage, reason, note } = declaration(asking);
      const declared = { ofMaterial: materialId, expected: expectedVersion, toStage: stage, reason, note };
      const variables = name === 'declare' ? { input: declared } : { projectId, organisationId, first: PAGE };
      return JSON.stringify({ query: fromTables[name], variables });
    },
    versionIn: (data) => data.declare.result.version,
  },
  mercurius: graphql,
} satisfies Record<string, Dialect>;
export type ServerName = keyof typeof dialects;
