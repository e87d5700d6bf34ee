import { useCallback, useEffect, useRef } from 'react';

/**
 * Reads again once a burst of events is over. Never while such a reading is under way: its answer may be from before the event, and a
 * second one would be taken for the same question.
 */
export function useReadingAnew(refetch: () => Promise<unknown>, settle: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(refetch);
  useEffect(() => {
    latest.current = refetch;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // Failed for want of a line: the resumed subscription brings the next occasion.
      underWay.current = underWay.current.then(() => latest.current()).catch(() => undefined);
    }, settle);
  }, [settle]);
}
