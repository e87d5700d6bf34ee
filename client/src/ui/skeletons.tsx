import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTranslation } from 'react-i18next';
import { HiddenText } from './hidden-text.tsx';

/** The shape of a table that is on its way. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  return (
    <Box aria-busy="true">
      <HiddenText role="status">{t('loading')}</HiddenText>
      <Skeleton variant="rectangular" height={36} sx={{ mb: 0.5 }} />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} variant="text" height={38} />
      ))}
    </Box>
  );
}

/** The shape of a framed part that is on its way. */
export function CardSkeleton({ height = 160 }: { height?: number }) {
  const { t } = useTranslation('ui');
  return (
    <Box aria-busy="true" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', p: 2, height }}>
      <HiddenText role="status">{t('loading')}</HiddenText>
      <Skeleton variant="text" width="45%" height={26} />
      <Skeleton variant="text" width="85%" />
      <Skeleton variant="text" width="70%" />
    </Box>
  );
}
