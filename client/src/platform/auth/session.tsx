import { createContext, useContext } from 'react';
import type { Position, ProjectChoiceFragment, SessionQuery } from '../graphql/generated/graphql.ts';

export type Viewer = NonNullable<SessionQuery['viewer']>;
export type ProjectChoice = Omit<ProjectChoiceFragment, ' $fragmentName'> & { position: Position };

/** What every page may ask about the one who reads it. */
export type Session = {
  viewer: Viewer | null;
  demonstration: boolean;
  /** Where to write about the service, where somebody is named. */
  feedbackEmail: string | null;
  /** The domain's day, which is not always the real one. */
  today: string;
  /** The domain's moment now, as it runs on. */
  now: () => string;
  projects: readonly ProjectChoice[];
  project: ProjectChoice | null;
  chooseProject: (id: string) => void;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is asked outside the session');
  return session;
}
