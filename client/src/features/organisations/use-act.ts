import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import type words from './organisations.fi.json';

type Problem = keyof typeof words.problem;

/** Changes the register, and then what is shown of it is read anew. What is wrong is said at the field where the server names one. */
export function useAct<Data, Variables extends { input: object }>(document: TypedDocumentNode<Data, Variables>) {
  const { t, i18n } = useTranslation('organisations');
  const [mutate, { loading: busy, error }] = useMutation(document, {
    errorPolicy: 'none',
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const act = (input: Variables['input']): Promise<boolean> =>
    mutate({ variables: { input } } as never).then(
      () => true,
      () => false,
    );
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const field = code === 'BAD_USER_INPUT' ? params['field'] : undefined;
  const problem = String(params['problem']);
  const words = t(`problem.${i18n.exists(`organisations:problem.${problem}`) ? (problem as Problem) : 'other'}`, params);
  return {
    act,
    busy,
    /** The property of a field that says what is wrong with it. */
    at: (...names: string[]) => (typeof field === 'string' && names.includes(field) ? { error: words } : {}),
    failure: error && typeof field !== 'string' ? error : undefined,
  };
}
