import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, Span } from './store.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Files in a folder, which several processes may share. */
export class LocalStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(sha256: string, path: string): Promise<void> {
    const place = this.placeOf(sha256);
    const parent = dirname(place);
    await mkdir(parent, { recursive: true });
    await synced(path);
    // The same content under the same name: whichever process is last replaces equal by equal.
    await rename(path, place);
    // A name is in its folder for good only when the folder is written; so with the folders made above.
    for (const folder of [parent, dirname(parent), this.folder]) await synced(folder);
  }

  async exists(sha256: string): Promise<boolean> {
    return stat(this.placeOf(sha256)).then(
      (found) => found.isFile(),
      (error) => absent(error),
    );
  }

  async read(sha256: string, span?: Span): Promise<Readable> {
    const file = await open(this.placeOf(sha256));
    return file.createReadStream(span);
  }

  async delete(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  private placeOf(sha256: string): string {
    // A place is made of nothing that a stranger wrote.
    if (!SHA256.test(sha256)) throw new Error('A file is kept under its SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function synced(path: string) {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absent(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
  throw error;
}
