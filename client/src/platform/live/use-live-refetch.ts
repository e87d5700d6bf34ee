import { useEffect, useRef } from 'react';
import { useProjectEvents } from './use-project-events.ts';

// Events come in bursts; one look answers for all of them.
const SETTLE = 150;

/** Reads again when something of these kinds happens in the project: `['adoption.']`. */
export function useLiveRefetch(projectId: string | null | undefined, kinds: readonly string[], refetch: () => Promise<unknown>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useProjectEvents(projectId, (events) => {
    if (!events.some(({ kind }) => kinds.some((prefix) => kind.startsWith(prefix)))) return;
    clearTimeout(timer.current);
    // Failed for want of a line: the resumed subscription brings the next occasion.
    timer.current = setTimeout(() => void refetch().catch(() => undefined), SETTLE);
  });
}
