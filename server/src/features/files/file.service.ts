import type { Readable } from 'node:stream';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import type { Span } from '../../platform/files/store.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { render, trusted } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import type { FileRoom } from './file-room.service.ts';
import { FileState, StoredFile, type FilePurpose } from './stored-file.entity.ts';

type Found = Pick<StoredFile, 'id' | 'name' | 'kind' | 'size' | 'sha256' | 'state'>;

/** Gives out files, to whoever may see at that moment what they are attached to. */
export class FileService {
  constructor(
    private readonly database: Database,
    private readonly room: FileRoom,
  ) {}

  /** The file, when the viewer may have its bytes; NOT_FOUND when they may not even know of it. */
  async find(viewer: Viewer, id: string): Promise<Found> {
    if (!isId(id)) throw notFound();
    const { text, values } = render(
      trusted`select x.id, x.name, x.kind, x.size, x.sha256, x.state from ${visible(StoredFile, viewer)} x where x.id = ${id}`,
    );
    const [file] = await this.database.ask<Found>(text, values);
    if (!file) throw notFound();
    if (file.state === FileState.QUARANTINED) throw new AppError('FORBIDDEN', { reason: 'FILE_IN_QUARANTINE' });
    if (file.state === FileState.REFUSED) throw new AppError('FORBIDDEN', { reason: 'FILE_REFUSED' });
    return file;
  }

  read({ sha256 }: Found, span?: Span): Promise<Readable> {
    return this.room.store.read(sha256, span);
  }
}

/**
 * Takes files for what the viewer's organisation attaches them to: its own ones, brought in for that purpose, loose or attached before.
 * Answers them in the order given. The caller keeps the link, and says by `opensFiles` who may follow it.
 */
export async function attachFiles(
  tx: Transaction,
  viewer: Viewer,
  { ids, purpose, field }: { ids: readonly string[]; purpose: FilePurpose; field: string },
): Promise<StoredFile[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length > limits.files) throw badInput(field, 'TOO_MANY', { most: limits.files });
  const files: StoredFile[] = [];
  for (const id of wanted) {
    const file = await tx.find(StoredFile, id, field);
    if (file.organisationId !== viewer.organisationId || file.purpose !== purpose) throw notFound(field);
    if (file.state === FileState.REFUSED) throw badInput(field, 'FILE_REFUSED');
    files.push(file);
  }
  // In one order for everybody; a file that was swept in this very moment is not there.
  const [taken] = await tx.manager.query(
    `update stored_file f set attached_at = coalesce(attached_at, clock_timestamp())
       from (select id from stored_file where id = any($1) order by id for update) x where x.id = f.id returning f.id`,
    [wanted],
  );
  if (taken.length < wanted.length) throw notFound(field);
  return files;
}

/** Until the transaction ends nobody else attaches these files, or lets go of them. */
export const holdFiles = (tx: Transaction, ids: readonly string[]) =>
  tx.manager.query('select from stored_file where id = any($1) order by id for update', [ids]);

/** Says that a held file is attached to nothing any more: it is thrown away in the night. */
export const detachFile = (tx: Transaction, id: string) =>
  tx.manager.query('update stored_file set attached_at = null where id = $1', [id]);
