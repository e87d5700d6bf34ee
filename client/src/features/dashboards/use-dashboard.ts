import { useQuery } from '@apollo/client/react';
import type { DashboardQuery } from '../../platform/graphql/generated/graphql.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { DashboardDocument } from './dashboard.query.ts';

export type Figures = NonNullable<NonNullable<DashboardQuery['project']>['figures']>;
export type TargetRow = NonNullable<DashboardQuery['project']>['coverageTargets'][number];
export type RegionRow = NonNullable<DashboardQuery['coverage']>['byRegion'][number];

/** The figures of a project, read again whenever something changes that they count. */
export function useDashboard(projectId: string) {
  const { data, error, refetch } = useQuery(DashboardDocument, { variables: { projectId } });
  useLiveRefetch(
    projectId,
    ['adoption.', 'material.', 'partnership.', 'event.', 'follow_up.', 'verification.', 'coverage.target'],
    refetch,
  );
  return {
    figures: data?.project?.figures,
    targets: data?.project?.coverageTargets ?? [],
    coverage: data?.coverage,
    error,
    refetch,
  };
}
