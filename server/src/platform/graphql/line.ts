import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../errors/app-error.ts';

/** One line of text that must be there, without the spaces around it. */
export function line(field: string, value: string | null | undefined, most: number = limits.line): string {
  const text = value?.trim() ?? '';
  if (!text) throw badInput(field, 'REQUIRED');
  if (text.length > most) throw badInput(field, 'TOO_LONG', { most });
  // Half of a surrogate pair would be stored as something else, a line break stand in the head of a letter.
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) throw badInput(field, 'NOT_TEXT');
  return text;
}
