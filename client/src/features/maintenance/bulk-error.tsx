import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Selectable } from './selectable.ts';

/** Which of the chosen materials kept all of them from it, and why. */
export function BulkError({ error, chosen }: { error: unknown; chosen: readonly Selectable[] }) {
  const { t } = useTranslation('maintenance');
  const words = useErrorWords();
  const failure = failureOf(error);
  const material = chosen.find(({ id }) => id === failure.params['materialId']);
  if (!material) return <ErrorState error={error} />;
  return <Notice tone="warning">{t('bulk.failed', { title: material.title, reason: words(failure) })}</Notice>;
}
