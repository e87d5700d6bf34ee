import { extensionOf, kindOf, type FileKind } from '../../../../schema/file-kinds.ts';
import { limits } from '../../../../schema/limits.ts';

/**
 * A file's name as people read it: no path, nothing that cannot be seen, nothing that turns the direction of writing, and an ending
 * that says what the file is by its content. It names no place on any disk.
 */
export function labelOf(name: string, kind: FileKind): string {
  const { extensions } = kindOf(kind);
  const plain = name
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extensionOf(plain);
  const ending = `.${extensions.find((known) => known === extension) ?? extensions[0]}`;
  const stem = plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain;
  return `${
    Array.from(stem)
      .slice(0, limits.fileName - ending.length)
      .join('') || 'file'
  }${ending}`;
}
