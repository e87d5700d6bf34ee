import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../platform/errors/error-words.ts';
import { failureOf } from '../platform/errors/failure.ts';

/** What is taken: endings of names, bytes of one file, and how many. */
export type FileRules = { extensions: readonly string[]; bytes: number; most: number };

const problems = ['EMPTY', 'TOO_LARGE', 'KIND_NOT_TAKEN', 'SIZE_DIFFERS'] as const;
type Problem = (typeof problems)[number];
const refused = (problem: Problem) => ({ extensions: { code: 'BAD_USER_INPUT', params: { problem } } });

/** Finds out before sending what would be refused, and says why a file did not arrive. */
export function useFailedFile({ extensions, bytes }: FileRules) {
  const { t } = useTranslation('ui');
  const words = useErrorWords();
  return {
    /** What is wrong with a file, as the server would say it; undefined when nothing is. */
    check({ name, size }: File): unknown {
      const extension = /[^.]\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1]?.toLowerCase();
      if (size < 1) return refused('EMPTY');
      if (size > bytes) return refused('TOO_LARGE');
      return extension && !extensions.includes(extension) ? refused('KIND_NOT_TAKEN') : undefined;
    },
    words(failure: unknown): string {
      const known = failureOf(failure);
      const problem = problems.find((each) => each === known.params['problem']);
      if (!problem) return words(known);
      return t(`file.problem.${problem}`, { megabytes: Math.floor(bytes / 1024 / 1024), kinds: extensions.join(', ') });
    },
  };
}
