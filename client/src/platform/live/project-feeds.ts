import type { ApolloClient } from '@apollo/client';
import { graphql } from '../graphql/generated/gql.ts';
import type { ProjectEventsSubscription } from '../graphql/generated/graphql.ts';

export type ProjectEvent = ProjectEventsSubscription['projectEvents']['events'][number];
export type OnEvents = (events: readonly ProjectEvent[]) => void;

const ProjectEvents = graphql(`
  subscription ProjectEvents($projectId: ID!, $after: Cursor) {
    projectEvents(projectId: $projectId, after: $after) {
      cursor
      resync
      events {
        position
        kind
        occurredAt
        actorId
        subjectType
        subjectId
        facts
      }
    }
  }
`);

type Feed = { listeners: Set<OnEvents>; cursor: string | null; stop?: () => void };

/** One subscription per project however many parts of the page listen. Its place is remembered, so that a later listener misses nothing. */
export class ProjectFeeds {
  private readonly feeds = new Map<string, Feed>();

  constructor(private readonly client: ApolloClient) {}

  /** Listens from `from`, or from where the feed already stands. */
  follow(projectId: string, listener: OnEvents, from: string | null = null): () => void {
    const feed = this.feeds.get(projectId) ?? { listeners: new Set<OnEvents>(), cursor: from };
    this.feeds.set(projectId, feed);
    feed.listeners.add(listener);
    feed.stop ??= this.open(projectId, feed);
    return () => {
      feed.listeners.delete(listener);
      if (feed.listeners.size) return;
      feed.stop?.();
      delete feed.stop;
    };
  }

  private open(projectId: string, feed: Feed) {
    const subscription = this.client
      .subscribe({ query: ProjectEvents, variables: { projectId, after: feed.cursor }, fetchPolicy: 'no-cache' })
      .subscribe({
        next: ({ data }) => {
          const frame = data?.projectEvents;
          if (!frame) return;
          feed.cursor = frame.cursor;
          // Too far behind to be told one by one: what is on the screen is read again.
          if (frame.resync) void this.client.refetchQueries({ include: 'active' });
          if (frame.events.length) for (const listener of [...feed.listeners]) listener(frame.events);
        },
        error: () => undefined,
      });
    return () => subscription.unsubscribe();
  }
}
