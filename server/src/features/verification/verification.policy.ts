import { MemberRole, OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action, type Refusal } from '../../platform/graphql/action.ts';
import { oneOf, or, sql, type Column, type Sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { proven, type AdoptionStage } from '../adoptions/stages.ts';
import { VerificationSample, VerificationSampleItem } from './sample.entity.ts';
import { Verification, VerificationRequest } from './verification.entity.ts';

/** The projects whose verification the viewer reads: as coordinator, funder or auditor. */
export const overseen = (viewer: Viewer): string[] => viewer.projects(Position.COORDINATOR, Position.FUNDER, Position.AUDITOR);

const inOverseen = ({ projectId }: { projectId: Column }, viewer: Viewer): Sql | false =>
  overseen(viewer).length > 0 && oneOf(projectId, overseen(viewer));
const ofOwn = (row: { organisationId: Column; projectId: Column }, viewer: Viewer) =>
  or(
    viewer.organisationKind === OrganisationKind.PROVIDER && sql`${row.organisationId} = ${viewer.organisationId}`,
    inOverseen(row, viewer),
  );

// Whom a sample met is not told to those it may meet.
visibleTo(VerificationSample, (row, viewer) => inOverseen(row, viewer));
visibleTo(VerificationSampleItem, (row, viewer) => inOverseen(row, viewer));
// Verdicts, notes and questions are between the coordinator and the provider; the verified stage alone is the whole project's.
visibleTo(Verification, ofOwn);
visibleTo(VerificationRequest, ofOwn);

const coordinates = (viewer: Viewer, projectId: string): Refusal[] => [
  ...changes(viewer),
  [viewer.positionIn(projectId) !== Position.COORDINATOR, 'NOT_THE_COORDINATOR'],
  [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
];

/** An editor of the coordinator draws samples. */
export const drawSample = (viewer: Viewer, projectId: string): Action => action(...coordinates(viewer, projectId));

/** What the rules of verifying need to know of an adoption; `handIds` are the people who declared it or added proof to it. */
export type Verifiable = { projectId: string; stage: AdoptionStage; handIds: readonly string[] };

/** An editor of the coordinator, of what needs proof; nobody of what they had a hand in themselves. */
export const verifyAdoption = (viewer: Viewer, { projectId, stage, handIds }: Verifiable): Action =>
  action(
    ...coordinates(viewer, projectId),
    [!proven.includes(stage), 'NOTHING_TO_VERIFY'],
    [handIds.includes(viewer.personId!), 'OWN_WORK'],
  );

/** The same people ask for more, once at a time. */
export const requestEvidence = (viewer: Viewer, known: Verifiable & { waits: boolean }): Action => {
  const verifying = verifyAdoption(viewer, known);
  return verifying.allowed ? action([known.waits, 'REQUESTED_ALREADY']) : verifying;
};
