import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { detachFile, holdFiles } from '../files/file.service.ts';
import { holdMaterial } from '../materials/material-change.service.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import type { Material } from '../materials/material.entity.ts';
import { asFound, type Content } from './version-content.ts';
import { VersionPart } from './version-part.entity.ts';

/** The version that the viewer may see, as it is once its material is held. */
export async function holdVersion(
  tx: Transaction,
  id: string,
  field = 'id',
): Promise<{ version: MaterialVersion; material: Material }> {
  const { materialId } = await tx.find(MaterialVersion, id, field);
  const material = await holdMaterial(tx, materialId, field);
  const version = await tx.manager.findOneBy(MaterialVersion, { id });
  if (!version) throw notFound();
  return { version, material };
}

/** Somebody was faster: what the version has become. */
export function checkSeen(version: MaterialVersion, expectedVersion: number) {
  if (version.version !== expectedVersion)
    throw new AppError('CONFLICT', { currentVersion: version.version, currentState: version.state });
}

/** The version under way: a draft, or one in review. */
export const openVersion = (tx: Transaction, materialId: string) =>
  tx.manager.findOneBy(MaterialVersion, [
    { materialId, state: VersionState.DRAFT },
    { materialId, state: VersionState.IN_REVIEW },
  ]);

/** Those whose hands are in it, and one more. */
export const withEditor = ({ editorIds }: { editorIds: readonly string[] }, personId: string) => [
  ...new Set([...editorIds, personId]),
];

export const partsOf = (tx: Transaction, materialVersionId: string): Promise<VersionPart[]> =>
  tx.manager.findBy(VersionPart, { materialVersionId });

export async function writeParts(tx: Transaction, materialVersionId: string, parts: readonly Content[]) {
  await tx.manager.delete(VersionPart, { materialVersionId });
  for (const part of parts) await tx.insert(VersionPart, { ...part, materialVersionId });
}

/** A draft that holds what is published now, and says nothing yet of what is to change. */
export async function beginDraft(tx: Transaction, material: Material, personId: string): Promise<MaterialVersion> {
  const current = material.currentVersionId
    ? await tx.manager.findOneByOrFail(MaterialVersion, { id: material.currentVersionId })
    : null;
  const [{ number }] = await tx.manager.query(
    'select coalesce(max(number), 0) + 1 as number from material_version where material_id = $1',
    [material.id],
  );
  const id = (await tx.insert(MaterialVersion, {
    materialId: material.id,
    number,
    credits: current?.credits ?? null,
    draftedById: personId,
    editorIds: [personId],
  }))!;
  const published = current ? await partsOf(tx, current.id) : [];
  const contents = published.length ? published : asFound(material);
  await writeParts(
    tx,
    id,
    contents.map(({ language, title, description, links, accessibility }) => ({
      language,
      title,
      description,
      links,
      accessibility,
    })),
  );
  if (current)
    await tx.manager.query(
      `insert into material_version_file (material_version_id, file_id, language, added_at) select $1, file_id, language, added_at from material_version_file where material_version_id = $2`,
      [id, current.id],
    );
  await tx.manager.query(
    `update material set status = 'UPDATING', version = version + 1, updated_at = hub_now() where id = $1 and status = 'MAINTAINED'`,
    [material.id],
  );
  return tx.manager.findOneByOrFail(MaterialVersion, { id });
}

/** Those who keep the material: its maintainer, and the coordinator of its project. */
export async function keepersOf(tx: Transaction, { projectId, maintainerId }: Material): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    `select p.organisation_id as id from partnership p where p.project_id = $1 and p.role = 'COORDINATOR'
       and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true)`,
    [projectId],
  );
  return [...new Set([...rows.map(({ id }) => id), ...(maintainerId ? [maintainerId] : [])])];
}

/**
 * A draft that nobody has seen in review goes as if it had never been; files that hang nowhere else go in the night. False for one that
 * somebody has spoken of: it stays.
 */
export async function dropDraft(tx: Transaction, id: string): Promise<boolean> {
  const held: { file_id: string }[] = await tx.manager.query(
    'select file_id from material_version_file where material_version_id = $1',
    [id],
  );
  await holdFiles(
    tx,
    held.map(({ file_id }) => file_id),
  );
  const files: { file_id: string }[] = await tx.manager.query(
    `select f.file_id from material_version_file f where f.material_version_id = $1
       and not exists (select from material_version_file o where o.file_id = f.file_id and o.material_version_id <> $1)`,
    [id],
  );
  await tx.manager.query('savepoint dropping_draft');
  try {
    await tx.manager.delete(MaterialVersion, { id });
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code !== '23503') throw error;
    await tx.manager.query('rollback to savepoint dropping_draft');
    return false;
  }
  for (const { file_id } of files) await detachFile(tx, file_id);
  return true;
}
