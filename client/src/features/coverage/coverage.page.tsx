import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { formatDate } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { Stack, Tiles } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { wholeCountry } from '../organisations/own-regions.ts';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { WithoutProject } from '../projects/without-project.tsx';
import { coverageAddress, providersBehind } from './coverage-address.ts';
import { CoverageFigures } from './coverage-figures.tsx';
import { CoverageFilters } from './coverage-filters.tsx';
import { CoverageMap } from './coverage-map.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { CoveragePage } from './coverage.query.ts';
import { GroupTables } from './group-tables.tsx';
import { TargetsSection } from './targets-section.tsx';
import { TrainedLine } from './trained-line.tsx';
import { useAsked } from './use-asked.ts';

/** How much of the country, or of one region, uses the contents: by theme, source project and type, on a day, and since another. */
export default function CoverageOverview() {
  const { t } = useTranslation('coverage');
  const { place } = useParams();
  const { today } = useSession();
  const { project, address, inside, isOwn, hasOwn, within, variables, waits } = useAsked(place);
  const regions = useRegionOptions();
  const { data, previousData, error, loading, refetch } = useQuery(CoveragePage, { variables, skip: !project || waits });
  useLiveRefetch(project?.id, ['adoption.', 'verification.', 'organisation.'], refetch);
  if (!project) return <WithoutProject title={t('title')} />;
  const coverage = (data ?? previousData)?.coverage;
  // Persons trained are known of the whole project only: beside figures of a part they would mislead.
  const isWhole =
    !place &&
    [within.theme, within.source, within.type, within.asOf].every((part) => !part) &&
    [undefined, '', wholeCountry].includes(within.region);
  const name = place === unknownRegion ? t('table.unknown') : regions.find(({ value }) => value === place)?.label;

  return (
    <Page
      title={place ? t('place', { region: name ?? place }) : t('title')}
      subtitle={t('subtitle')}
      {...(place && { crumbs: [{ label: t('title'), to: coverageAddress({ ...within, region: undefined }) }] })}
      actions={<ExportLinks list="coverage" variables={variables} />}
    >
      <CoverageFilters {...{ address, inside, place, hasOwn }} earliest={project.useFrom} latest={today} ownRegions={isOwn} />
      {isOwn && (
        <Notice tone="info">
          {t('ownNotice')} <LinkText to={coverageAddress({ ...within, region: 'all' })}>{t('ownAll')}</LinkText>
        </Notice>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!coverage && loading && <CardSkeleton height={320} />}
      {data && !data.coverage?.total.licensed && <EmptyState title={t('empty.title')} hint={t('empty.hint')} />}
      {coverage && coverage.total.licensed > 0 && (
        <Stack>
          {within.asOf && <Notice tone="info">{t('asOfNotice', { date: formatDate(coverage.asOf) })}</Notice>}
          {coverage.compareWith && <Notice tone="info">{t('change.notice', { date: formatDate(coverage.compareWith) })}</Notice>}
          <CoverageFigures coverage={coverage} within={within} inside={inside} />
          {inside && isWhole && <TrainedLine projectId={project.id} />}
          {inside && (
            <LinkText to={providersBehind('GAP', within)}>
              {t('gaps.link', { count: coverage.total.licensed - coverage.total.inUse })}
            </LinkText>
          )}
          {!place && inside && <TargetsSection projectId={project.id} today={today} theme={within.theme ?? ''} />}
          {!place && (
            <Tiles least={380}>
              <CoverageMap coverage={coverage} within={within} inside={inside} />
            </Tiles>
          )}
          <CoverageTable coverage={coverage} address={address} within={within} inside={inside} />
          <GroupTables coverage={coverage} within={within} place={place} inside={inside} />
        </Stack>
      )}
    </Page>
  );
}
