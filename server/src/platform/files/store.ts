import type { Readable } from 'node:stream';

/** Bytes from–to of a file, both counted in. */
export type Span = { start: number; end: number };

/**
 * Where the bytes of files lie, each under the SHA-256 of its content. What is there under a hash never changes, so putting it twice
 * is putting it once.
 */
export interface FileStore {
  /** Keeps a received file for good; afterwards the path is no longer there. Whoever is answered finds it again after a crash. */
  put(sha256: string, path: string): Promise<void>;
  exists(sha256: string): Promise<boolean>;
  /** Its bytes, or a part of them. Fails before the first byte where there are none. */
  read(sha256: string, span?: Span): Promise<Readable>;
  delete(sha256: string): Promise<void>;
}
