import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** What is shown when a page breaks, or its code cannot be loaded (an old page after a new release, or no line). */
export function PageFailed() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('failed.title')}>
      <EmptyState
        title={t('failed.hint')}
        action={
          <Button variant="outlined" onClick={() => location.reload()}>
            {t('failed.action')}
          </Button>
        }
      />
    </Page>
  );
}
