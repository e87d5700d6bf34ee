import type { ProjectChoice, Viewer } from '../../platform/auth/session.tsx';

/** What every dashboard is given. */
export type DashboardProps = { viewer: Viewer; project: ProjectChoice };
