import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';

/** The next page of a list. */
export function MoreButton({ onClick, busy = false, label }: { onClick: () => void; busy?: boolean; label?: string }) {
  const { t } = useTranslation('ui');
  return (
    <Box sx={{ mt: 1.5, textAlign: 'center' }}>
      <Button variant="outlined" disabled={busy} onClick={onClick}>
        {busy ? t('loading') : (label ?? t('more'))}
      </Button>
    </Box>
  );
}
