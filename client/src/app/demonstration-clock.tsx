import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/auth/session.tsx';
import { formatDate, formatWeekdayDate } from '../platform/i18n/format.ts';

/** The demonstration's own day, so that nobody takes its figures for today's. */
export function DemonstrationClock({ narrow = false }: { narrow?: boolean }) {
  const { t } = useTranslation('app');
  const { demonstration, now } = useSession();
  if (!demonstration) return null;
  return (
    <Box
      component="span"
      title={t('demonstration.hint')}
      sx={{ fontSize: '0.8125rem', color: 'text.secondary', whiteSpace: 'nowrap', lineHeight: 1.25 }}
    >
      {narrow ? formatDate(now()) : formatWeekdayDate(now())}
      {narrow ? <br /> : ' · '}
      {t('demonstration.mark')}
    </Box>
  );
}
