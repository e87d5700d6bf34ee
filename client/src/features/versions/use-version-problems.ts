import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import type { Language } from '../../platform/graphql/generated/graphql.ts';
import { placeOf } from './draft-state.ts';
import type words from './versions.fi.json';

type Problem = keyof typeof words.problem;

/** What the server found wrong with a draft: said at the field that it names, or left as the failure of the whole form. */
export function useVersionProblems(error: unknown) {
  const { t, i18n } = useTranslation('versions');
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const field = code === 'BAD_USER_INPUT' && typeof params['field'] === 'string' ? params['field'] : undefined;
  const problem = String(params['problem']);
  const words = t(`problem.${i18n.exists(`versions:problem.${problem}`) ? (problem as Problem) : 'other'}`, params);
  return {
    at: (name: string): { error?: string } => (field === name ? { error: words } : {}),
    /** Whether a field in that language is the one. */
    inLanguage: (language: Language) => field !== undefined && placeOf(field).language === language,
    failure: field === undefined ? error : undefined,
  };
}
