import type { Asking } from './asking.ts';
import type { Row } from './rows.ts';

export const inUse = (stage: string | null) => stage === 'IN_USE' || stage === 'ESTABLISHED';

/** The declared stage was verified, or an earlier use of what is still in use. */
export const isVerified = ({ stage, verifiedStage }: Row) => verifiedStage === stage || (inUse(stage) && inUse(verifiedStage));

/** The state of a material as shown. */
export function stateOf({ world }: Asking, { status, maintainerId, reviewDueOn }: Row): string {
  if (maintainerId === null && (status === 'MAINTAINED' || status === 'UPDATING')) return 'ORPHANED';
  return status === 'MAINTAINED' && reviewDueOn !== null && reviewDueOn < world.today ? 'REVIEW_DUE' : status;
}
