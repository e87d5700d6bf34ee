import { useSession } from '../../platform/auth/session.tsx';
import { CoordinatorDashboard } from './coordinator-dashboard.tsx';
import { OfficerDashboard } from './officer-dashboard.tsx';
import { PartnerDashboard } from './partner-dashboard.tsx';
import { StartPage } from './start-page.tsx';

const dashboards = { COORDINATOR: CoordinatorDashboard, PARTNER: PartnerDashboard, FUNDER: OfficerDashboard } as const;

/** The first page: what the reader's place in the project makes it. */
export default function DashboardPage() {
  const { viewer, project } = useSession();
  const Dashboard =
    project && project.position in dashboards ? dashboards[project.position as keyof typeof dashboards] : undefined;
  return viewer && project && Dashboard ? <Dashboard viewer={viewer} project={project} /> : <StartPage />;
}
