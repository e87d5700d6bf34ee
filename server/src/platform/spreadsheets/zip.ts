import { crc32, inflateRawSync } from 'node:zlib';
import { FileProblem } from './table.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 10_000;

/**
 * The wanted entries of an archive, unpacked. What they say of their size is only a first check: unpacking itself stops at the
 * bound, and what comes out must have the checksum that the archive promises.
 */
export function unpack(archive: Buffer, wanted: (name: string) => boolean, most: number): Map<string, Buffer> {
  try {
    return entriesOf(archive, wanted, most);
  } catch (error) {
    // A place outside the file: its end is missing, or its directory leads astray.
    if (error instanceof RangeError) throw new FileProblem('TRUNCATED');
    throw error;
  }
}

function entriesOf(archive: Buffer, wanted: (name: string) => boolean, most: number): Map<string, Buffer> {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new FileProblem('DAMAGED');
  const entries = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  let declared = 0;
  let left = most;
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new FileProblem('DAMAGED');
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    if (wanted(name)) {
      declared += archive.readUInt32LE(at + 24);
      if (declared > most) throw new FileProblem('UNPACKS_TOO_LARGE', { most });
      const content = inflate(archive, at, left);
      left -= content.length;
      entries.set(name, content);
    }
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at--)
    if (archive.readUInt32LE(at) === END) return at;
  throw new FileProblem('TRUNCATED');
}

function inflate(archive: Buffer, entry: number, most: number): Buffer {
  if (archive.readUInt16LE(entry + 8) & 1) throw new FileProblem('OLD_OR_PROTECTED');
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(local) !== LOCAL) throw new FileProblem('DAMAGED');
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (from + size > archive.length) throw new FileProblem('TRUNCATED');
  const packed = archive.subarray(from, from + size);
  if (method !== 0 && method !== 8) throw new FileProblem('DAMAGED');
  const content = method === 0 ? packed : expand(packed, most);
  if (content.length > most) throw new FileProblem('UNPACKS_TOO_LARGE', { most });
  if (crc32(content) !== archive.readUInt32LE(entry + 16)) throw new FileProblem('DAMAGED');
  return content;
}

function expand(packed: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? new FileProblem('UNPACKS_TOO_LARGE', { most }) : new FileProblem('DAMAGED');
  }
}
