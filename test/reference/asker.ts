import type { Row, World } from './rows.ts';

export type Position = 'COORDINATOR' | 'PARTNER' | 'FUNDER' | 'AUDITOR';

/** Who asks: worked out from the rows, as the domain says. */
export type Asker = {
  /** The session they ask by. */
  sessionId?: string;
  personId: string | null;
  organisationId: string | null;
  /** The organisation, when it is a provider. */
  providerId: string | null;
  demonstration: boolean;
  roles: readonly string[];
  contactAreas: readonly string[];
  positions: ReadonlyMap<string, Position>;
};

export const nobody: Asker = {
  personId: null,
  organisationId: null,
  providerId: null,
  demonstration: false,
  roles: [],
  contactAreas: [],
  positions: new Map(),
};

/** Whether something with a first and a last day, either of them open, holds on a day. */
export const holdsOn = (day: string, { validFrom, validUntil }: Row) =>
  (validFrom === null || validFrom <= day) && (validUntil === null || validUntil >= day);

/** A person acting for an organisation; nobody, when no membership of theirs holds today. */
export function askerOf(world: World, personId: string, organisationId: string): Asker {
  const { table, today } = world;
  const memberships = table.Membership.where('personId', personId).filter(
    (membership) => membership['organisationId'] === organisationId && holdsOn(today, membership),
  );
  const organisation = table.Organisation.find(organisationId);
  if (!memberships.length || !organisation) return nobody;

  const roles = [...new Set<string>(memberships.map((membership) => membership['role']))].sort();
  const positions = new Map<string, Position>();
  // An auditor's mandate is a membership's; what the organisation is to the project goes before it.
  for (const membership of memberships) if (membership['role'] === 'AUDITOR') positions.set(membership['projectId'], 'AUDITOR');
  if (roles.includes('OFFICER'))
    for (const project of table.Project.where('funderId', organisationId)) positions.set(project.id, 'FUNDER');
  for (const partnership of table.Partnership.where('organisationId', organisationId))
    if (holdsOn(today, partnership))
      positions.set(partnership['projectId'], partnership['role'] === 'COORDINATOR' ? 'COORDINATOR' : 'PARTNER');

  return {
    personId,
    organisationId,
    providerId: organisation['kind'] === 'PROVIDER' ? organisationId : null,
    demonstration: organisation['demonstration'],
    roles,
    contactAreas: [...new Set<string>(memberships.flatMap((membership) => membership['contactAreas']))].sort(),
    positions: new Map([...positions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
