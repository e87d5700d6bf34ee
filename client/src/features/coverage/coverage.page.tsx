import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { formatDate } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { Stack, Tiles } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { CoverageFigures } from './coverage-figures.tsx';
import { CoverageFilters } from './coverage-filters.tsx';
import { CoverageMap } from './coverage-map.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { CoveragePage } from './coverage.query.ts';
import { dayIn } from './day-in.ts';
import { ExportLinks } from '../exports/export-links.tsx';
import { ThemeTable } from './theme-table.tsx';
import { TrainedLine } from './trained-line.tsx';

/** How much of the country uses the contents, by region and theme, today or as of a day. */
export default function CoverageOverview() {
  const { t } = useTranslation('coverage');
  const { project, today } = useSession();
  const address = useAddressFilter();
  const asOf = dayIn(address);
  const { data, previousData, error, loading, refetch } = useQuery(CoveragePage, {
    variables: { projectId: project?.id ?? '', theme: address.text('theme') || null, asOf: asOf || null },
    skip: !project,
  });
  useLiveRefetch(project?.id, ['adoption.'], refetch);
  if (!project) return <WithoutProject title={t('title')} />;
  const coverage = (data ?? previousData)?.coverage;
  const inside = project.position !== 'OUTSIDER';

  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <ExportLinks
          list="coverage"
          variables={{ projectId: project.id, theme: address.text('theme') || null, asOf: asOf || null }}
        />
      }
    >
      <CoverageFilters address={address} earliest={project.useFrom} latest={today} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!coverage && loading && <CardSkeleton height={320} />}
      {data && !data.coverage?.total.licensed && <EmptyState title={t('empty.title')} hint={t('empty.hint')} />}
      {coverage && coverage.total.licensed > 0 && (
        <Stack>
          {asOf && <Notice tone="info">{t('asOfNotice', { date: formatDate(coverage.asOf) })}</Notice>}
          <CoverageFigures coverage={coverage} asOf={asOf} inside={inside} />
          {inside && !asOf && <TrainedLine projectId={project.id} />}
          <Tiles least={380}>
            <CoverageMap coverage={coverage} asOf={asOf} inside={inside} />
            <ThemeTable rows={coverage.byTheme} asOf={asOf} inside={inside} />
          </Tiles>
          <CoverageTable coverage={coverage} address={address} asOf={asOf} inside={inside} />
        </Stack>
      )}
    </Page>
  );
}
