import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { OtherProjectsDocument, SessionDocument } from './session.query.ts';
import { SessionContext, type ProjectChoice, type Session } from './session.tsx';

const CHOICE = 'hankeverkko.project';
type Props = { children: ReactNode; waiting: ReactNode; failed: (error: unknown, retry: () => void) => ReactNode };

/** Learns who is here before any page shows. */
export function SessionProvider({ children, waiting, failed }: Props) {
  const { data, error, refetch } = useQuery(SessionDocument, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const others = useQuery(OtherProjectsDocument, { skip: !data?.viewer || data.viewer.positions.length > 0 });
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(CHOICE));
  const chooseProject = useCallback((id: string) => {
    sessionStorage.setItem(CHOICE, id);
    setChosen(id);
  }, []);

  const session = useMemo((): Session | null => {
    if (!data) return null;
    const { installation, viewer } = data;
    const own = viewer?.positions ?? [];
    const started = performance.now();
    const projects: ProjectChoice[] = own.length
      ? own.map(({ project, position }) => ({ ...project, position }))
      : (others.data?.projects.nodes ?? []).map((project) => ({ ...project, position: 'OUTSIDER' as const }));
    return {
      viewer: viewer ?? null,
      demonstration: installation.demonstration,
      feedbackEmail: installation.feedbackEmail ?? null,
      today: installation.today,
      now: () => new Date(Date.parse(installation.now) + performance.now() - started).toISOString(),
      projects,
      project: projects.find(({ id }) => id === chosen) ?? projects[0] ?? null,
      chooseProject,
    };
  }, [data, others.data, chosen, chooseProject]);

  if (error && !session) return failed(error, () => void refetch());
  if (!session || (others.loading && !others.data)) return waiting;
  return <SessionContext value={session}>{children}</SessionContext>;
}
