import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import type { Cared } from '../materials/maintenance.policy.ts';
import { MaterialStatus } from '../materials/material.entity.ts';
import { ProposalState } from './change-proposal.entity.ts';
import { keepVersions } from './version.policy.ts';

/** What the rules of proposals need to know of one. */
export type Proposed = { state: ProposalState; organisationId: string; proposedById: string };

/** Anybody who is signed in proposes. */
export const proposeChange = (viewer: Viewer, { status }: Pick<Cared, 'status'>): Action =>
  action(...changes(viewer), [status === MaterialStatus.ARCHIVED, 'ARCHIVED']);

/** Whoever keeps the material decides, and nobody on what they proposed themselves. */
export function decideProposal(viewer: Viewer, material: Cared, { state, proposedById }: Proposed): Action {
  const keeping = keepVersions(viewer, material);
  return keeping.allowed
    ? action([state !== ProposalState.OPEN, 'DECIDED_ALREADY'], [proposedById === viewer.personId, 'OWN_WORK'])
    : keeping;
}

/** What becomes part of a draft cannot while that is in review. */
export function acceptProposal(viewer: Viewer, material: Cared, proposed: Proposed, inReview: boolean): Action {
  const deciding = decideProposal(viewer, material, proposed);
  return deciding.allowed ? action([inReview, 'IN_REVIEW']) : deciding;
}

/** Who made it takes it back. */
export const withdrawProposal = (viewer: Viewer, { state, proposedById, organisationId }: Proposed): Action =>
  action(
    ...changes(viewer),
    [organisationId !== viewer.organisationId, 'NOT_YOUR_ORGANISATION'],
    [proposedById !== viewer.personId, 'NOT_YOURS'],
    [state !== ProposalState.OPEN, 'DECIDED_ALREADY'],
  );
