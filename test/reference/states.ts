import type { Asking } from './asking.ts';
import type { Row, World } from './rows.ts';

const helsinki = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });
export const helsinkiDay = (moment: string) => helsinki.format(new Date(moment));

export const inUse = (stage: string | null) => stage === 'IN_USE' || stage === 'ESTABLISHED';

/** The declared stage was verified, or an earlier use of what is still in use. */
export const isVerified = ({ stage, verifiedStage }: Row) => verifiedStage === stage || (inUse(stage) && inUse(verifiedStage));

/** The problems of a material that nobody has resolved. */
export const problemsOpen = ({ table }: World, { id }: Row) =>
  table.ProblemReport.where('materialId', id).filter(({ resolvedAt }) => resolvedAt === null);

/** The state of a material as shown. */
export function stateOf({ world }: Asking, material: Row): string {
  const { status, maintainerId, reviewDueOn } = material;
  if (maintainerId === null && (status === 'MAINTAINED' || status === 'UPDATING')) return 'ORPHANED';
  const due = (reviewDueOn !== null && reviewDueOn < world.today) || problemsOpen(world, material).length > 0;
  return status === 'MAINTAINED' && due ? 'REVIEW_DUE' : status;
}
