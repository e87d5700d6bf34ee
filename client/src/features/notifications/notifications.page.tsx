import { useMutation, useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { CheckInput } from '../../ui/check-input.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { useNotificationText } from './notification-text.ts';
import { MarkRead, NotificationList, notificationPage, tellingKinds, type Told } from './notification.query.ts';

/** What the reader's organisation was told: unread ones first in sight, each with the way to what it asks for. */
export default function Notifications() {
  const { t } = useTranslation('notifications');
  const { project } = useSession();
  const address = useAddressFilter();
  const textOf = useNotificationText();
  const all = address.flag('all') ?? false;
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(NotificationList, {
    variables: { filter: all ? null : { unread: true }, first: notificationPage },
  });
  useLiveRefetch(project?.id, tellingKinds, refetch);
  const [mark, marking] = useMutation(MarkRead, {
    errorPolicy: 'none',
    refetchQueries: ['NotificationList', 'UnreadNotifications'],
  });
  const read = (ids: string[] | null) => void mark({ variables: { input: { ids } } }).catch(() => undefined);
  const list = (data ?? previousData)?.notifications;
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      {...(list &&
        list.unreadCount > 0 && {
          actions: (
            <Button variant="outlined" disabled={marking.loading} onClick={() => read(null)}>
              {t('readAll')}
            </Button>
          ),
        })}
    >
      <CheckInput label={t('showAll')} value={all} onChange={(value) => address.set({ all: value ? 'yes' : null })} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {marking.error && <ErrorState error={marking.error} />}
      {!list && loading && <TableSkeleton />}
      {list && <Summary>{t('unread', { count: list.unreadCount })}</Summary>}
      {list?.nodes.length === 0 && <EmptyState title={t(all ? 'empty' : 'allRead')} hint={t('emptyHint')} />}
      {list && list.nodes.length > 0 && (
        <DataTable
          caption={t('title')}
          rows={list.nodes}
          rowKey={(told) => told.id}
          columns={[
            {
              key: 'what',
              label: t('column.what'),
              render: (told: Told) => {
                const { words, to } = textOf(told);
                const shown = told.handledAt ? words : <strong>{words}</strong>;
                return to ? <LinkText to={to}>{shown}</LinkText> : shown;
              },
            },
            { key: 'when', label: t('column.when'), render: (told: Told) => <DateTimeText value={told.createdAt} /> },
            {
              key: 'read',
              label: t('column.read'),
              render: (told: Told) =>
                told.handledAt ? (
                  t('isRead')
                ) : (
                  <Button
                    size="small"
                    disabled={marking.loading}
                    aria-label={t('readOne', { what: textOf(told).words })}
                    onClick={() => read([told.id])}
                  >
                    {t('read')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {list?.pageInfo.hasNextPage && (
        <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })} />
      )}
    </Page>
  );
}
