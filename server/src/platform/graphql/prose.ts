import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../errors/app-error.ts';

/** Text of several lines that must be there, without the space around it. */
export function prose(field: string, value: string | null | undefined, most: number = limits.text): string {
  const text = value?.replace(/\r\n?/g, '\n').trim() ?? '';
  if (!text) throw badInput(field, 'REQUIRED');
  if (text.length > most) throw badInput(field, 'TOO_LONG', { most });
  if (!text.isWellFormed() || /[^\P{Cc}\n\t]/u.test(text)) throw badInput(field, 'NOT_TEXT');
  return text;
}
