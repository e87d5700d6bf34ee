import { useTranslation } from 'react-i18next';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import { formatNumber } from '../../platform/i18n/format.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { providersBehind, type Within } from './coverage-address.ts';

type Props = { standing: Standing; value: number; place: string; within: Within; linked: boolean };

/** A figure, and the way to the providers it counts for those who may see them. */
export function FigureLink({ standing, value, place, within, linked }: Props) {
  const { t } = useTranslation('coverage');
  const shown = formatNumber(value);
  if (!linked || value === 0) return shown;
  return (
    <LinkText to={providersBehind(standing, within)} label={`${shown}: ${t(`providers.title.${standing}`)}, ${place}`}>
      {shown}
    </LinkText>
  );
}
