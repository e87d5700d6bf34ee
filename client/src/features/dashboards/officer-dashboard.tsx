import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { formatPercent } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { providersBehind } from '../coverage/coverage-address.ts';
import { ComingEvents } from '../dissemination/coming-events.tsx';
import { inUseAddress } from './addresses.ts';
import { AreaFilter } from './area-filter.tsx';
import { CoverageCard } from './coverage-card.tsx';
import { AreaAdoptionsDocument } from './dashboard.query.ts';
import { DashboardFrame } from './dashboard-frame.tsx';
import type { DashboardProps } from './dashboard-parts.ts';
import { LiveFeed } from './live-feed.tsx';
import { shareOf, sumOf } from './region-sums.ts';
import { TargetsCard } from './targets-card.tsx';
import { TopMaterials } from './top-materials.tsx';
import { useDashboard } from './use-dashboard.ts';

/** What the grant did: in the officer's own regions first, in the whole country when asked. */
export function OfficerDashboard({ viewer, project }: DashboardProps) {
  const { t } = useTranslation('dashboards');
  const address = useAddressFilter();
  const { figures, targets, coverage, error, refetch } = useDashboard(project);
  const inArea = viewer.contactAreas.length > 0 && address.text('area') !== 'all';
  const rows = (coverage?.byRegion ?? []).filter(
    ({ region }) => !inArea || (region?.contactArea && viewer.contactAreas.includes(region.contactArea)),
  );
  // The whole country holds providers of no known region, too.
  const sum = { ...sumOf(rows), ...(!inArea && coverage?.total) };
  const codes = inArea ? rows.flatMap(({ region, counted }) => (region && counted ? [region.code] : [])) : [];
  const area = useQuery(AreaAdoptionsDocument, {
    variables: { projectId: project.id, regions: codes.length ? codes : null },
    skip: !coverage,
  });
  useLiveRefetch(coverage ? project.id : null, ['adoption.'], area.refetch);
  const counted = (area.data ?? area.previousData)?.adoptions.totalCount;
  const ready = figures && coverage && counted !== undefined ? { figures, coverage, counted } : null;
  const within = codes.length ? { region: codes.join(',') } : {};
  const country = coverage && shareOf(coverage.total);
  return (
    <DashboardFrame
      subtitle={t('subtitle.officer', { project: localName(project) })}
      filter={
        <AreaFilter
          areas={viewer.contactAreas}
          rows={coverage?.byRegion ?? []}
          active={inArea}
          onChange={(on) => address.set({ area: on ? null : 'all' })}
        />
      }
      ready={Boolean(ready)}
      error={error ?? area.error}
      onRetry={() => void refetch()}
      figures={
        ready && (
          <>
            <KeyFigure
              label={inArea ? t('figure.areaProviders') : t('figure.providersWithUse')}
              value={sum.inUse}
              of={sum.licensed}
              to={providersBehind('IN_USE', within)}
              {...(inArea &&
                country !== null &&
                country !== undefined && { note: t('figure.wholeCountry', { share: formatPercent(country) }) })}
            />
            <KeyFigure
              label={t('figure.areaVerified')}
              value={sum.verified}
              of={sum.licensed}
              to={providersBehind('VERIFIED', within)}
              note={t('figure.areaVerifiedNote')}
            />
            <KeyFigure
              label={t('figure.areaRegions')}
              value={sum.regionsWithUse}
              of={sum.regions}
              to="/coverage"
              {...(!inArea && { note: t('figure.regionsNote') })}
            />
            <KeyFigure
              label={inArea ? t('figure.areaAdoptions') : t('figure.adoptionsInUse')}
              value={ready.counted}
              to={inUseAddress(within)}
            />
            <KeyFigure
              label={t('figure.areaNoData')}
              value={sum.noData}
              to={providersBehind('NO_DATA', within)}
              {...(sum.noData > 0 && { tone: 'warning' as const })}
            />
          </>
        )
      }
      columns={
        ready
          ? [
              <>
                <CoverageCard rows={ready.coverage.byRegion} />
                <TargetsCard targets={targets} />
              </>,
              <>
                <TopMaterials figures={ready.figures} title={t('top.countryTitle')} />
                <ComingEvents projectId={project.id} />
              </>,
              <LiveFeed projectId={project.id} />,
            ]
          : []
      }
    />
  );
}
