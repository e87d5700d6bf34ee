import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

// What the client's cache is told in the text of an operation; the schema does not know it.
const FOR_THE_CACHE = /\s*@unmask(\([^)]*\))?/g;

/**
 * The operations of our own client, known by the SHA-256 of their text. A caller may send the id instead of the text; no caller
 * can add one.
 */
export class KnownOperations {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(texts: readonly string[]) {
    this.texts = new Map(texts.map((text) => [operationId(text), text.replaceAll(FOR_THE_CACHE, '')]));
  }

  /** Reads the list that the build of the client wrote, ids to texts; a hub without one knows none. */
  static from(file: string): KnownOperations {
    return new KnownOperations(existsSync(file) ? Object.values<string>(JSON.parse(readFileSync(file, 'utf8'))) : []);
  }

  /** The text of that id, with or without the name of the hash before it. */
  text = (id: string): string | undefined => this.texts.get(id.replace(/^sha256:/, ''));

  /** As the server library looks one up, under a prefix of its own. */
  async get(key: string): Promise<string | undefined> {
    return this.text(key.replace(/^apq:/, ''));
  }

  /** A text that a caller sends along with its id is answered, and not kept. */
  async set(): Promise<void> {}

  async delete(): Promise<boolean> {
    return false;
  }
}

export const operationId = (text: string) => createHash('sha256').update(text).digest('hex');
