import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../errors/app-error.ts';

/** What nobody sees: spaces, joiners of no width, soft hyphens, marks of direction, letters that are drawn as nothing. */
const UNSEEN = /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * A text as it is kept and sought: without the spaces around it, each letter and each end of a line written in one way. What looks
 * alike to a person is alike: some systems send Ä as one sign, others as A and two dots; and a text of which nobody sees anything
 * is none.
 */
export const written = (text: string): string => (UNSEEN.test(text) ? '' : text.normalize('NFC').replace(/\r\n?/g, '\n').trim());

/** One line of text that must be there. */
export function line(field: string, value: string | null | undefined, most: number = limits.line): string {
  const text = written(value ?? '');
  if (!text) throw badInput(field, 'REQUIRED');
  if (text.length > most) throw badInput(field, 'TOO_LONG', { most });
  // Half of a surrogate pair would be stored as something else, a line break stand in the head of a letter.
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) throw badInput(field, 'NOT_TEXT');
  return text;
}

/** One line of text; null where there is none. */
export const lineOrNull = (field: string, value: string | null | undefined): string | null =>
  written(value ?? '') ? line(field, value) : null;
