import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { ComingEvents } from '../dissemination/coming-events.tsx';
import { followUpsAddress } from '../follow-up/follow-up-address.ts';
import {
  adoptionsAddress,
  eventsAddress,
  inUseAddress,
  materialsAddress,
  requestsAddress,
  undeclaredAddress,
} from './addresses.ts';
import { CoverageCard } from './coverage-card.tsx';
import { DashboardFrame } from './dashboard-frame.tsx';
import type { DashboardProps } from './dashboard-parts.ts';
import { LiveFeed } from './live-feed.tsx';
import { TargetsCard } from './targets-card.tsx';
import { nudgeRows } from './nudge-rows.ts';
import { TopMaterials } from './top-materials.tsx';
import { useDashboard } from './use-dashboard.ts';
import { WaitsForYou } from './waits-for-you.tsx';

/** One partner's own share, and the network around it. */
export function PartnerDashboard({ viewer, project }: DashboardProps) {
  const { t } = useTranslation('dashboards');
  const { figures, nudges, targets, coverage, error, refetch } = useDashboard(project);
  const organisation = viewer.organisation.id;
  const own = {
    notConfirmed: adoptionsAddress({ organisation, confirmed: 'no' }),
    evidenceMissing: adoptionsAddress({ organisation, evidence: 'missing' }),
    updates: adoptionsAddress({ organisation, update: 'yes' }),
    maintained: materialsAddress({ ours: 'yes' }),
  };
  return (
    <DashboardFrame
      subtitle={t('subtitle.partner', { organisation: localName(viewer.organisation), project: localName(project) })}
      ready={Boolean(figures && coverage)}
      error={error}
      onRetry={() => void refetch()}
      figures={
        figures && (
          <>
            <KeyFigure
              label={t('figure.ownInUse')}
              value={figures.ownInUse}
              of={figures.materials - figures.materialsUnconfirmed}
              to={inUseAddress({ organisation })}
              note={t('figure.ownInUseNote')}
            />
            <KeyFigure
              label={t('figure.ownPiloting')}
              value={figures.ownPiloting}
              to={adoptionsAddress({ organisation, stage: 'PILOT' })}
            />
            <KeyFigure label={t('figure.ownUndeclared')} value={figures.ownUndeclared} to={undeclaredAddress} />
            <KeyFigure
              label={t('figure.ownNotConfirmed')}
              value={figures.ownNotConfirmedLately}
              to={own.notConfirmed}
              note={t('figure.notConfirmedNote')}
              {...(figures.ownNotConfirmedLately > 0 && { tone: 'warning' as const })}
            />
            <KeyFigure
              label={t('figure.ownMaintained')}
              value={figures.ownMaintained}
              to={own.maintained}
              note={t('figure.reviewDue', { count: figures.ownReviewDue })}
            />
          </>
        )
      }
      columns={
        figures && coverage
          ? [
              <>
                <WaitsForYou
                  waiting={[
                    {
                      key: 'ownEventReports',
                      count: figures.ownEventReports,
                      to: eventsAddress({ tab: 'past', own: 'yes', report: 'yes' }),
                    },
                    { key: 'ownEvidenceAsked', count: figures.ownEvidenceAsked, to: requestsAddress('WAITING') },
                    { key: 'ownFollowUps', count: figures.ownFollowUps, to: followUpsAddress({ own: 'yes', waiting: 'yes' }) },
                    { key: 'ownInvitations', count: figures.ownInvitations, to: eventsAddress({ invited: 'yes' }) },
                    ...nudgeRows(nudges),
                    { key: 'ownHandovers', count: figures.ownHandovers, to: materialsAddress({ offered: 'yes' }) },
                    { key: 'ownProblems', count: figures.ownProblems, to: materialsAddress({ ours: 'yes', problem: 'yes' }) },
                    { key: 'ownNotConfirmed', count: figures.ownNotConfirmedLately, to: own.notConfirmed },
                    { key: 'ownUndeclared', count: figures.ownUndeclared, to: undeclaredAddress },
                    { key: 'ownEvidenceMissing', count: figures.ownEvidenceMissing, to: own.evidenceMissing },
                    { key: 'ownUpdates', count: figures.ownUpdates, to: own.updates },
                    {
                      key: 'ownReviewDue',
                      count: figures.ownReviewDue,
                      to: materialsAddress({ ours: 'yes', state: 'REVIEW_DUE' }),
                    },
                  ]}
                />
                <TopMaterials figures={figures} />
              </>,
              <>
                <CoverageCard rows={coverage.byRegion} />
                <ComingEvents projectId={project.id} />
                <TargetsCard targets={targets} />
              </>,
              <LiveFeed projectId={project.id} />,
            ]
          : []
      }
    />
  );
}
