import type { Transaction } from '../../platform/database/transaction.ts';
import { Material } from './material.entity.ts';

/** Changes a material as it was seen; CONFLICT says how it stands now. */
export const changeMaterial = (
  tx: Transaction,
  { id }: { id: string },
  expectedVersion: number,
  set: Parameters<typeof tx.change<Material>>[3],
): Promise<void> =>
  tx.change(Material, id, expectedVersion, set, ({ title, status, maintainerId }) => ({
    currentTitle: title,
    currentStatus: status,
    currentMaintainerId: maintainerId,
  }));

/** The day by which what was in order on a day is reviewed again. */
export async function nextReview(tx: Transaction, reviewedOn: string, months: number): Promise<string> {
  const [{ day }] = await tx.manager.query(`select ($1::date + make_interval(months => $2))::date::text as day`, [
    reviewedOn,
    months,
  ]);
  return day;
}

/** Whether an institution takes part in the project today. */
export async function isPartner(tx: Transaction, projectId: string | null, organisationId: string): Promise<boolean> {
  const [{ found }] = await tx.manager.query(
    `select exists (select from partnership p where p.project_id = $1 and p.organisation_id = $2
       and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true)) as found`,
    [projectId, organisationId],
  );
  return found;
}
