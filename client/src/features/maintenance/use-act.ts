import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useProblems } from './use-problems.ts';

/** Does something with a material, and then what is shown of it is read anew. Answers whether it was done. */
export function useAct<Data, Variables extends { input: object }>(document: TypedDocumentNode<Data, Variables>) {
  const [mutate, { loading: busy, error, reset }] = useMutation(document, {
    errorPolicy: 'none',
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const act = (input: Variables['input']): Promise<boolean> =>
    mutate({ variables: { input } } as never).then(
      () => true,
      () => false,
    );
  return { act, busy, error, reset, problems: useProblems(error) };
}
