import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../platform/errors/error-words.ts';
import { failureOf } from '../platform/errors/failure.ts';

/** What went wrong, in words, with the id under which it can be asked about. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  const words = useErrorWords();
  const failure = failureOf(error);
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.25,
        alignItems: 'center',
        p: 1.5,
        mb: 1.5,
        border: 1,
        borderLeft: 4,
        borderColor: 'error.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <ErrorIcon aria-hidden="true" color="error" />
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        {words(failure)}
        {failure.requestId && (
          <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
            {t('requestId', { id: failure.requestId })}
          </Box>
        )}
      </Box>
      {onRetry && (
        <Button color="inherit" variant="outlined" size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Box>
  );
}
