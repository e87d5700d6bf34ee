import { useProjectEvents } from './use-project-events.ts';
import { useReadingAnew } from './use-reading-anew.ts';

// Events come in bursts; one look answers for all of them.
const SETTLE = 150;

/** Reads again when something of these kinds happens in the project: `['adoption.']`. */
export function useLiveRefetch(projectId: string | null | undefined, kinds: readonly string[], refetch: () => Promise<unknown>) {
  const readAnew = useReadingAnew(refetch, SETTLE);
  useProjectEvents(projectId, (events) => {
    if (events.some(({ kind }) => kinds.some((prefix) => kind.startsWith(prefix)))) readAnew();
  });
}
