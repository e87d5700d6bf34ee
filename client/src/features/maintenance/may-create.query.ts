import { graphql } from '../../platform/graphql/generated/gql.ts';

/** Whether the reader may bring materials into a project. */
export const MayCreateDocument = graphql(`
  query MayCreateMaterial($id: ID!) {
    project(id: $id) {
      id
      viewerCan {
        createMaterial {
          allowed
          reason
          params
        }
      }
    }
  }
`);
