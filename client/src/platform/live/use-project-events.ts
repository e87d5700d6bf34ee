import { createContext, useContext, useEffect, useRef } from 'react';
import type { OnEvents, ProjectFeeds } from './project-feeds.ts';

export const FeedsContext = createContext<ProjectFeeds | null>(null);

/** Tells what happens in a project as it happens, and after a break what happened meanwhile. `from` is a cursor read beside the data shown. */
export function useProjectEvents(projectId: string | null | undefined, onEvents: OnEvents, from?: string | null) {
  const feeds = useContext(FeedsContext);
  // The first cursor counts; afterwards the feed knows its place.
  const start = useRef(from);
  const latest = useRef(onEvents);
  useEffect(() => {
    start.current = from;
    latest.current = onEvents;
  });
  useEffect(() => {
    if (!feeds || !projectId) return undefined;
    return feeds.follow(projectId, (events) => latest.current(events), start.current);
  }, [feeds, projectId]);
}
