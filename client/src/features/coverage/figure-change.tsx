import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import { formatDate, formatNumber } from '../../platform/i18n/format.ts';
import { HiddenText } from '../../ui/hidden-text.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { providersBehind, type Within } from './coverage-address.ts';
import type { Change } from './coverage.query.ts';
import { figureOf } from './figure-of.ts';

type Props = { standing: Standing; change: Change | null; place: string; within: Within };

/** How many providers came into a figure since the day compared with, and how many left it; each the way to them. */
export function FigureChange({ standing, change, place, within }: Props) {
  const { t } = useTranslation('coverage');
  const name = figureOf(standing);
  if (!change || !name || !within.compare) return null;
  const [came, left] = [change.came[name], change.left[name]];
  const figure = t(`providers.title.${standing}`);
  const since = formatDate(within.compare);
  // Said to those who listen; to be seen it would fill the table and hide what did change.
  if (came === 0 && left === 0) return <HiddenText>, {t('change.same')}</HiddenText>;
  return (
    // Each is a target of its own for a finger: apart from the figure above and from each other.
    <Box component="small" sx={{ display: 'block', mt: 1, lineHeight: '24px', '& a': { display: 'inline-block', minWidth: 24 } }}>
      {came > 0 && (
        <LinkText
          to={providersBehind(standing, within, 'CAME')}
          label={`+${formatNumber(came)}: ${t('change.came', { count: came, since })}, ${figure}, ${place}`}
        >
          +{formatNumber(came)}
        </LinkText>
      )}
      {came > 0 && left > 0 && ' '}
      {left > 0 && (
        <LinkText
          to={providersBehind(standing, within, 'LEFT')}
          label={`−${formatNumber(left)}: ${t('change.left', { count: left, since })}, ${figure}, ${place}`}
        >
          −{formatNumber(left)}
        </LinkText>
      )}
    </Box>
  );
}
