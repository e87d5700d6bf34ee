import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { render, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Adoption } from './adoption.entity.ts';
import { adoptionAudience } from './adoption.history.ts';
import type { ConfirmAdoptionsInput } from './adoption.inputs.ts';
import { keepAdoption } from './adoption.policy.ts';
import type { AdoptionStage } from './stages.ts';

type Locked = {
  id: string;
  version: number;
  stage: AdoptionStage;
  projectId: string;
  materialId: string;
  organisationId: string;
  updatedAt: Date;
};

/** How providers say that their stages still hold, many at once. */
export class ConfirmingService {
  constructor(private readonly database: Database) {}

  /** Confirms those named, or all own ones of a project: every one of them, or none. The stages stay as they are. */
  confirm(viewer: Viewer, { adoptions, all, projectId, seenAt }: ConfirmAdoptionsInput): Promise<{ ids: string[] }> {
    return this.database.inTransaction(viewer, async (tx) => {
      if (!all) return this.confirmNamed(tx, viewer, adoptions ?? []);
      if (adoptions?.length) throw badInput('all', 'ONE_OR_THE_OTHER');
      if (!projectId) throw badInput('projectId', 'REQUIRED');
      if (!seenAt) throw badInput('seenAt', 'REQUIRED');
      authorise(keepAdoption(viewer, viewer.organisationId!));
      const own = isId(projectId)
        ? sql`x.project_id = ${projectId} and x.organisation_id = ${viewer.organisationId}`
        : sql`false`;
      const found = await lock(tx, viewer, own);
      const changed = found.find(({ updatedAt }) => updatedAt > seenAt);
      if (changed) throw conflict(changed);
      await write(tx, found);
      return { ids: found.map(({ id }) => id) };
    });
  }

  private async confirmNamed(tx: Transaction, viewer: Viewer, seen: NonNullable<ConfirmAdoptionsInput['adoptions']>) {
    if (!seen.length) throw badInput('adoptions', 'REQUIRED');
    if (seen.length > limits.page) throw badInput('adoptions', 'TOO_MANY', { most: limits.page });
    const versions = new Map(seen.map(({ id, expectedVersion }) => [id.toLowerCase(), expectedVersion]));
    if (versions.size < seen.length) throw badInput('adoptions', 'TWICE');
    const ids = [...versions.keys()];
    if (!ids.every(isId)) throw notFound('adoptions');
    const found = await lock(tx, viewer, sql`x.id = any(${ids}::uuid[])`);
    if (found.length < ids.length) throw notFound('adoptions');
    for (const adoption of found) {
      authorise(keepAdoption(viewer, adoption.organisationId));
      if (adoption.version !== versions.get(adoption.id)) throw conflict(adoption);
    }
    await write(tx, found);
    return { ids };
  }
}

/** In one order for everybody, so that two who confirm the same ones never wait for each other. */
function lock(tx: Transaction, viewer: Viewer, condition: Sql): Promise<Locked[]> {
  const { text, values } = render(
    trusted`select a.id, a.version, a.stage, a.project_id as "projectId", a.material_id as "materialId", a.organisation_id as "organisationId", a.updated_at as "updatedAt"
      from adoption a where a.id in (select x.id from ${visible(Adoption, viewer)} x where ${condition}) order by a.id for update`,
  );
  return tx.manager.query(text, values);
}

async function write(tx: Transaction, adoptions: readonly Locked[]) {
  await tx.manager.query(
    'update adoption set confirmed_at = hub_now(), updated_at = hub_now(), version = version + 1 where id = any($1::uuid[])',
    [adoptions.map(({ id }) => id)],
  );
  for (const { id, version, stage, projectId, materialId, organisationId } of adoptions)
    tx.record('adoption.confirmed', {
      stream: projectId,
      subjectType: 'Adoption',
      subject: id,
      audience: adoptionAudience(organisationId),
      facts: { materialId, organisationId, stage, version: version + 1 },
    });
}

const conflict = ({ id, version, stage }: Locked) =>
  new AppError('CONFLICT', { id, currentVersion: version, currentStage: stage });
