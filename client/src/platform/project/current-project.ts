import { useSession, type ProjectChoice } from '../auth/session.tsx';

/** The project that the pages speak of, or null when there is none. */
export const useCurrentProject = (): ProjectChoice | null => useSession().project;
