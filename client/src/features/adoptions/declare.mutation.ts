import { useMutation } from '@apollo/client/react';
import { failureOf } from '../../platform/errors/failure.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { DeclareAdoptionInput } from '../../platform/graphql/generated/graphql.ts';
import type { FieldError } from './declaration-draft.ts';

const DeclareAdoption = graphql(`
  mutation DeclareAdoption($input: DeclareAdoptionInput!) {
    declareAdoption(input: $input) {
      id
      version
      stage
      effectiveDate
      declaredAt
      confirmedAt
      confirmedLately
      updatedAt
      ...DeclarationList_adoption
      lastDeclaration {
        id
      }
      material {
        id
        ...OwnAdoption_material
        inUseCount
        adoptionsByRegion {
          region {
            id
          }
          inUse
          providers
        }
      }
    }
  }
`);

export type Refused = { saved: false; error: unknown; fields: FieldError[]; conflict: boolean };
export type Outcome = { saved: true; at: string; declarationId: string | null } | Refused;

const ofFields = ['EVIDENCE_REQUIRED', 'REASON_REQUIRED', 'NOTE_REQUIRED', 'EFFECTIVE_DATE_OUT_OF_RANGE', 'BAD_USER_INPUT'];

/** Sends a declaration, and sorts what came back: saved, overtaken by somebody, or a field to mend. */
export function useDeclare() {
  const [mutate, { loading }] = useMutation(DeclareAdoption);
  const declare = async (input: DeclareAdoptionInput): Promise<Outcome> => {
    try {
      const { data } = await mutate({ variables: { input }, refetchQueries: ['MaterialUsers'] });
      const declared = data?.declareAdoption;
      return { saved: true, at: declared?.updatedAt ?? '', declarationId: declared?.lastDeclaration?.id ?? null };
    } catch (error) {
      return refusalOf(error);
    }
  };
  return { declare, isSaving: loading };
}

/** Sorts a refusal: overtaken by somebody, fields to mend, or something else. */
export function refusalOf(error: unknown): Refused {
  const { code, params } = failureOf(error);
  const field = params['field'];
  // A file of a draft that lay for longer than a day.
  const isOfField = ofFields.includes(code) || (code === 'NOT_FOUND' && field === 'evidence.fileIds');
  const fields =
    isOfField && typeof field === 'string'
      ? [{ field, code: code === 'BAD_USER_INPUT' ? String(params['problem']) : code, params }]
      : [];
  return { saved: false, error, fields, conflict: code === 'CONFLICT' };
}
