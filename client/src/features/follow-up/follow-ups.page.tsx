import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText } from '../../ui/dates.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Summary } from '../../ui/summary.tsx';
import { eventTitle } from '../dissemination/event-title.ts';
import { ExportLinks } from '../exports/export-links.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { followUpAddress, funnelAddress } from './follow-up-address.ts';
import { FollowUpList, type FollowUpRow } from './follow-up.query.ts';

const pageSize = 50;

/** What providers were asked after events, and what waits for whom. */
export default function FollowUps() {
  const { t } = useTranslation('follow-up');
  const { project, viewer } = useSession();
  const address = useAddressFilter();
  const filter = {
    waiting: address.flag('waiting') ?? null,
    own: address.flag('own') || null,
    eventId: address.text('event') || null,
  };
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(FollowUpList, {
    variables: { projectId: project?.id ?? '', filter, first: pageSize },
    skip: !project || !viewer,
  });
  useLiveRefetch(viewer && project?.id, ['follow_up.', 'adoption.', 'event.'], refetch);
  if (!project || !viewer) return <WithoutProject title={t('list.title')} />;
  const shown = (data ?? previousData)?.followUps;
  return (
    <Page
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      crumbs={[{ label: t('crumb.events'), to: '/dissemination' }]}
      actions={
        <>
          <LinkText to={funnelAddress()}>{t('funnel.title')}</LinkText>
          <ExportLinks list="followUps" variables={{ projectId: project.id, filter }} />
        </>
      }
    >
      <FilterRow label={t('list.filter')}>
        <SelectInput
          label={t('column.state')}
          value={address.text('waiting')}
          onChange={(waiting) => address.set({ waiting })}
          options={[
            { value: '', label: t('list.all') },
            { value: 'yes', label: t('state.waiting') },
            { value: 'no', label: t('state.closed') },
          ]}
        />
        <SelectInput
          label={t('column.organisation')}
          value={address.text('own')}
          onChange={(own) => address.set({ own })}
          options={[
            { value: '', label: t('list.all') },
            { value: 'yes', label: localName(viewer.organisation) },
          ]}
        />
      </FilterRow>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!shown && loading && <TableSkeleton />}
      {shown?.nodes.length === 0 && <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
      {shown && shown.nodes.length > 0 && (
        <>
          <Summary>{t('list.count', { count: shown.totalCount })}</Summary>
          <FollowUpTable rows={shown.nodes} caption={t('list.title')} />
          {shown.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: shown.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </Page>
  );
}

function FollowUpTable({ rows, caption }: { rows: readonly FollowUpRow[]; caption: string }) {
  const { t } = useTranslation('follow-up');
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'event',
          label: t('column.event'),
          render: ({ id, event, organisation }) => (
            <LinkText to={followUpAddress(id)} label={`${eventTitle(event)}: ${localName(organisation)}`}>
              {eventTitle(event)}
            </LinkText>
          ),
        },
        { key: 'organisation', label: t('column.organisation'), render: (row) => localName(row.organisation) },
        { key: 'day', label: t('column.day'), align: 'right', render: (row) => row.day },
        {
          key: 'answered',
          label: t('column.answered'),
          align: 'right',
          render: (row) => `${row.answeredCount} / ${row.askedCount}`,
        },
        { key: 'due', label: t('column.due'), render: (row) => <DateText value={row.dueOn} /> },
        {
          key: 'state',
          label: t('column.state'),
          render: ({ waiting, overdue, answeredCount, askedCount }) =>
            waiting ? (
              <StatusChip tone={overdue ? 'warning' : 'info'} label={t(overdue ? 'state.overdue' : 'state.waiting')} />
            ) : (
              <StatusChip tone="neutral" label={t(answeredCount === askedCount ? 'state.answered' : 'state.over')} />
            ),
        },
      ]}
    />
  );
}
