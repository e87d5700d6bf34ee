import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { dayIn } from '../coverage/day-in.ts';
import { WithoutProject } from '../projects/without-project.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { adoptionsAddress, filterOf, funnelAddress, funnelOf, funnelSteps } from './follow-up-address.ts';
import { FunnelProvidersPage } from './follow-up.query.ts';
import { useNarrowed } from './narrowed.ts';

const pageSize = 50;

/** The providers behind one figure of a funnel, each with the way to what it has declared. */
export default function FunnelProviders() {
  const { t } = useTranslation('follow-up');
  const term = useTerms();
  const themes = useThemeOptions();
  const { project, viewer } = useSession();
  const address = useAddressFilter();
  const of = funnelOf(address);
  const asOf = dayIn(address);
  const step = known([address.text('step')], funnelSteps)[0] ?? 'REACHED';
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(FunnelProvidersPage, {
    variables: {
      ...{ projectId: project?.id ?? '', step, filter: filterOf(of), asOf: asOf || null, first: pageSize },
      ...{ eventId: of.event ?? '', materialId: of.material ?? '' },
    },
    skip: !project || !viewer,
  });
  useLiveRefetch(viewer && project?.id, ['adoption.', 'event.'], refetch);
  const shown = data ?? previousData;
  const providers = shown?.funnelProviders;
  const chips = [
    ...useNarrowed(address, shown),
    ...(of.theme
      ? [of.theme].map((theme) => {
          const label = themes.find(({ value }) => value === theme)?.label ?? theme;
          return {
            key: 'theme',
            label,
            removeLabel: t('funnel.remove', { label }),
            onRemove: () => address.set({ theme: null }),
          };
        })
      : []),
  ];
  const title = t('funnel.providersTitle', { step: term('funnelStep', step) });
  if (!project || !viewer) return <WithoutProject title={title} />;
  return (
    <Page
      title={title}
      crumbs={[
        { label: t('crumb.events'), to: '/dissemination' },
        { label: t('funnel.title'), to: funnelAddress({ ...of, asOf: asOf || undefined }) },
      ]}
    >
      <FilterChips label={t('funnel.narrowed')} chips={chips} />
      {asOf && <Notice tone="info">{t('funnel.asOfNotice', { date: formatDate(asOf) })}</Notice>}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!providers && loading && <TableSkeleton />}
      {providers?.nodes.length === 0 && <EmptyState title={t('funnel.noProviders')} hint={t('funnel.nobody')} />}
      {providers && providers.nodes.length > 0 && (
        <>
          <Summary>{t('funnel.count', { count: providers.totalCount })}</Summary>
          <DataTable
            caption={title}
            rows={providers.nodes}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'provider',
                label: t('column.organisation'),
                render: (row) => <LinkText to={`/organisations/${row.id}`}>{localName(row)}</LinkText>,
              },
              {
                key: 'region',
                label: t('column.region'),
                render: ({ region }) => (region ? localName(region) : t('funnel.regionUnknown')),
              },
              {
                key: 'adoptions',
                label: t('column.adoptions'),
                render: (row) => (
                  <LinkText to={adoptionsAddress(row.id, step, of)} label={`${t('funnel.open')}: ${localName(row)}`}>
                    {t('funnel.open')}
                  </LinkText>
                ),
              },
            ]}
          />
          {providers.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: providers.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </Page>
  );
}
