import { useQuery } from '@apollo/client/react';
import type { DashboardQuery } from '../../platform/graphql/generated/graphql.ts';
import type { ProjectChoice } from '../../platform/auth/session.tsx';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { DashboardDocument } from './dashboard.query.ts';

export type Figures = NonNullable<NonNullable<DashboardQuery['project']>['figures']>;
export type TargetRow = NonNullable<DashboardQuery['project']>['coverageTargets'][number];
export type RegionRow = NonNullable<DashboardQuery['coverage']>['byRegion'][number];

/** The figures of a project, read again whenever something changes that they count. */
export function useDashboard({ id: projectId, demonstration }: Pick<ProjectChoice, 'id' | 'demonstration'>) {
  const { data, error, refetch } = useQuery(DashboardDocument, { variables: { projectId, demonstration } });
  useLiveRefetch(
    projectId,
    ['adoption.', 'material.', 'partnership.', 'event.', 'follow_up.', 'verification.', 'coverage.', 'organisation.'],
    refetch,
  );
  return {
    figures: data?.project?.figures,
    nudges: data?.project?.ownNudges ?? [],
    placesToConfirm: data?.placesToConfirm.totalCount ?? 0,
    targets: data?.project?.coverageTargets ?? [],
    coverage: data?.coverage,
    error,
    refetch,
  };
}
