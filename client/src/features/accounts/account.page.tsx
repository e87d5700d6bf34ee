import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { AccountDetails } from './account-details.tsx';
import { AccountDocument } from './account.query.ts';
import { PasswordForm } from './password-form.tsx';
import { SessionTable } from './session-table.tsx';
import { Tokens } from './tokens.tsx';

/** Everything that is the reader's own: who they are here, their password, their sign-ins and their programs. */
export default function Account() {
  const { t } = useTranslation('accounts');
  const { data, error, refetch } = useQuery(AccountDocument, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  return (
    <Page title={t('account.title')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && !viewer && (
        <EmptyState
          title={t('account.signedOut')}
          action={<LinkText to="/sign-in?return=%2Faccount">{t('reset.signIn')}</LinkText>}
        />
      )}
      {viewer && (
        <Columns
          aside={
            <>
              <AccountDetails viewer={viewer} />
              <PasswordForm can={viewer.viewerCan.changePassword} email={viewer.person.email ?? ''} />
            </>
          }
        >
          <SessionTable sessions={viewer.sessions} can={viewer.viewerCan.manageAccount} />
          <Tokens tokens={viewer.apiTokens} organisation={viewer.organisation} can={viewer.viewerCan.manageAccount} />
        </Columns>
      )}
    </Page>
  );
}
