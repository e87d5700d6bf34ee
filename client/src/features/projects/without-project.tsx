import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { NoProject } from './no-project.tsx';

/** What a page of a project says to somebody who has no project, or has not signed in. */
export function WithoutProject({ title }: { title: string }) {
  const { t } = useTranslation('projects');
  const { viewer } = useSession();
  const { pathname, search } = useLocation();
  if (viewer) return <NoProject title={title} />;
  const address = `/sign-in?return=${encodeURIComponent(pathname + search)}`;
  return (
    <Page title={title}>
      <EmptyState
        title={t('signIn.title')}
        hint={t('signIn.hint')}
        action={<LinkText to={address}>{t('signIn.action')}</LinkText>}
      />
    </Page>
  );
}
