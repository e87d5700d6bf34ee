import { createHash } from 'node:crypto';
import { holdsOn, type Asker } from './asker.ts';
import { idOf, refuseNul, type Asking } from './asking.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, moment, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';

const administers = ({ roles }: Asker) => roles.includes('ADMINISTRATOR');

const ROLES: Record<string, readonly string[]> = {
  PROVIDER: ['EDITOR', 'FINANCE', 'SIGNATORY', 'READER'],
  FUNDER: ['OFFICER'],
  AUDITOR: ['AUDITOR'],
  OPERATOR: ['ADMINISTRATOR'],
};
export const rolesThere = ({ table }: World, membership: Row) =>
  ROLES[table.Organisation.find(membership['organisationId'])!['kind']]!;

export const rolesToday = (asking: Asking, of: Row) =>
  asking
    .seen(asking.world.table.Membership.where('personId', of.id))
    .filter((membership) => holdsOn(asking.world.today, membership))
    .slice(0, 50);

export function people(asking: Asking, { filter, ...page }: PageArguments & { filter?: Record<string, any> | null }) {
  const { table, today } = asking.world;
  const { search, organisationId } = filter ?? {};
  refuseNul(search);
  const typed = search?.trim().toLowerCase();
  const holds = (row: Row) =>
    row['name'].toLowerCase().includes(typed) || (administers(asking.asker) && row['email'].includes(typed));
  const isThere = (row: Row) =>
    asking
      .seen(table.Membership.where('personId', row.id))
      .some((membership) => membership['organisationId'] === idOf(organisationId) && holdsOn(today, membership));
  const byName = table.Person.rows.toSorted((a, b) => Number(a['byName']) - Number(b['byName']));
  return pageOf(
    asking,
    'people',
    byName,
    (row) => (!typed || holds(row)) && (typeof organisationId !== 'string' || isThere(row)),
    page,
  );
}

export const mayChangeRole = ({ today }: World, asker: Asker, membership: Row): Refused => {
  if (!administers(asker)) return because('NOT_AN_ADMINISTRATOR');
  if (membership['personId'] === asker.personId) return because('OWN_ROLE');
  return because(holdsOn(today, membership) ? null : 'HAS_ENDED');
};

const coordinated = ({ roles, positions }: Asker) =>
  roles.includes('EDITOR') ? [...positions].filter(([, position]) => position === 'COORDINATOR').map(([project]) => project) : [];

/** The administrator invites to every role, a coordinator's editor invites editors of the partners. */
export function invitableRoles({ world: { table, today }, asker }: Asking, organisation: Row): readonly string[] {
  if (administers(asker)) return ROLES[organisation['kind']]!;
  const projects = coordinated(asker);
  const isPartner = table.Partnership.where('organisationId', organisation.id).some(
    (one) => projects.includes(one['projectId']) && one['role'] !== 'COORDINATOR' && holdsOn(today, one),
  );
  return isPartner ? ['EDITOR'] : [];
}

// The hub that is compared has no mail server.
export function mayInviteTo(asking: Asking, organisation: Row): Refused {
  if (asking.asker.personId === null) return because('NOT_SIGNED_IN');
  return because(invitableRoles(asking, organisation).length ? 'MAIL_NOT_SET_UP' : 'NOT_YOURS_TO_INVITE');
}

export function invitableOrganisations(asking: Asking, { search, ...page }: PageArguments & { search?: string | null }) {
  refuseNul(search);
  const typed = search?.trim().toLowerCase();
  const named = (row: Row) => `${row['nameFi']} ${row['nameSv'] ?? ''} ${row['brandName'] ?? ''}`.toLowerCase().includes(typed!);
  return pageOf(
    asking,
    'organisations',
    asking.world.table.Organisation.rows,
    (row) => (!typed || named(row)) && invitableRoles(asking, row).length > 0,
    page,
  );
}

export function invitationState({ acceptedAt, withdrawnAt, expiresAt }: Row): string {
  if (acceptedAt !== null) return 'ACCEPTED';
  if (withdrawnAt !== null) return 'WITHDRAWN';
  return expiresAt <= moment() ? 'EXPIRED' : 'OPEN';
}
export const mayWithdraw = (invitation: Row) => because(invitationState(invitation) === 'OPEN' ? null : 'NOT_OPEN');

export const invitations = (asking: Asking, { filter, ...page }: PageArguments & { filter?: Record<string, any> | null }) =>
  pageOf(
    asking,
    'invitations',
    asking.world.table.Invitation.rows,
    (row) => !filter?.['states'] || filter['states'].includes(invitationState(row)),
    page,
  );

export function invitationOffer({ world: { table }, asker }: Asking, token: string) {
  const hash = createHash('sha256').update(token).digest();
  const found = table.Invitation.rows.find((row) => row['tokenHash']?.equals(hash) && invitationState(row) === 'OPEN');
  if (!found) return null;
  const [person] = table.Person.where('email', found['email']);
  const { email, role, expiresAt, organisationId } = found;
  const known = {
    hasAccount: typeof person?.['passwordHash'] === 'string',
    isViewer: Boolean(person && person.id === asker.personId),
  };
  return { email, role, expiresAt, organisationId, ...known };
}

/** What the signed-in see of their own account. */
export const ofAccount = (asking: Asking) => {
  const { world, asker } = asking;
  const { table, demonstration } = world;
  return {
    sessions: () => asking.seen(table.Session.where('personId', asker.personId)).slice(0, 100),
    apiTokens: () =>
      table.ApiToken.where('personId', asker.personId)
        .filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > moment())
        .slice(0, 100),
    viewerCan: () => {
      const { demonstration: made, email } = table.Person.find(asker.personId)!;
      const invites = administers(asker) || coordinated(asker).length > 0;
      return {
        managePeople: because(administers(asker) ? null : 'NOT_AN_ADMINISTRATOR'),
        invite: because(invites ? 'MAIL_NOT_SET_UP' : 'NOT_YOURS_TO_INVITE'),
        manageAccount: because(null),
        changePassword: because(demonstration && made && email.endsWith('@demo.test') ? 'DEMONSTRATION_ACCOUNT' : null),
      };
    },
  };
};

/** The demonstration's accounts, each with the organisation it acts for at first. */
export function accounts({ table, enums, today }: World) {
  const roles = enums.get('member_role')!;
  return table.Person.rows
    .filter((person) => person['demonstration'] && person['email'].endsWith('@demo.test'))
    .map((person) => {
      const [first] = table.Membership.where('personId', person.id)
        .filter((membership) => holdsOn(today, membership))
        .toSorted((a, b) => roles.indexOf(a['role']) - roles.indexOf(b['role']));
      return { email: person['email'], key: person['email'].split('@')[0], organisationId: first?.['organisationId'] ?? null };
    })
    .slice(0, 100);
}
