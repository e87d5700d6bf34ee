import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import type words from './verification.fi.json';

type Problem = keyof typeof words.problem;
const ofFields = ['BAD_USER_INPUT', 'NOTE_REQUIRED'];

/** Does a part of verifying, and then what is shown is read anew. Says at a field what is wrong with it. */
export function useVerifying<Data, Variables extends { input: object }>(document: TypedDocumentNode<Data, Variables>) {
  const { t, i18n } = useTranslation('verification');
  const [mutate, { loading: busy, error }] = useMutation(document, {
    errorPolicy: 'none',
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const act = (input: Variables['input']): Promise<Data | undefined> =>
    mutate({ variables: { input } } as never).then(
      ({ data }) => data ?? undefined,
      () => undefined,
    );
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const field = ofFields.includes(code) ? params['field'] : undefined;
  const problem = code === 'NOTE_REQUIRED' ? 'REQUIRED' : String(params['problem']);
  const said = t(`problem.${i18n.exists(`verification:problem.${problem}`) ? (problem as Problem) : 'other'}`, params);
  return {
    act,
    busy,
    at: (...names: string[]) => (typeof field === 'string' && names.includes(field) ? { error: said } : {}),
    failure: error && typeof field !== 'string' ? error : undefined,
  };
}
