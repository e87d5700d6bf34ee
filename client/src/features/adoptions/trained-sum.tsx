import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../platform/i18n/format.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';

type Props = { sum: { persons: number; adoptions: number }; to: string };

/** How many persons were trained, by which evidence; it opens the adoptions that say so. Nothing where none says so: no data is not zero. */
export function TrainedSum({ sum: { persons, adoptions }, to }: Props) {
  const { t } = useTranslation('adoptions');
  if (adoptions === 0) return null;
  return (
    <Prose quiet>
      <LinkText to={to}>{t('trained.sum', { count: persons, persons: formatNumber(persons) })}</LinkText>{' '}
      {t('trained.hint', { count: adoptions })}
    </Prose>
  );
}
