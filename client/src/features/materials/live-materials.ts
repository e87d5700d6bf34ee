import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { MaterialFilter } from '../../platform/graphql/generated/graphql.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { limits } from '../../../../schema/limits.ts';
import { MaterialList, materialPage, type MaterialRow } from './material-list.query.ts';

/**
 * Keeps a list of materials current. Figures change in place; rows that came into a list narrowed by stage wait,
 * and the number of them is returned with the way to show them.
 */
export function useLiveMaterials(projectId: string | null, filter: MaterialFilter, shown: readonly MaterialRow[] | undefined) {
  const client = useApolloClient();
  const [waiting, setWaiting] = useState(0);
  const asked = JSON.stringify(filter);
  useEffect(() => setWaiting(0), [asked, shown]);

  const read = (fetchPolicy: 'network-only' | 'no-cache') =>
    client.query({
      query: MaterialList,
      fetchPolicy,
      variables: { projectId, filter, first: Math.min(limits.page, Math.max(materialPage, shown?.length ?? 0)) },
    });

  useLiveRefetch(projectId, ['adoption.', 'material.'], async () => {
    // Without a stage in the filter an adoption moves no row: the list is by title.
    if (!filter.stages) return read('network-only');
    const { data } = await read('no-cache');
    const ids = new Set(shown?.map(({ id }) => id));
    setWaiting(data?.materials.nodes.filter(({ id }) => !ids.has(id)).length ?? 0);
  });

  return { waiting, show: () => void read('network-only').catch(() => undefined) };
}
