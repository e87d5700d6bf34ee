import { MemberRole, OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action, type Refusal } from '../../platform/graphql/action.ts';
import { oneOf, or, sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { CoverageNudge } from './nudge.entity.ts';
import { CoverageTarget } from './target.entity.ts';

visibleTo(CoverageTarget, (target, viewer) => {
  const inside = viewer.projects();
  return inside.length > 0 && oneOf(target.projectId, inside);
});

// Who was reminded is known to those who steer, and to itself.
visibleTo(CoverageNudge, (nudge, viewer) => {
  const steering = viewer.projects(Position.COORDINATOR, Position.FUNDER, Position.AUDITOR);
  return or(
    steering.length > 0 && oneOf(nudge.projectId, steering),
    viewer.organisationKind === OrganisationKind.PROVIDER && sql`${nudge.organisationId} = ${viewer.organisationId}`,
  );
});

/** An editor of the institution that coordinates the project. */
const coordinates = (viewer: Viewer, projectId: string): Refusal[] => [
  ...changes(viewer),
  [viewer.positionIn(projectId) !== Position.COORDINATOR, 'NOT_THE_COORDINATOR'],
  [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
];

export const setTarget = (viewer: Viewer, projectId: string): Action => action(...coordinates(viewer, projectId));

/** What was aimed at by a day that has passed stays as it was. */
export const changeTarget = (viewer: Viewer, { projectId, hasPassed }: { projectId: string; hasPassed: boolean }): Action =>
  action(...coordinates(viewer, projectId), [hasPassed, 'HAS_ENDED']);

export const nudgeProviders = (viewer: Viewer, projectId: string): Action => action(...coordinates(viewer, projectId));
