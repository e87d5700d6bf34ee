import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';

/** What a page of a project says when there is none for the reader. */
export function NoProject({ title }: { title: string }) {
  const { t } = useTranslation('projects');
  return (
    <Page title={title}>
      <EmptyState
        title={t('none.title')}
        hint={t('none.hint')}
        action={<LinkText to="/materials">{t('none.action')}</LinkText>}
      />
    </Page>
  );
}
