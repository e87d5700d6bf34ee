import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../errors/app-error.ts';
import { isWebAddress } from '../web/web-address.ts';
import { written } from './line.ts';

/** Text of several lines without the spaces around it; null where there is none. */
export function prose(field: string, value: string | null | undefined, most: number = limits.text): string | null {
  const text = written(value ?? '') || null;
  if (text && text.length > most) throw badInput(field, 'TOO_LONG', { most });
  // PostgreSQL holds neither; a person never means them.
  if (text && (text.includes('\0') || !text.isWellFormed())) throw badInput(field, 'NOT_TEXT');
  return text;
}

/** An address of the web; null where there is none. */
export function webAddress(field: string, value: string | null | undefined): string | null {
  const address = prose(field, value, 2_000);
  if (address && !isWebAddress(address)) throw badInput(field, 'NOT_A_WEB_ADDRESS');
  // Telephones begin a line with a capital letter.
  return address && address.replace(/^https?/i, (scheme) => scheme.toLowerCase());
}
