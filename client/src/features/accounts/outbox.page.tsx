import { useQuery } from '@apollo/client/react';
import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { Stack } from '../../ui/columns.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { OutboxDocument } from './offer.query.ts';

/** The letters of a demonstration, which are read here instead of in a mailbox. */
export default function Outbox() {
  const { t } = useTranslation('accounts');
  const { demonstration } = useSession();
  const { data, error, loading, fetchMore, refetch } = useQuery(OutboxDocument, {
    variables: { first: 20 },
    fetchPolicy: 'cache-and-network',
    // A letter is written a moment after it was asked for.
    pollInterval: demonstration ? 2_000 : 0,
  });
  const letters = data?.outbox;
  return (
    <Page title={t('outbox.title')} subtitle={demonstration && t('outbox.subtitle')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!letters && loading && <CardSkeleton />}
      {letters?.nodes.length === 0 && (
        <EmptyState title={t('outbox.none')} hint={t(demonstration ? 'outbox.noneHint' : 'outbox.off')} />
      )}
      <Stack>
        {letters?.nodes.map(({ id, recipient, subject, text, writtenAt }) => (
          <Section key={id} title={subject} action={<DateTimeText value={writtenAt} />}>
            <Prose quiet>{t('outbox.to', { recipient })}</Prose>
            <Prose>
              {text.split(/(https?:\/\/\S+)/).map((part, place) =>
                part.startsWith('http') ? (
                  <MuiLink key={place} href={part} sx={{ overflowWrap: 'anywhere' }}>
                    {part}
                  </MuiLink>
                ) : (
                  part
                ),
              )}
            </Prose>
          </Section>
        ))}
      </Stack>
      {letters?.pageInfo.hasNextPage && (
        <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: letters.pageInfo.endCursor } })} />
      )}
    </Page>
  );
}
