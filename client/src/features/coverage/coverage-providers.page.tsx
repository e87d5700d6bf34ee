import { useApolloClient, useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { known } from '../../platform/address/address-filter.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { coverageAddress, standings } from './coverage-address.ts';
import { CoverageProvidersTable } from './coverage-providers-table.tsx';
import { CoverageProvidersPage } from './coverage.query.ts';
import { NudgeBar } from './nudge-bar.tsx';
import { useAsked } from './use-asked.ts';
import { useChips } from './use-chips.ts';
import { useChosen } from './use-chosen.ts';

const pageSize = 50;

/** The providers that one figure of coverage counts, or that came into it or left it: the address says which. */
export default function CoverageProviders() {
  const { t } = useTranslation('coverage');
  const client = useApolloClient();
  const { project, address, inside, within, variables: asked } = useAsked('', { everywhere: true });
  const standing = known([address.text('standing')], standings)[0] ?? 'LICENSED';
  const change = within.compare ? known([address.text('change')], ['CAME', 'LEFT'] as const)[0] : undefined;
  const gaps = standing === 'GAP' || standing === 'NO_DATA' || standing === 'NOT_IN_USE';
  const theme = within.theme ?? '';
  const variables = {
    ...asked,
    compareWith: change ? asked.compareWith : null,
    standing,
    change: change ?? null,
    first: pageSize,
  };
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(CoverageProvidersPage, {
    variables: { ...variables, gaps },
    skip: !project,
  });
  const shown = data ?? previousData;
  const providers = shown?.coverageProviders;
  const choice = useChosen(providers?.nodes ?? []);
  // As many rows as are shown stay shown.
  useLiveRefetch(project?.id, ['adoption.', 'coverage.nudged', 'verification.', 'organisation.'], () =>
    client.query({
      query: CoverageProvidersPage,
      fetchPolicy: 'network-only',
      variables: { ...variables, gaps, first: Math.min(limits.page, Math.max(pageSize, providers?.nodes.length ?? 0)) },
    }),
  );
  const { chips, clear } = useChips(address, within);
  const figure = t(`providers.title.${standing}`);
  const title = [figure, ...chips.map(({ label }) => label)].join(' – ');

  if (!project) return <WithoutProject title={figure} />;
  const mayNudge = gaps && !within.asOf && Boolean(shown?.project?.viewerCan.nudgeProviders.allowed);
  return (
    <Page
      title={title}
      actions={<ExportLinks list="coverageProviders" variables={variables} />}
      crumbs={[{ label: t('title'), to: coverageAddress(within) }]}
      subtitle={!asked.regions && !asked.regionUnknown && `${t('table.total')}, ${t('table.totalNote')}`}
    >
      <FilterChips
        label={t('providers.active')}
        chips={chips}
        {...(chips.length > 1 && { clearLabel: t('providers.clear'), onClear: clear })}
      />
      {within.asOf && <Notice tone="info">{t('providers.asOfNotice', { date: formatDate(within.asOf) })}</Notice>}
      {change && <Notice tone="info">{t(`change.${change}`, { date: formatDate(within.compare ?? '') })}</Notice>}
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
          {mayNudge && <NudgeBar projectId={project.id} theme={theme} choice={choice} />}
          <CoverageProvidersTable
            {...{ standing, theme, gaps }}
            rows={providers.nodes}
            caption={title}
            projectId={project.id}
            choice={mayNudge && theme ? choice : undefined}
          />
          {providers.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: providers.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </Page>
  );
}
