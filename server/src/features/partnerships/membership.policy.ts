import { MemberRole, OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';

const rolesIn: Record<OrganisationKind, readonly MemberRole[]> = {
  PROVIDER: [MemberRole.EDITOR, MemberRole.FINANCE, MemberRole.SIGNATORY, MemberRole.READER],
  FUNDER: [MemberRole.OFFICER],
  AUDITOR: [MemberRole.AUDITOR],
  OPERATOR: [MemberRole.ADMINISTRATOR],
};

/** The roles that there are in an organisation of that kind. */
export const rolesOf = (kind: OrganisationKind): readonly MemberRole[] => rolesIn[kind];

/** Whether the viewer takes care of people: everybody's roles, wherever they are. */
export const managePeople = (viewer: Viewer): Action =>
  action(...changes(viewer), [!viewer.has(MemberRole.ADMINISTRATOR), 'NOT_AN_ADMINISTRATOR']);

/** Changing or ending a role: nobody their own, so that an installation never loses its last administrator. */
export const changeMembership = (viewer: Viewer, { personId, valid }: { personId: string; valid: boolean }): Action =>
  action(
    ...changes(viewer),
    [!viewer.has(MemberRole.ADMINISTRATOR), 'NOT_AN_ADMINISTRATOR'],
    [viewer.personId === personId, 'OWN_ROLE'],
    [!valid, 'HAS_ENDED'],
  );
