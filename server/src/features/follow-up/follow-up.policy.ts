import { MemberRole, OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import { oneOf, or, sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { FollowUp, FollowUpKept } from './follow-up.entity.ts';

// As the stages that are asked for: a provider its own, as long as it sees the event; coordinator, partners, ministry and auditor all of the project.
visibleTo(FollowUp, ({ organisationId, projectId, eventId }, viewer) => {
  const projects = viewer.projects();
  return or(
    viewer.organisationKind === OrganisationKind.PROVIDER &&
      sql`(${organisationId} = ${viewer.organisationId} and exists (select 1 from ${visible(DisseminationEvent, viewer)} e where e.id = ${eventId}))`,
    projects.length > 0 && oneOf(projectId, projects),
  );
});
visibleTo(
  FollowUpKept,
  ({ followUpId }, viewer) => sql`exists (select 1 from ${visible(FollowUp, viewer)} f where f.id = ${followUpId})`,
);

/** An editor of the provider that is asked answers, as long as something is open. */
export const answerFollowUp = (
  viewer: Viewer,
  { organisationId, waiting }: { organisationId: string; waiting: boolean },
): Action =>
  action(
    ...changes(viewer),
    [viewer.organisationId !== organisationId, 'NOT_YOUR_ORGANISATION'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    // Its successor is asked in its place.
    [viewer.merged, 'ORGANISATION_MERGED'],
    [!waiting, 'ANSWERED_ALREADY'],
  );
