import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatPercent } from '../platform/i18n/format.ts';

const digits = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** A share between 0 and 1. Null is not zero: it says that there is no data. */
export function Percent({ value }: { value: number | null | undefined }) {
  const { t } = useTranslation('ui');
  return value === null || value === undefined ? (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {t('noData')}
    </Box>
  ) : (
    <Box component="span" sx={digits}>
      {formatPercent(value)}
    </Box>
  );
}

/** So many of so many. */
export const CountOf = ({ value, of }: { value: number; of?: number }) => (
  <Box component="span" sx={digits}>
    {formatNumber(value)}
    {of !== undefined && ` / ${formatNumber(of)}`}
  </Box>
);

/** Euros; the decimal string of the API. */
export const Money = ({ value }: { value: string | null | undefined }) => (
  <Box component="span" sx={digits}>
    {value ? formatMoney(value) : '–'}
  </Box>
);
