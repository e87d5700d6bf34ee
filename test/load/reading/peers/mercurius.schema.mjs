/** The part of the hub's schema that is measured, so that the same operations are asked. */
export const schema = `
type Query {
  materials(projectId: ID, filter: MaterialFilter, first: Int! = 20, after: Cursor): MaterialConnection!
  coverage(projectId: ID!): Coverage
  adoptions(projectId: ID!, first: Int! = 20): AdoptionConnection!
}
type Mutation { declareAdoption(input: DeclareAdoptionInput!): Adoption! }
scalar Cursor
input MaterialFilter { search: String }
input DeclareAdoptionInput { materialId: ID!, expectedVersion: Int!, stage: String!, reason: String, note: String }
type PageInfo { hasNextPage: Boolean!, endCursor: String }
type Facet { name: String!, value: String!, count: Int! }
type StageCount { stage: String!, count: Int! }
type MaterialConnection { totalCount: Int!, facets: [Facet!]!, nodes: [Material!]!, pageInfo: PageInfo! }
type AdoptionConnection { nodes: [Adoption!]!, pageInfo: PageInfo! }
type Theme { id: ID!, code: String!, nameFi: String!, nameSv: String, nameEn: String }
type Region { id: ID!, code: String!, nameFi: String!, nameSv: String, nameEn: String }
type SourceProject { id: ID!, code: String!, acronym: String! }
type Organisation { id: ID!, nameFi: String!, nameSv: String, region: Region }
type Person { id: ID!, name: String! }
type Material {
  id: ID!, title: String!, kind: String!, state: String!, provenance: String!, linkOnly: Boolean!
  theme: Theme!, sourceProject: SourceProject, ownAdoption: Adoption, adoptionSummary: [StageCount!]!
}
type Adoption {
  id: ID!, version: Int!, stage: String!, effectiveDate: String!, declaredAt: String!, updatedAt: String!
  organisation: Organisation!, material: Material!, declarations: [AdoptionDeclaration!]!
}
type AdoptionDeclaration {
  id: ID!, number: Int!, previousStage: String!, stage: String!, effectiveDate: String!, recordedAt: String!
  declaredBy: Person, evidence: AdoptionEvidence
}
type AdoptionEvidence { id: ID!, shared: Boolean!, text: String, link: String, decision: String, personsTrained: Int }
type Figures { licensed: Int!, inUse: Int!, verified: Int!, noData: Int!, notApplicable: Int! }
type RegionCoverage { region: Region, others: Boolean!, counted: Boolean!, figures: Figures! }
type ThemeCoverage { theme: Theme!, figures: Figures! }
type Coverage { total: Figures!, byRegion: [RegionCoverage!]!, byTheme: [ThemeCoverage!]! }
`;
