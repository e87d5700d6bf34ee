import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { extensionOf, fileKinds, kindOf, type FileKind } from '../../../../schema/file-kinds.ts';

const kinds = Object.keys(fileKinds) as FileKind[];

/**
 * What a file is, by its content. What no signature tells is text, if it is text, and then its name says of which kind; undefined for
 * all that the hub does not take. An archive is looked into for its kind, within bounds, and never unpacked.
 */
export async function detectKind(path: string, name: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromFile(path);
  if (found) return kinds.find((kind) => kindOf(kind).mime === found.mime);
  const extension = extensionOf(name);
  const kind = kinds.find((one) => kindOf(one).text && kindOf(one).extensions.includes(extension));
  return kind && (await isText(path)) ? kind : undefined;
}

// Tabulator, line feed, form feed, carriage return; no other control character stands in a text that people write.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Text in UTF-8, or of one byte a letter as spreadsheets still write it (Windows-1252). */
async function isText(path: string): Promise<boolean> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (CONTROL.test(chunk.toString('latin1'))) return false;
    isUtf8 &&= decodes(utf8, chunk);
    // Bytes that Windows-1252 leaves without a letter.
    if (!isUtf8 && /[\u0081\u008d\u008f\u0090\u009d]/.test(chunk.toString('latin1'))) return false;
  }
  return true;
}

function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
