import { useEffect, useState } from 'react';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';

type Row = { id: string; version: number };

/**
 * How many rows of a narrowed list have come or changed since it was read. They wait: the list itself does not move until the person asks.
 * `read` asks with the list's own filter (`asked`), so that the number is what will appear.
 */
export function useWaitingAdoptions(
  projectId: string | null,
  asked: string,
  shown: readonly Row[] | undefined,
  read: () => Promise<readonly Row[] | undefined>,
): number {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => setWaiting(0), [shown, asked]);
  useLiveRefetch(projectId, ['adoption.'], async () => {
    const rows = await read();
    const seen = new Set(shown?.map(({ id, version }) => `${id} ${version}`));
    setWaiting(rows?.filter(({ id, version }) => !seen.has(`${id} ${version}`)).length ?? 0);
  });
  return waiting;
}
