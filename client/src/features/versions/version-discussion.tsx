import { useSession } from '../../platform/auth/session.tsx';
import { Discussion } from '../discussion/discussion.tsx';
import type { Version } from './version.query.ts';

/** What is said of one version, for whoever has signed in. */
export function VersionDiscussion({ version: { id, number, material } }: { version: Version }) {
  const { viewer } = useSession();
  return viewer && <Discussion key={id} materialId={material.id} projectId={material.project?.id} version={{ id, number }} />;
}
