import { MemberRole, OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import { oneOf, or, sql, type Column } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { FollowUp, FollowUpKept } from './follow-up.entity.ts';

// As the stages that are asked for: a provider its own; coordinator, partners, ministry and auditor all of the project.
const asStages = ({ organisationId, projectId }: { organisationId: Column; projectId: Column }, viewer: Viewer) => {
  const projects = viewer.projects();
  return or(
    viewer.organisationKind === OrganisationKind.PROVIDER && sql`${organisationId} = ${viewer.organisationId}`,
    projects.length > 0 && oneOf(projectId, projects),
  );
};
visibleTo(FollowUp, asStages);
visibleTo(FollowUpKept, asStages);

/** An editor of the provider that is asked answers, as long as something is open. */
export const answerFollowUp = (
  viewer: Viewer,
  { organisationId, waiting }: { organisationId: string; waiting: boolean },
): Action =>
  action(
    ...changes(viewer),
    [viewer.organisationId !== organisationId, 'NOT_YOUR_ORGANISATION'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    [!waiting, 'ANSWERED_ALREADY'],
  );
