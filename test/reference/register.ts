import { holdsOn } from './asker.ts';
import type { Asking } from './asking.ts';
import { invitableRoles, mayInviteTo } from './accounts.ts';
import { summary } from './counts.ts';
import { because } from './rights.ts';
import type { Row } from './rows.ts';

/** Nobody knows the region of the provider, or nothing says that it is there. */
export const placeUnknown = ({ kind, regionId, locationBasis }: Row): boolean =>
  kind === 'PROVIDER' && (regionId === null || locationBasis === 'UNVERIFIED');

/** The register is the administrator's. */
export function mayDoWith(asking: Asking, row: Row) {
  const { personId, roles } = asking.asker;
  const general = personId === null ? 'NOT_SIGNED_IN' : roles.includes('ADMINISTRATOR') ? null : 'NOT_AN_ADMINISTRATOR';
  const ofProvider = general ?? (row['kind'] === 'PROVIDER' ? null : 'NOT_A_PROVIDER_ITSELF');
  const isMerged = row['mergedOn'] !== null;
  return {
    invite: mayInviteTo(asking, row),
    edit: because(general),
    editProvider: because(ofProvider),
    merge: because(ofProvider ?? (isMerged ? 'MERGED_ALREADY' : null)),
    undoMerger: because(general ?? (isMerged ? null : 'NOT_MERGED')),
  };
}

export const ofOrganisation = {
  invitableRoles: (row: Row, _: unknown, asking: Asking) => invitableRoles(asking, row),
  adoptionSummary: (row: Row, _: unknown, asking: Asking) =>
    summary(asking, asking.world.table.Adoption.where('organisationId', row.id)),
  licences: (row: Row, _: unknown, { world }: Asking) => world.table.Licence.where('organisationId', row.id).slice(0, 20),
  participations: (row: Row, _: unknown, { world }: Asking) =>
    world.table.SourceParticipation.where('organisationId', row.id)
      .toSorted((a, b) => Number(a['byRole']) - Number(b['byRole']))
      .slice(0, 100),
  partnerships: (row: Row, _: unknown, { world }: Asking) =>
    world.table.Partnership.where('organisationId', row.id)
      .toSorted((a, b) => (`${a['validFrom']} ${a.id}` < `${b['validFrom']} ${b.id}` ? 1 : -1))
      .slice(0, 100),
  formerNames: (row: Row, _: unknown, { world }: Asking) => world.table.FormerName.where('organisationId', row.id).slice(0, 20),
  predecessors: (row: Row, _: unknown, { world }: Asking) =>
    world.table.Organisation.where('mergedIntoId', row.id)
      .toSorted((a, b) => (`${a['mergedOn']} ${a.id}` < `${b['mergedOn']} ${b.id}` ? 1 : -1))
      .slice(0, 20),
  locationToConfirm: placeUnknown,
  maintainedCount: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.Material.where('maintainerId', row.id)).length,
  viewerCan: (row: Row, _: unknown, asking: Asking) => mayDoWith(asking, row),
};

export const ofLicence = {
  state: (row: Row, _: unknown, { world: { table, today } }: Asking) => {
    const mergedOn = table.Organisation.find(row['organisationId'])!['mergedOn'] as string | null;
    const ended = row['validUntil'] !== null && row['validUntil'] < today;
    if (mergedOn !== null && mergedOn <= today && !ended) return 'MERGED';
    if (holdsOn(today, row)) return 'VALID';
    return ended ? 'EXPIRED' : 'COMING';
  },
};

/** The two of a merger that a notification tells of. */
export const ofMergerTold = {
  mergedOrganisation: (row: Row, _: unknown, asking: Asking) => asking.one('Organisation', row['facts'].fromId),
  successor: (row: Row, _: unknown, asking: Asking) => asking.one('Organisation', row['facts'].intoId),
};
