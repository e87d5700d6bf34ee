import { useSyncExternalStore } from 'react';
import type { LineState } from '../graphql/resuming.link.ts';

// A break that mends itself at once is not worth a word.
const PATIENCE = 1_500;

let state: LineState = 'open';
let pending: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function settle(next: LineState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Takes note of how the line to the server is. */
export function reportLine(next: LineState) {
  clearTimeout(pending);
  if (next === 'open') settle(next);
  else pending = setTimeout(() => settle(next), PATIENCE);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether what is shown still follows the server. */
export const useLine = () => useSyncExternalStore(subscribe, () => state);
