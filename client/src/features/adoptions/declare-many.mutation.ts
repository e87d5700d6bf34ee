import { useMutation } from '@apollo/client/react';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { AdoptionStage, DeclareAdoptionsInput } from '../../platform/graphql/generated/graphql.ts';
import { refusalOf, type Refused } from './declare.mutation.ts';

const DeclareAdoptions = graphql(`
  mutation DeclareAdoptions($input: DeclareAdoptionsInput!) {
    declareAdoptions(input: $input) {
      id
      version
      stage
      effectiveDate
      declaredAt
      confirmedAt
      confirmedLately
      updatedAt
      material {
        id
      }
      lastDeclaration {
        id
      }
    }
  }
`);

/** What was declared of each material, and by which declaration it can be taken back. */
export type DeclaredMany = { materialId: string; stage: AdoptionStage; version: number; declarationId: string }[];

/** Sends declarations of many materials at once: all of them are declared, or none. */
export function useDeclareMany() {
  const [mutate, { loading }] = useMutation(DeclareAdoptions, { errorPolicy: 'none' });
  const declareMany = async (input: DeclareAdoptionsInput): Promise<{ saved: true; declared: DeclaredMany } | Refused> => {
    try {
      const { data } = await mutate({ variables: { input } });
      const declared = (data?.declareAdoptions ?? []).map(({ version, stage, material, lastDeclaration }) => ({
        materialId: material.id,
        stage,
        version,
        declarationId: lastDeclaration!.id,
      }));
      return { saved: true, declared };
    } catch (error) {
      return refusalOf(error);
    }
  };
  return { declareMany, isSaving: loading };
}
