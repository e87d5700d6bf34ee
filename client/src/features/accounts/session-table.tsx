import { useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AccountQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import type { Ability } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { EndOtherSessionsDocument, EndSessionDocument } from './account.query.ts';

type Row = NonNullable<AccountQuery['viewer']>['sessions'][number];

/** The reader's sign-ins, to be ended where they are not at hand. */
export function SessionTable({ sessions, can }: { sessions: readonly Row[]; can: Ability }) {
  const { t } = useTranslation('accounts');
  const again = { refetchQueries: ['Account'], awaitRefetchQueries: true };
  const [end, ending] = useMutation(EndSessionDocument, again);
  const [endOthers, endingOthers] = useMutation(EndOtherSessionsDocument, again);
  const busy = ending.loading || endingOthers.loading;
  const error = ending.error ?? endingOthers.error;
  const others = sessions.some(({ current }) => !current);
  return (
    <Section
      title={t('session.title')}
      action={
        can.allowed &&
        others && (
          <Button size="small" disabled={busy} onClick={() => void endOthers()}>
            {t('session.endOthers')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} />}
      <DataTable
        caption={t('session.caption')}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            label: t('session.device'),
            render: ({ device, current }) => (
              <>
                {device || t('session.unknown')} {current && <StatusChip tone="info" label={t('session.current')} />}
              </>
            ),
          },
          { key: 'organisation', label: t('session.organisation'), render: ({ organisation }) => localName(organisation) },
          { key: 'started', label: t('session.started'), render: ({ createdAt }) => <DateTimeText value={createdAt} /> },
          { key: 'expires', label: t('session.expires'), render: ({ expiresAt }) => <DateTimeText value={expiresAt} /> },
          {
            key: 'actions',
            label: t('session.actions'),
            render: ({ id, device, current }) =>
              !current &&
              can.allowed && (
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={t('session.endNamed', { device: device || t('session.unknown') })}
                  onClick={() => void end({ variables: { input: { id } } })}
                >
                  {t('session.end')}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  );
}
