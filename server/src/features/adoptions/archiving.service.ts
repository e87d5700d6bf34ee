import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { action, authorise } from '../../platform/graphql/action.ts';
import { render, trusted } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import type { ArchiveMaterialInput } from '../materials/maintenance.inputs.ts';
import { putAway } from '../materials/maintenance.policy.ts';
import { changeMaterial, holdMaterial } from '../materials/material-change.service.ts';
import { Material, MaterialStatus } from '../materials/material.entity.ts';
import { recordMaterial } from '../materials/material.history.ts';
import { replacementOf } from '../materials/retirement.service.ts';
import { Adoption } from './adoption.entity.ts';
import { AdoptionStage, proven } from './stages.ts';

/** Users that a refusal names at the most. */
const NAMED = 50;

/** A provider that still uses a material. */
export type User = { organisationId: string; nameFi: string; nameSv: string | null; nameEn: string | null; stage: AdoptionStage };

/** How a material is put away, once nobody uses it or everybody knows what to use instead. */
export class ArchivingService {
  constructor(private readonly database: Database) {}

  /** MATERIAL_IN_USE with those of the users that the viewer may see, while a provider pilots or uses it and no replacement is named. */
  archive(viewer: Viewer, input: ArchiveMaterialInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await holdMaterial(tx, input.materialId);
      authorise(action(...putAway(viewer, material)));
      const replacementId = input.replacementId
        ? (await replacementOf(tx, material, input.replacementId)).id
        : material.replacementId;
      if (!replacementId && (await isUsed(tx, material)))
        throw new AppError('MATERIAL_IN_USE', { users: await usersOf(tx, viewer, material) });
      await changeMaterial(tx, material, input.expectedVersion, { status: MaterialStatus.ARCHIVED, replacementId });
      recordMaterial(tx, 'material.archived', material, { replacementId });
      return { id: material.id };
    });
  }
}

async function isUsed(tx: Transaction, { id }: Material): Promise<boolean> {
  const [{ used }] = await tx.manager.query(
    'select exists (select from adoption a where a.material_id = $1 and a.stage = any($2::adoption_stage[])) as used',
    [id, proven],
  );
  return used;
}

async function usersOf(tx: Transaction, viewer: Viewer, { id }: Material): Promise<User[]> {
  const { text, values } = render(
    trusted`select o.id as "organisationId", o.name_fi as "nameFi", o.name_sv as "nameSv", o.name_en as "nameEn", a.stage
      from ${visible(Adoption, viewer)} a join organisation o on o.id = a.organisation_id
     where a.material_id = ${id} and a.stage = any(${proven}::adoption_stage[]) order by a.stage desc, o.name_fi, o.id limit ${NAMED}`,
  );
  return tx.manager.query(text, values);
}
