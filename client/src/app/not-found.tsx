import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkText } from '../ui/link-text.tsx';
import { Page } from '../ui/page.tsx';

/** What an address without a page says. */
export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')}>
      <EmptyState title={t('notFound.hint')} action={<LinkText to="/">{t('notFound.action')}</LinkText>} />
    </Page>
  );
}
