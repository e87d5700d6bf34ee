import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { attachFiles, detachFile, holdFiles } from '../files/file.service.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import type { Material } from '../materials/material.entity.ts';
import { MaterialVersionFile } from './version-file.entity.ts';
import type { AttachVersionFileInput, RemoveVersionFileInput } from './version-file.inputs.ts';
import { attachFile, changeDraft, keepVersions } from './version.policy.ts';
import { checkSeen, holdVersion, withEditor } from './version-rows.ts';
import { record, stateOf } from './version.service.ts';

type Held = { version: MaterialVersion; material: Material };

/** The files of a version, as long as it is a draft: what is published never changes. Whoever changes them has a hand in it. */
export class VersionFileService {
  constructor(private readonly database: Database) {}

  /** Adds a file in one language. */
  attach(viewer: Viewer, input: AttachVersionFileInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const held = await this.holdDraft(tx, viewer, input.materialVersionId, input.expectedVersion);
      authorise(attachFile(viewer, held.material, { state: held.version.state, licensed: held.material.licence !== null }));
      const materialVersionId = held.version.id;
      if ((await tx.manager.countBy(MaterialVersionFile, { materialVersionId })) >= limits.files)
        throw badInput('fileId', 'TOO_MANY', { most: limits.files });
      const [file] = await attachFiles(tx, viewer, { ids: [input.fileId], purpose: 'MATERIAL_VERSION', field: 'fileId' });
      const { language } = input;
      if (!(await tx.insert(MaterialVersionFile, { materialVersionId, fileId: file!.id, language })))
        throw badInput('fileId', 'HELD_ALREADY');
      return this.changed(tx, viewer, held);
    });
  }

  /** Takes a file out of the draft; where it hangs nowhere else, it is thrown away in the night. */
  remove(viewer: Viewer, { id, expectedVersion }: RemoveVersionFileInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { materialVersionId, fileId } = await tx.find(MaterialVersionFile, id);
      const held = await this.holdDraft(tx, viewer, materialVersionId, expectedVersion);
      // Somebody may be adding the same file to another draft: whoever comes second sees what the first has done.
      await holdFiles(tx, [fileId]);
      await tx.manager.delete(MaterialVersionFile, { id });
      if (!(await tx.manager.existsBy(MaterialVersionFile, { fileId }))) await detachFile(tx, fileId);
      return this.changed(tx, viewer, held);
    });
  }

  private async holdDraft(tx: Transaction, viewer: Viewer, id: string, expectedVersion: number): Promise<Held> {
    const held = await holdVersion(tx, id, 'materialVersionId');
    authorise(keepVersions(viewer, held.material));
    checkSeen(held.version, expectedVersion);
    authorise(changeDraft(viewer, held.material, held.version));
    return held;
  }

  private async changed(tx: Transaction, viewer: Viewer, { version, material }: Held) {
    const editorIds = withEditor(version, viewer.personId!);
    await tx.change(MaterialVersion, version.id, version.version, { editorIds }, stateOf);
    record(tx, 'version.edited', material, version, {});
    return { id: version.id };
  }
}
