import { limits } from '../../../../schema/limits.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';
import type { Known } from './dissemination.policy.ts';
import type { ShownMaterialInput } from './event.inputs.ts';

/** The event that the viewer may see, with its row held until the commit: registrations and steps wait for each other. */
export async function hold(tx: Transaction, id: string, field = 'id'): Promise<{ event: DisseminationEvent; known: Known }> {
  const { id: found } = await tx.find(DisseminationEvent, id, field);
  await tx.manager.query('select from dissemination_event where id = $1 for update', [found]);
  const event = await tx.manager.findOneByOrFail(DisseminationEvent, { id: found });
  const { projectId, organisationId, kind, state, reportedById, startsAt } = event;
  const begun = startsAt <= tx.now();
  return { event, known: { projectId, organisationId, kind, state, reportedById, begun } };
}

/** Somebody was faster: what the event has become. */
export function checkSeen({ version, state }: DisseminationEvent, expectedVersion: number) {
  if (version !== expectedVersion) throw new AppError('CONFLICT', { currentVersion: version, currentState: state });
}

export type Shown = { materialId: string; materialVersionId: string | null };

/** The materials named, each once, of this project, in a version that is out. */
export async function checkedMaterials(
  tx: Transaction,
  projectId: string,
  materials: readonly ShownMaterialInput[],
): Promise<Shown[]> {
  if (materials.length > limits.eventMaterials) throw badInput('materials', 'TOO_MANY', { most: limits.eventMaterials });
  const shown: Shown[] = [];
  for (const [index, { materialId, materialVersionId }] of materials.entries()) {
    const material = await tx.find(Material, materialId, `materials.${index}.materialId`);
    if (material.projectId !== projectId) throw badInput(`materials.${index}.materialId`, 'NOT_IN_THE_PROJECT');
    if (shown.some((one) => one.materialId === material.id)) throw badInput(`materials.${index}.materialId`, 'TWICE');
    shown.push({ materialId: material.id, materialVersionId: await versionOf(tx, material, materialVersionId, index) });
  }
  return shown;
}

async function versionOf(tx: Transaction, material: Material, id: string | null | undefined, index: number) {
  if (!id) return material.currentVersionId;
  const field = `materials.${index}.materialVersionId`;
  const version = await tx.find(MaterialVersion, id, field);
  const isOut = version.state === VersionState.PUBLISHED || version.state === VersionState.SUPERSEDED;
  if (version.materialId !== material.id || !isOut) throw notFound(field);
  return version.id;
}

export async function writeMaterials(tx: Transaction, eventId: string, materials: readonly Shown[]) {
  await tx.manager.query('delete from event_material where event_id = $1', [eventId]);
  await tx.manager.query(
    `insert into event_material (event_id, material_id, material_version_id, "position")
     select $1, x."materialId", x."materialVersionId", x.position from json_to_recordset($2) as x ("materialId" uuid, "materialVersionId" uuid, position integer)`,
    [eventId, JSON.stringify(materials.map((one, position) => ({ ...one, position })))],
  );
}

/** The ids of the regions named by their codes. */
export async function checkedRegions(tx: Transaction, codes: readonly string[]): Promise<string[]> {
  const regions = await tx.manager.find(Region);
  return [...new Set(codes)].map((code) => {
    const region = regions.find((one) => one.code === code);
    if (!region) throw notFound('regions');
    return region.id;
  });
}

export async function writeRegions(tx: Transaction, eventId: string, regionIds: readonly string[]) {
  await tx.manager.query('delete from dissemination_event_region where event_id = $1', [eventId]);
  await tx.manager.query('insert into dissemination_event_region (event_id, region_id) select $1, unnest($2::uuid[])', [
    eventId,
    regionIds,
  ]);
}

/** Whether one cannot register any more. */
export const isClosed = (tx: Transaction, { registrationClosesAt, startsAt }: DisseminationEvent) =>
  (registrationClosesAt ?? startsAt) <= tx.now();

/** How many are registered. */
export async function registeredIn(tx: Transaction, eventId: string, exceptId: string | null = null): Promise<number> {
  const [{ sum }] = await tx.manager.query(
    `select coalesce(sum(participants), 0)::int as sum from event_registration where event_id = $1 and withdrawn_at is null and organisation_id is distinct from $2`,
    [eventId, exceptId],
  );
  return sum;
}

/** Those who have registered. */
export async function registrantsOf(tx: Transaction, eventId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    'select organisation_id as id from event_registration where event_id = $1 and withdrawn_at is null',
    [eventId],
  );
  return rows.map(({ id }) => id);
}

/** Those who are invited and have not registered. */
export async function waitingInvitedOf(tx: Transaction, eventId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    `select i.organisation_id as id from event_invitation i where i.event_id = $1 and not exists (
       select 1 from event_registration r where r.event_id = i.event_id and r.organisation_id = i.organisation_id and r.withdrawn_at is null)`,
    [eventId],
  );
  return rows.map(({ id }) => id);
}

/** The coordinators of a project today. */
export async function coordinatorsOf(tx: Transaction, projectId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    `select organisation_id as id from partnership where project_id = $1 and role = 'COORDINATOR'
       and valid_from <= hub_today() and coalesce(valid_until >= hub_today(), true)`,
    [projectId],
  );
  return rows.map(({ id }) => id);
}
