import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify } from '../notifications/notification.sql.ts';
import { Project } from '../projects/project.entity.ts';
import type { Published } from '../versions/version.service.ts';
import { Adoption } from './adoption.entity.ts';
import { adoptionAudience } from './adoption.history.ts';
import type { SeenAdoptionInput } from './adoption.inputs.ts';
import { confirmVersion, meansSomething } from './adoption.policy.ts';
import { adopters } from './stages.ts';

/** How providers come from one version of a material to the next. */
export class VersionUpdateService {
  constructor(private readonly database: Database) {}

  /** Tells the adopters of earlier versions, each institution once, in the transaction of the publishing. */
  tellAdopters = async (tx: Transaction, { material, versionId, number, impact }: Published) => {
    if (!meansSomething(impact)) return;
    const rows: { id: string }[] = await tx.manager.query(
      `select a.organisation_id as id from adoption a where a.material_id = $1 and a.stage = any($2::adoption_stage[])
         and a.material_version_id is distinct from $3`,
      [material.id, adopters, versionId],
    );
    await notify(tx, {
      kind: NotificationKind.UPDATE_AVAILABLE,
      organisationIds: rows.map(({ id }) => id),
      subjectType: 'MaterialVersion',
      subjectId: versionId,
      facts: { materialId: material.id, number, impact },
    });
  };

  /** Takes the current versions into use where adoptions carry earlier ones: all of them or none. The stages stay as they are. */
  confirm(viewer: Viewer, seen: readonly SeenAdoptionInput[]): Promise<{ ids: string[] }> {
    return this.database.inTransaction(viewer, async (tx) => {
      if (!seen.length) throw badInput('adoptions', 'REQUIRED');
      if (seen.length > limits.page) throw badInput('adoptions', 'TOO_MANY', { most: limits.page });
      if (new Set(seen.map(({ id }) => id.toLowerCase())).size < seen.length) throw badInput('adoptions', 'TWICE');
      // In one order for everybody, so that two who confirm the same ones never wait for each other.
      const ordered = seen.toSorted((a, b) => (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1));
      await tx.manager.query(
        `select from material where id in (select material_id from adoption where id = any($1)) order by id for key share`,
        [ordered.map(({ id }) => id).filter(isId)],
      );
      for (const one of ordered) await this.confirmOne(tx, viewer, one);
      return { ids: seen.map(({ id }) => id) };
    });
  }

  private async confirmOne(tx: Transaction, viewer: Viewer, { id, expectedVersion }: SeenAdoptionInput) {
    const adoption = await tx.find(Adoption, id);
    const { organisationId, materialId, materialVersionId, projectId } = adoption;
    if (adoption.version !== expectedVersion)
      throw new AppError('CONFLICT', { id, currentVersion: adoption.version, currentStage: adoption.stage });
    const material = await tx.manager.findOneByOrFail(Material, { id: materialId });
    const project = material.projectId ? await tx.manager.findOneBy(Project, { id: material.projectId }) : null;
    const { currentVersionId, status } = material;
    const adoptable = {
      projectId: material.projectId,
      currentVersionId,
      status,
      projectDemonstration: project?.demonstration ?? null,
    };
    authorise(confirmVersion(viewer, { organisationId, stage: adoption.stage, materialVersionId }, adoptable));
    const set = { materialVersionId: currentVersionId, confirmedAt: () => 'hub_now()' };
    await tx.change(Adoption, id, expectedVersion, set, ({ stage }) => ({ id, currentStage: stage }));
    const { number } = await tx.manager.findOneByOrFail(MaterialVersion, { id: currentVersionId! });
    tx.record('adoption.version_confirmed', {
      stream: projectId,
      subjectType: 'Adoption',
      subject: id,
      audience: adoptionAudience(organisationId),
      facts: {
        materialId,
        organisationId,
        previousVersionId: materialVersionId,
        versionId: currentVersionId!,
        number,
        version: expectedVersion + 1,
      },
    });
    await settleUpdates(tx, organisationId, materialId, number);
  }
}

/** Of the versions up to the one that an organisation has taken into use it needs no reminding any more. */
export const settleUpdates = (tx: Transaction, organisationId: string, materialId: string, number: number) =>
  tx.manager.query(
    `update notification set handled_at = hub_now() where organisation_id = $1 and kind = $2 and handled_at is null
       and facts->>'materialId' = $3 and (facts->>'number')::int <= $4`,
    [organisationId, NotificationKind.UPDATE_AVAILABLE, materialId, number],
  );
