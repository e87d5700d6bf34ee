import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../platform/i18n/format.ts';
import { ProgressBar } from './progress-bar.tsx';

type Props = {
  name: string;
  size: number;
  /** From 0 to 1 while it is on its way. */
  progress?: number;
  failure?: string;
  onRetry?: () => void;
  onRemove: () => void;
};

/** One file of a form: there, on its way, or failed with the reason. */
export function FileRow({ name, size, progress, failure, onRetry, onRemove }: Props) {
  const { t } = useTranslation('ui');
  const id = useId();
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center', py: 0.25 }}>
      <Box id={id} sx={{ flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere', fontSize: '0.875rem' }}>
        {name}{' '}
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {formatBytes(size)}
        </Box>
      </Box>
      {onRetry && (
        <Button size="small" aria-describedby={id} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
      <Button size="small" color="inherit" aria-describedby={id} onClick={onRemove}>
        {t(progress === undefined ? 'file.remove' : 'cancel')}
      </Button>
      {progress !== undefined && <ProgressBar share={progress} label={t('file.progress', { name })} />}
      {failure && (
        <Box role="alert" sx={{ flex: '1 0 100%', color: 'error.main', fontSize: '0.8125rem', fontWeight: 600 }}>
          {failure}
        </Box>
      )}
    </Box>
  );
}
