import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button.tsx';

/** The next page of a list. */
export function MoreButton({ onClick, busy = false, label }: { onClick: () => void; busy?: boolean; label?: string }) {
  const { t } = useTranslation('ui');
  return (
    <Box sx={{ mt: 1.5, textAlign: 'center' }}>
      <BusyButton variant="outlined" busy={busy} onClick={onClick}>
        {busy ? t('loading') : (label ?? t('more'))}
      </BusyButton>
    </Box>
  );
}
