import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { providersBehind } from '../coverage/coverage-address.ts';
import { ComingEvents } from '../dissemination/coming-events.tsx';
import { followUpsAddress } from '../follow-up/follow-up-address.ts';
import {
  adoptionsAddress,
  eventsAddress,
  inUseAddress,
  materialsAddress,
  placesAddress,
  requestsAddress,
  undeclaredAddress,
} from './addresses.ts';
import { CoverageCard } from './coverage-card.tsx';
import { DashboardFrame } from './dashboard-frame.tsx';
import type { DashboardProps } from './dashboard-parts.ts';
import { LiveFeed } from './live-feed.tsx';
import { missedTargets } from './missed-targets.ts';
import { nudgeRows } from './nudge-rows.ts';
import { sumOf } from './region-sums.ts';
import { TargetsCard } from './targets-card.tsx';
import { TopMaterials } from './top-materials.tsx';
import { useDashboard } from './use-dashboard.ts';
import { WaitsForYou } from './waits-for-you.tsx';

/** The whole network at a glance. */
export function CoordinatorDashboard({ viewer, project }: DashboardProps) {
  const { t } = useTranslation('dashboards');
  const { today } = useSession();
  const { figures, nudges, placesToConfirm, targets, coverage, error, refetch } = useDashboard(project);
  const ready = figures && coverage ? { figures, coverage, sum: sumOf(coverage.byRegion), total: coverage.total } : null;
  return (
    <DashboardFrame
      subtitle={t('subtitle.coordinator', { project: localName(project) })}
      ready={Boolean(ready)}
      error={error}
      onRetry={() => void refetch()}
      figures={
        ready && (
          <>
            <KeyFigure
              label={t('figure.adoptionsInUse')}
              value={ready.figures.adoptionsInUse}
              to={inUseAddress()}
              note={t('figure.verified', { count: ready.figures.adoptionsVerified })}
              noteTo={inUseAddress({ verified: 'yes' })}
            />
            <KeyFigure
              label={t('figure.providersWithUse')}
              value={ready.total.inUse}
              of={ready.total.licensed}
              to={providersBehind('IN_USE')}
              note={t('figure.noData', { count: ready.total.noData })}
              noteTo={providersBehind('NO_DATA')}
            />
            <KeyFigure
              label={t('figure.regions')}
              value={ready.sum.regionsWithUse}
              of={ready.sum.regions}
              to="/coverage"
              note={t('figure.regionsNote')}
            />
            <KeyFigure
              label={t('figure.materials')}
              value={ready.figures.materials}
              to="/materials"
              note={t('figure.materialsInUse', { count: ready.figures.materialsInUse })}
            />
            <KeyFigure
              label={t('figure.notConfirmed')}
              value={ready.figures.adoptionsNotConfirmedLately}
              to={adoptionsAddress({ confirmed: 'no' })}
              note={t('figure.notConfirmedNote')}
              tone="warning"
            />
          </>
        )
      }
      columns={
        ready
          ? [
              <WaitsForYou
                waiting={[
                  {
                    key: 'eventReports',
                    count: ready.figures.eventReports,
                    to: eventsAddress({ tab: 'all', state: 'REPORTED' }),
                  },
                  {
                    key: 'ownEventReports',
                    count: ready.figures.ownEventReports,
                    to: eventsAddress({ tab: 'past', own: 'yes', report: 'yes' }),
                  },
                  { key: 'targetsMissed', count: missedTargets(targets, today).length, to: '/coverage' },
                  { key: 'placesToConfirm', count: placesToConfirm, to: placesAddress(project.demonstration) },
                  {
                    key: 'ownFollowUps',
                    count: ready.figures.ownFollowUps,
                    to: followUpsAddress({ own: 'yes', waiting: 'yes' }),
                  },
                  { key: 'ownInvitations', count: ready.figures.ownInvitations, to: eventsAddress({ invited: 'yes' }) },
                  ...nudgeRows(nudges),
                  { key: 'orphaned', count: ready.figures.materialsOrphaned, to: materialsAddress({ state: 'ORPHANED' }) },
                  {
                    key: 'problems',
                    count: ready.figures.materialsWithProblems,
                    to: materialsAddress({ problem: 'yes' }),
                  },
                  { key: 'evidenceAnswered', count: ready.figures.evidenceAnswered, to: requestsAddress('ANSWERED') },
                  { key: 'samplesOpen', count: ready.figures.samplesOpen, to: '/adoptions/verification' },
                  { key: 'ownHandovers', count: ready.figures.ownHandovers, to: materialsAddress({ offered: 'yes' }) },
                  { key: 'reviewDue', count: ready.figures.materialsReviewDue, to: materialsAddress({ state: 'REVIEW_DUE' }) },
                  {
                    key: 'notConfirmed',
                    count: ready.figures.adoptionsNotConfirmedLately,
                    to: adoptionsAddress({ confirmed: 'no' }),
                  },
                  {
                    key: 'unconfirmed',
                    count: ready.figures.materialsUnconfirmed,
                    to: materialsAddress({ provenance: 'PLANNED_OUTPUT' }),
                  },
                  { key: 'ownUndeclared', count: ready.figures.ownUndeclared, to: undeclaredAddress },
                  {
                    key: 'ownNotConfirmed',
                    count: ready.figures.ownNotConfirmedLately,
                    to: adoptionsAddress({ organisation: viewer.organisation.id, confirmed: 'no' }),
                  },
                ]}
              />,
              <>
                <CoverageCard rows={ready.coverage.byRegion} />
                <TargetsCard targets={targets} />
                <TopMaterials figures={ready.figures} />
                <ComingEvents projectId={project.id} />
              </>,
              <LiveFeed projectId={project.id} />,
            ]
          : []
      }
    />
  );
}
