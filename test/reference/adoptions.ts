import type { Asking } from './asking.ts';
import { summary } from './counts.ts';
import { telling } from './mergers.ts';
import { mayDeclare, mayWithdrawDeclaration } from './rights.ts';
import type { Row } from './rows.ts';
import { abilitiesOfAdoption, verifiedOf } from './verification.ts';
import { isOutdated, mayConfirmVersion } from './versions.ts';

/** The newest word on an adoption that stands. */
const lastDeclaration = (row: Row, _: unknown, asking: Asking) =>
  asking
    .seen(asking.world.table.AdoptionDeclaration.where('adoptionId', row.id))
    .find(({ withdrawnAt }) => withdrawnAt === null) ?? null;

/** Of a material, by stage: after a merger each provider counts once. */
export function summaryOfMaterial(row: Row, _: unknown, asking: Asking) {
  const seen = asking.seen(asking.world.table.Adoption.where('materialId', row.id));
  return summary(asking, [...telling(asking.world, seen).keys()]);
}

export const ofAdoption = {
  countsFor: (row: Row, _: unknown, asking: Asking) =>
    telling(asking.world, asking.seen(asking.world.table.Adoption.where('materialId', row['materialId']))).get(row) ?? null,
  confirmedLately: ({ confirmedAt }: Row, _: unknown, { world }: Asking) => confirmedAt > world.sixMonthsAgo,
  updateAvailable: (row: Row, _: unknown, asking: Asking) => isOutdated(asking, row),
  declarations: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.AdoptionDeclaration.where('adoptionId', row.id)).slice(0, 100),
  lastDeclaration,
  viewerCan: (row: Row, _: unknown, asking: Asking) => {
    const { world, asker } = asking;
    return {
      declare: mayDeclare(world, asker, world.table.Material.find(row['materialId'])!, row['organisationId']),
      confirmVersion: mayConfirmVersion(world, asker, row),
      ...abilitiesOfAdoption(asking, row),
    };
  },
  ...verifiedOf,
};

export const ofDeclaration = {
  allEvidence: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.AdoptionEvidence.where('declarationId', row.id)).slice(0, 10),
  evidence: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.AdoptionEvidence.where('declarationId', row.id))[0] ?? null,
  viewerCan: (row: Row, _: unknown, { world, asker }: Asking) => ({ withdraw: mayWithdrawDeclaration(world, asker, row) }),
};
