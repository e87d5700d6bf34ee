import { useQuery } from '@apollo/client/react';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { followUpsAddress } from '../follow-up/follow-up-address.ts';
import { eventsAddress } from './addresses.ts';
import { OwnTasksDocument, PlacesToConfirmDocument } from './dashboard.query.ts';
import { nudgeRows } from './nudge-rows.ts';
import { WaitsForYou } from './waits-for-you.tsx';

/** What waits for a provider outside the project; nothing where nothing does. */
export function OwnTasks({ projectId }: { projectId: string }) {
  const { data, refetch } = useQuery(OwnTasksDocument, { variables: { projectId }, fetchPolicy: 'cache-and-network' });
  useLiveRefetch(projectId, ['event.', 'follow_up.', 'coverage.nudged', 'adoption.'], refetch);
  const { followUps, disseminationEvents, project } = data ?? {};
  const waiting = [
    {
      key: 'ownFollowUps' as const,
      count: followUps?.totalCount ?? 0,
      to: followUpsAddress({ own: 'yes', waiting: 'yes' }),
    },
    { key: 'ownInvitations' as const, count: disseminationEvents?.totalCount ?? 0, to: eventsAddress({ invited: 'yes' }) },
    ...nudgeRows(project?.ownNudges ?? []),
  ];
  return waiting.some(({ count }) => count > 0) ? <WaitsForYou waiting={waiting} /> : null;
}

/** Places of providers that the reader can confirm. */
export function PlacesToConfirm() {
  const { data } = useQuery(PlacesToConfirmDocument, { fetchPolicy: 'cache-and-network' });
  const { totalCount = 0, nodes = [] } = data?.organisations ?? {};
  if (!nodes.some(({ viewerCan }) => viewerCan.editProvider.allowed)) return null;
  return <WaitsForYou waiting={[{ key: 'placesToConfirm', count: totalCount, to: '/organisations?location=unconfirmed' }]} />;
}
