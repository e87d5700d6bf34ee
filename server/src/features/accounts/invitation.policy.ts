import { MemberRole, Position, type OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import type { Row } from '../../platform/reading/source.ts';
import { sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { rolesOf } from '../partnerships/membership.policy.ts';
import { Invitation, type InvitationState } from './invitation.entity.ts';

// The administrator's matter, and that of those who invite for the same organisation.
visibleTo(Invitation, (invitation, viewer) => {
  if (!viewer.personId) return false;
  if (viewer.has(MemberRole.ADMINISTRATOR)) return true;
  return viewer.has(MemberRole.EDITOR) && sql`${invitation.invitingOrganisationId} = ${viewer.organisationId}`;
});

const coordinates = (viewer: Viewer) => viewer.has(MemberRole.EDITOR) && viewer.projects(Position.COORDINATOR).length > 0;

/** Whether an organisation takes part today in a project that the viewer’s own organisation coordinates. */
export const isOurPartner = (organisationId: Sql | string, viewer: Viewer): Sql =>
  trusted`exists (select 1 from partnership p where p.organisation_id = ${organisationId} and p.project_id = any(${viewer.projects(Position.COORDINATOR)})
    and p.role <> 'COORDINATOR' and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true))`;

/** Whether the viewer invites anybody anywhere, and letters can be sent at all. */
export const invitePeople = (viewer: Viewer, canSend: boolean): Action =>
  action(
    ...changes(viewer),
    [!viewer.has(MemberRole.ADMINISTRATOR) && !coordinates(viewer), 'NOT_YOURS_TO_INVITE'],
    [!canSend, 'MAIL_NOT_SET_UP'],
  );

export type Invitable = { kind: OrganisationKind; ours: boolean };

/** The administrator invites to every role; a coordinator's editor invites editors of the partner institutions. */
export function invitableRoles(viewer: Viewer, { kind, ours }: Invitable): readonly MemberRole[] {
  if (viewer.has(MemberRole.ADMINISTRATOR)) return rolesOf(kind);
  return coordinates(viewer) && ours ? [MemberRole.EDITOR] : [];
}

export const inviteTo = (viewer: Viewer, organisation: Invitable, canSend: boolean): Action =>
  action(
    ...changes(viewer),
    [!invitableRoles(viewer, organisation).length, 'NOT_YOURS_TO_INVITE'],
    [!canSend, 'MAIL_NOT_SET_UP'],
  );

/** Whoever sees an invitation may take it back, as long as it is open. */
export const withdrawInvitation = (viewer: Viewer, state: InvitationState): Action =>
  action(...changes(viewer), [state !== 'OPEN', 'NOT_OPEN']);

/** What has become of it: a question of real time, as of every secret. */
export const stateOf = (i: Row<Invitation>): Sql =>
  sql`case when ${i.acceptedAt} is not null then 'ACCEPTED' when ${i.withdrawnAt} is not null then 'WITHDRAWN'
        when ${i.expiresAt} <= clock_timestamp() then 'EXPIRED' else 'OPEN' end`;

/** The same of a row `i` in SQL written by hand: it can be accepted at this moment. */
export const OPEN = 'i.accepted_at is null and i.withdrawn_at is null and i.expires_at > clock_timestamp()';
