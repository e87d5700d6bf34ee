import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { AcceptForm } from './accept-form.tsx';
import { Narrow } from './narrow.tsx';
import { InvitationOfferDocument } from './offer.query.ts';

/** Where the link of an invitation leads. */
export default function Invitation() {
  const { t } = useTranslation('accounts');
  const { token = '' } = useParams();
  const { data, error, refetch } = useQuery(InvitationOfferDocument, { variables: { token }, fetchPolicy: 'no-cache' });
  const offer = data?.invitationOffer;
  return (
    <Page title={t('invitation.title')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && !offer && (
        <EmptyState
          title={t('invitation.gone')}
          hint={t('invitation.goneHint')}
          action={<LinkText to="/sign-in">{t('reset.signIn')}</LinkText>}
        />
      )}
      {offer && (
        <Narrow>
          <AcceptForm token={token} offer={offer} />
        </Narrow>
      )}
    </Page>
  );
}
