import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';
import { attachFiles, detachFile } from '../files/file.service.ts';
import { MaterialVersion } from './material-version.entity.ts';
import { Material } from './material.entity.ts';
import { MaterialVersionFile } from './version-file.entity.ts';
import { changeVersionFiles } from './version-file.policy.ts';
import type { AttachVersionFileInput, RemoveVersionFileInput } from './version-file.inputs.ts';

/** The files of a version, as long as it is a draft: what is published never changes. */
export class VersionFileService {
  constructor(private readonly database: Database) {}

  /** Adds a file in one language. */
  attach(viewer: Viewer, input: AttachVersionFileInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { draft, material } = await this.findDraft(tx, viewer, input.materialVersionId);
      const { expectedVersion, language } = input;
      await tx.change(MaterialVersion, draft.id, expectedVersion, {});
      const held = await tx.manager.countBy(MaterialVersionFile, { materialVersionId: draft.id });
      if (held >= limits.files) throw badInput('fileId', 'TOO_MANY', { most: limits.files });
      const [file] = await attachFiles(tx, viewer, { ids: [input.fileId], purpose: 'MATERIAL_VERSION', field: 'fileId' });
      const added = await tx.insert(MaterialVersionFile, { materialVersionId: draft.id, fileId: file!.id, language });
      if (!added) throw badInput('fileId', 'HELD_ALREADY');
      recorded(tx, 'material.version.file_attached', material, {
        ...{ materialId: material.id, versionId: draft.id, fileId: file!.id, language, version: expectedVersion + 1 },
      });
      return { id: draft.id };
    });
  }

  /** Takes a file out of the draft; where it hangs nowhere else, it is thrown away in the night. */
  remove(viewer: Viewer, { id, expectedVersion }: RemoveVersionFileInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { materialVersionId, fileId } = await tx.find(MaterialVersionFile, id);
      const { draft, material } = await this.findDraft(tx, viewer, materialVersionId);
      await tx.change(MaterialVersion, draft.id, expectedVersion, {});
      await tx.manager.delete(MaterialVersionFile, { id });
      if (!(await tx.manager.existsBy(MaterialVersionFile, { fileId }))) await detachFile(tx, fileId);
      recorded(tx, 'material.version.file_removed', material, {
        ...{ materialId: material.id, versionId: draft.id, fileId, version: expectedVersion + 1 },
      });
      return { id: draft.id };
    });
  }

  private async findDraft(tx: Transaction, viewer: Viewer, id: string) {
    const draft = await tx.find(MaterialVersion, id, 'materialVersionId');
    const material = await tx.manager.findOneByOrFail(Material, { id: draft.materialId });
    const { maintainerId, projectId } = material;
    authorise(changeVersionFiles(viewer, { state: draft.state, maintainerId, projectId }));
    return { draft, material };
  }
}

/** Drafts are the project's to know of; without a project, the maintainer's alone. */
function recorded<K extends keyof HistoryKinds & `material.version.file_${string}`>(
  tx: Transaction,
  kind: K,
  { id, projectId, maintainerId }: Material,
  facts: HistoryKinds[K],
) {
  tx.record(kind, {
    stream: projectId ?? HUB_STREAM,
    subjectType: 'Material',
    subject: id,
    audience: projectId ? ['project'] : [`partner:${maintainerId}`],
    facts,
  });
}
