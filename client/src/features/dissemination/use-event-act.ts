import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import type words from './dissemination.fi.json';

type Problem = keyof typeof words.problem;

/** What the server found wrong: said at the field where it names one that is in sight, else left as the failure of the whole form. */
export function useEventProblems(error: unknown, inSight: readonly string[]) {
  const { t, i18n } = useTranslation('dissemination');
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const named = code === 'BAD_USER_INPUT' || code === 'REASON_REQUIRED' ? String(params['field'] ?? '') : '';
  const field = inSight.find((name) => named === name || named.startsWith(`${name}.`));
  const problem = code === 'REASON_REQUIRED' ? 'REQUIRED' : String(params['problem']);
  const said = t(`problem.${i18n.exists(`dissemination:problem.${problem}`) ? (problem as Problem) : 'other'}`, params);
  return {
    /** The property of a field that says what is wrong with it. */
    at: (name: string) => (field === name ? { error: said } : {}),
    failure: error && !field ? error : undefined,
  };
}

/** Does something with an event, and then what is shown of it is read anew. Answers what came of it, or undefined. */
export function useEventAct<Data, Variables extends { input: object }>(
  document: TypedDocumentNode<Data, Variables>,
  inSight: readonly string[] = [],
) {
  const [mutate, { loading: busy, error, reset }] = useMutation(document, {
    errorPolicy: 'none',
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const act = (input: Variables['input']): Promise<Data | undefined> =>
    mutate({ variables: { input } } as never).then(
      ({ data }) => data as Data,
      () => undefined,
    );
  return { act, busy, error, reset, problems: useEventProblems(error, inSight) };
}
