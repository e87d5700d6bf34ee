import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transaction } from '../../platform/database/transaction.ts';
import { StartError } from '../../platform/errors/start-error.ts';
import { LocalStore } from '../../platform/files/local-store.ts';
import { PACE, type Pace } from '../../platform/files/receive.ts';
import { commandScanner, type Scanner } from '../../platform/files/scanner.ts';
import type { FileStore } from '../../platform/files/store.ts';

/** Where files lie, where they arrive, and who looks through them. */
export class FileRoom {
  constructor(
    readonly store: FileStore,
    /** A folder for what is arriving: on the disk of the store, so that keeping it is giving it a name. */
    readonly incoming: string,
    readonly scanner: Scanner | null = null,
    readonly pace: Pace = PACE,
  ) {}

  /** In a folder of this machine, which several processes may share. */
  static async in(folder: string, scannerCommand?: readonly string[]): Promise<FileRoom> {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming, { recursive: true }).catch(({ code }: NodeJS.ErrnoException) => {
      throw new StartError(`Files cannot be kept in ${folder} (${code}): set FILES_DIR to a folder that the hub may write.`);
    });
    return new FileRoom(new LocalStore(folder), incoming, scannerCommand ? commandScanner(scannerCommand) : null);
  }

  /** Throws away all that such a folder holds of files, and nothing else that may lie there. */
  static async empty(folder: string): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => /^([0-9a-f]{2}|incoming)$/.test(each)))
      await rm(join(folder, name), { recursive: true, force: true });
  }

  /** Until the transaction ends nobody else brings in, refuses or forgets the same content. */
  async holdContent(tx: Transaction, sha256: string): Promise<void> {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('content'), hashtext($1))`, [sha256]);
  }
}
