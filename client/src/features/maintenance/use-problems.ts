import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import type words from './maintenance.fi.json';

type Problem = keyof typeof words.problem;

/** What the server found wrong: said at the field where it names one, else left as the failure of the whole form. */
export function useProblems(error: unknown) {
  const { t, i18n } = useTranslation('maintenance');
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const field = code === 'BAD_USER_INPUT' || code === 'REASON_REQUIRED' ? params['field'] : undefined;
  const problem = code === 'REASON_REQUIRED' ? 'REQUIRED' : String(params['problem']);
  const words = t(`problem.${i18n.exists(`maintenance:problem.${problem}`) ? (problem as Problem) : 'other'}`, params);
  return {
    /** The property of a field that says what is wrong with it. */
    at: (...names: string[]) => (typeof field === 'string' && names.includes(field) ? { error: words } : {}),
    failure: error && typeof field !== 'string' ? error : undefined,
  };
}
