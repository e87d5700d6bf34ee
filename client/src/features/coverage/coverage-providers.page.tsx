import { useApolloClient, useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { regionsOf, unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { WithoutProject } from '../projects/without-project.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { ExportLinks } from '../exports/export-links.tsx';
import { coverageAddress, standings } from './coverage-address.ts';
import { CoverageProvidersTable } from './coverage-providers-table.tsx';
import { CoverageProvidersPage } from './coverage.query.ts';
import { dayIn } from './day-in.ts';

const pageSize = 50;

/** The providers that one figure of coverage counts: the address says which figure it is. */
export default function CoverageProviders() {
  const { t } = useTranslation('coverage');
  const client = useApolloClient();
  const project = useCurrentProject();
  const address = useAddressFilter();
  const themes = useThemeOptions();
  const regions = useRegionOptions();
  const standing = known([address.text('standing')], standings)[0] ?? 'LICENSED';
  const theme = address.text('theme');
  const chosen = address.list('region');
  const asOf = dayIn(address);
  const variables = {
    projectId: project?.id ?? '',
    standing,
    theme: theme || null,
    asOf: asOf || null,
    ...regionsOf(chosen),
    first: pageSize,
  };
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(CoverageProvidersPage, {
    variables,
    skip: !project,
  });
  const providers = (data ?? previousData)?.coverageProviders;
  // As many rows as are shown stay shown.
  useLiveRefetch(project?.id, ['adoption.'], () =>
    client.query({
      query: CoverageProvidersPage,
      fetchPolicy: 'network-only',
      variables: { ...variables, first: Math.min(limits.page, Math.max(pageSize, providers?.nodes.length ?? 0)) },
    }),
  );

  const named = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  const chip = (key: string, label: string, onRemove: () => void) => ({
    key,
    label,
    removeLabel: t('providers.remove', { label }),
    onRemove,
  });
  const chips = [
    ...(theme ? [chip('theme', named(themes, theme), () => address.set({ theme: null }))] : []),
    ...chosen.map((code) =>
      chip(code, code === unknownRegion ? t('table.unknown') : named(regions, code), () => address.toggle('region', code)),
    ),
    ...(asOf ? [chip('asOf', formatDate(asOf), () => address.set({ asOf: null }))] : []),
  ];
  const clear = () => address.clear(['theme', 'region', 'asOf']);
  const figure = t(`providers.title.${standing}`);
  const title = [figure, ...chips.map(({ label }) => label)].join(' – ');

  if (!project) return <WithoutProject title={figure} />;
  const inside = project.position !== 'OUTSIDER';
  return (
    <Page
      title={title}
      actions={<ExportLinks list="coverageProviders" variables={variables} />}
      crumbs={[{ label: t('title'), to: coverageAddress({ theme, asOf }) }]}
      subtitle={chosen.length === 0 && `${t('table.total')}, ${t('table.totalNote')}`}
    >
      <FilterChips
        label={t('providers.active')}
        chips={chips}
        {...(chips.length > 1 && { clearLabel: t('providers.clear'), onClear: clear })}
      />
      {asOf && <Notice tone="info">{t('providers.asOfNotice', { date: formatDate(asOf) })}</Notice>}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!providers && loading && <TableSkeleton />}
      {providers?.nodes.length === 0 && (
        <EmptyState
          title={t(inside ? 'providers.empty.title' : 'providers.empty.outsideTitle')}
          hint={t(inside ? 'providers.empty.hint' : 'providers.empty.outside')}
          action={inside && chips.length > 0 && <Button onClick={clear}>{t('providers.clear')}</Button>}
        />
      )}
      {providers && providers.nodes.length > 0 && (
        <>
          <Summary>{t('providers.count', { count: providers.totalCount })}</Summary>
          <CoverageProvidersTable rows={providers.nodes} caption={title} standing={standing} theme={theme} />
          {providers.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: providers.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </Page>
  );
}
