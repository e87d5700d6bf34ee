import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import type { DeprecateMaterialInput, SeenMaterialInput } from './maintenance.inputs.ts';
import { deprecateMaterial, withdrawDeprecation } from './maintenance.policy.ts';
import { withdrawOpenHandover } from './handover.service.ts';
import { changeMaterial } from './material-change.service.ts';
import { Material, MaterialStatus } from './material.entity.ts';
import { recordMaterial } from './material.history.ts';

/** The material that users take in the place of another: one that is out, and is not on its own way out. */
export async function replacementOf(tx: Transaction, material: Material, id: string): Promise<Material> {
  const replacement = await tx.find(Material, id, 'replacementId');
  if (replacement.id === material.id) throw badInput('replacementId', 'SAME_MATERIAL');
  const gone = replacement.status === MaterialStatus.DEPRECATED || replacement.status === MaterialStatus.ARCHIVED;
  if (!replacement.currentVersionId || gone) throw badInput('replacementId', 'NOT_IN_FORCE');
  return replacement;
}

/** How a material is phased out. */
export class RetirementService {
  constructor(private readonly database: Database) {}

  /** Says to everybody that a material is on its way out, until when it is kept, and what to use instead or why. */
  deprecate(viewer: Viewer, input: DeprecateMaterialInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await tx.find(Material, input.materialId, 'materialId');
      authorise(deprecateMaterial(viewer, material));
      const deprecationReason = prose('reason', input.reason);
      const replacement = input.replacementId ? await replacementOf(tx, material, input.replacementId) : null;
      if (!replacement && !deprecationReason) throw new AppError('REASON_REQUIRED', { field: 'reason' });
      if (input.endsOn < tx.today()) throw badInput('endsOn', 'IN_THE_PAST');
      await changeMaterial(tx, material, input.expectedVersion, {
        status: MaterialStatus.DEPRECATED,
        replacementId: replacement?.id ?? null,
        deprecationReason,
        endsOn: input.endsOn,
      });
      await withdrawOpenHandover(tx, material);
      const facts = { replacementId: replacement?.id ?? null, endsOn: input.endsOn };
      recordMaterial(tx, 'material.deprecated', material, facts);
      return { id: material.id };
    });
  }

  /** It stays after all. */
  withdraw(viewer: Viewer, { materialId, expectedVersion }: SeenMaterialInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await tx.find(Material, materialId, 'materialId');
      authorise(withdrawDeprecation(viewer, material));
      const [{ updating }] = await tx.manager.query(
        `select exists (select from material_version v where v.material_id = $1 and v.state in ('DRAFT', 'IN_REVIEW')) as updating`,
        [material.id],
      );
      await changeMaterial(tx, material, expectedVersion, {
        status: updating ? MaterialStatus.UPDATING : MaterialStatus.MAINTAINED,
        replacementId: null,
        deprecationReason: null,
        endsOn: null,
      });
      recordMaterial(tx, 'material.deprecation_withdrawn', material, { version: expectedVersion + 1 });
      return { id: material.id };
    });
  }
}
