import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { language } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { eventFilterNames, eventFilterOf } from './event-address.ts';
import { EventFilters } from './event-filters.tsx';
import { EventList, eventPageSize } from './event.query.ts';
import { EventTable } from './event-table.tsx';

/** The agenda of a project: what is coming, and what has been. */
export default function Events() {
  const { t } = useTranslation('dissemination');
  const { project, viewer } = useSession();
  const address = useAddressFilter();
  const tabs = (['upcoming', 'past', 'all'] as const).map((key) => ({ key, label: t(`tab.${key}`) }));
  const tab = useTab(tabs);
  const filter = eventFilterOf(address, tab);
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(EventList, {
    variables: { projectId: project?.id ?? '', filter, first: eventPageSize },
    skip: !project,
  });
  useLiveRefetch(viewer && project?.id, ['event.'], refetch);
  if (!project) return <WithoutProject title={t('title')} />;
  const shown = data ?? previousData;
  const events = shown?.disseminationEvents;
  const narrowed = eventFilterNames.filter((name) => address.text(name));
  const feed = new URLSearchParams({ project: project.id, language });
  for (const name of ['kind', 'theme', 'region', 'organiser']) if (address.text(name)) feed.set(name, address.text(name));
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          {shown?.project?.viewerCan.planEvent.allowed && (
            <Button variant="contained" component={Link} to="/dissemination/new">
              {t('plan.action')}
            </Button>
          )}
          <ExportLinks list="disseminationEvents" variables={{ projectId: project.id, filter }} />
          <Button size="small" variant="outlined" href={`/events.ics?${feed}`}>
            {t('calendar.feed')}
          </Button>
        </>
      }
    >
      <Tabs tabs={tabs} label={t('tab.label')} />
      <EventFilters address={address} projectId={project.id} own={Boolean(viewer)} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!events && loading && <TableSkeleton />}
      {events?.nodes.length === 0 && (
        <EmptyState
          title={t(narrowed.length ? 'empty.filteredTitle' : 'empty.title')}
          hint={t(narrowed.length ? 'empty.filteredHint' : 'empty.hint')}
          {...(narrowed.length > 0 && {
            action: <Button onClick={() => address.clear(narrowed)}>{t('filter.clear')}</Button>,
          })}
        />
      )}
      {events && events.nodes.length > 0 && (
        <>
          <Summary>{t('count', { count: events.totalCount })}</Summary>
          <EventTable rows={events.nodes} caption={t('count', { count: events.totalCount })} />
          {events.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: events.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </Page>
  );
}
