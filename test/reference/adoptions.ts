import type { Asking } from './asking.ts';
import { mayWithdrawDeclaration } from './rights.ts';
import type { Row } from './rows.ts';

/** The newest word on an adoption that stands. */
export const lastDeclaration = (row: Row, _: unknown, asking: Asking) =>
  asking
    .seen(asking.world.table.AdoptionDeclaration.where('adoptionId', row.id))
    .find(({ withdrawnAt }) => withdrawnAt === null) ?? null;

export const ofDeclaration = {
  evidence: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.AdoptionEvidence.where('declarationId', row.id))[0] ?? null,
  viewerCan: (row: Row, _: unknown, { world, asker }: Asking) => ({ withdraw: mayWithdrawDeclaration(world, asker, row) }),
};
