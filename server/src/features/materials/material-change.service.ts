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

/** The material that the viewer may see, as the rules of care know it. */
export const findMaterial = async (tx: Transaction, id: string, field = 'materialId'): Promise<Material> =>
  asMaintained(tx, await tx.find(Material, id, field));

/**
 * The same with its row held until the commit: whatever changes its versions, its maintainer or puts it away waits for it. Those who
 * share it use it as it stands, and wait for none of each other.
 */
export async function holdMaterial(
  tx: Transaction,
  id: string,
  field = 'materialId',
  { shared = false } = {},
): Promise<Material> {
  const material = await tx.find(Material, id, field);
  await tx.manager.query(`select from material where id = $1 for ${shared ? 'key share' : 'update'}`, [material.id]);
  return findMaterial(tx, id, field);
}

/** A material as it was read, its maintainer only where that is a partner still. */
export async function asMaintained(tx: Transaction, material: Material): Promise<Material> {
  const { projectId, maintainerId } = material;
  if (maintainerId && !(await isPartner(tx, projectId, maintainerId))) material.maintainerId = null;
  return material;
}

/** Whether the hub holds files of it, in any of its versions. */
export async function holdsFiles(tx: Transaction, materialId: string): Promise<boolean> {
  const rows = await tx.manager.query(
    'select 1 from material_version_file f join material_version v on v.id = f.material_version_id where v.material_id = $1 limit 1',
    [materialId],
  );
  return rows.length > 0;
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
