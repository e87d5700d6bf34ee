import { useMutation, useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { InvitationState } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { InvitationsDocument, WithdrawInvitationDocument } from './people.query.ts';

const tones: Record<InvitationState, Tone> = { OPEN: 'info', ACCEPTED: 'success', WITHDRAWN: 'neutral', EXPIRED: 'warning' };

/** The invitations that the reader may see, newest first. */
export function InvitationTable() {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const { data, error, loading, fetchMore, refetch } = useQuery(InvitationsDocument, {
    variables: { first: 20 },
    fetchPolicy: 'cache-and-network',
  });
  const [withdraw, withdrawing] = useMutation(WithdrawInvitationDocument);
  const invitations = data?.invitations;
  return (
    <Section title={t('invitation.list')} action={<ExportLinks list="invitations" />}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {withdrawing.error && <ErrorState error={withdrawing.error} onRetry={() => void refetch()} />}
      {!invitations && loading && <TableSkeleton rows={3} />}
      {invitations && (
        <DataTable
          caption={t('invitation.caption')}
          rows={invitations.nodes}
          rowKey={({ id }) => id}
          empty={<Prose>{t('invitation.none')}</Prose>}
          columns={[
            { key: 'email', label: t('people.email'), render: ({ email }) => email },
            {
              key: 'role',
              label: t('people.role'),
              render: ({ role, organisation }) => `${term('memberRole', role)}, ${localName(organisation)}`,
            },
            {
              key: 'state',
              label: t('invitation.state'),
              render: ({ state }) => <StatusChip tone={tones[state]} label={term('invitationState', state)} />,
            },
            { key: 'expires', label: t('invitation.expires'), render: ({ expiresAt }) => <DateTimeText value={expiresAt} /> },
            { key: 'by', label: t('invitation.by'), render: ({ invitedBy }) => invitedBy?.name ?? '–' },
            {
              key: 'actions',
              label: t('session.actions'),
              render: ({ id, version, email, viewerCan }) =>
                viewerCan.withdraw.allowed && (
                  <Button
                    size="small"
                    disabled={withdrawing.loading}
                    aria-label={t('invitation.withdrawNamed', { email })}
                    onClick={() => void withdraw({ variables: { input: { id, expectedVersion: version } } })}
                  >
                    {t('invitation.withdraw')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {invitations?.pageInfo.hasNextPage && (
        <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: invitations.pageInfo.endCursor } })} />
      )}
    </Section>
  );
}
