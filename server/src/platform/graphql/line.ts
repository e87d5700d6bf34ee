import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../errors/app-error.ts';

/**
 * A text as it is kept and sought: without the spaces around it, and each letter written in one way. What looks alike to a person
 * is alike: some systems send Ä as one sign, others as A and two dots.
 */
export const written = (text: string): string => text.normalize('NFC').trim();

/** One line of text that must be there. */
export function line(field: string, value: string | null | undefined, most: number = limits.line): string {
  const text = written(value ?? '');
  if (!text) throw badInput(field, 'REQUIRED');
  if (text.length > most) throw badInput(field, 'TOO_LONG', { most });
  // Half of a surrogate pair would be stored as something else, a line break stand in the head of a letter.
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) throw badInput(field, 'NOT_TEXT');
  return text;
}
