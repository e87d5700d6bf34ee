import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';

/** Rows that arrived and wait to be shown, so that nothing moves under the pointer. */
export function NewRowsButton({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <Box role="status" sx={{ '&:not(:empty)': { mb: 1 } }}>
      {count > 0 && (
        <Button fullWidth size="small" variant="outlined" onClick={onShow} sx={{ bgcolor: 'primary.light' }}>
          {t('newRows', { count })}
        </Button>
      )}
    </Box>
  );
}
