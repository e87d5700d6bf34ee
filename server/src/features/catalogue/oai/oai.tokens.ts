import { isId } from '../../../platform/reading/lookup.ts';
import { OaiError, type Verb } from './oai.arguments.ts';

/** Where a list goes on: what was asked for, and after which record. Nothing of it is kept by the hub. */
export type Place = {
  verb: Verb;
  from: string | undefined;
  until: string | undefined;
  set: string | undefined;
  /** The last record that was given: its datestamp and id. */
  after: [datestamp: string, id: string];
  /** Records given so far, and how many there were when the list began. */
  cursor: number;
  size: number;
  expires: number;
};

const DAY = 24 * 60 * 60_000;
/** So long a harvester may take between two pages. */
export const expiry = (): number => Math.floor((Date.now() + DAY) / 1_000);

export const writeToken = ({ verb, from, until, set, after, cursor, size, expires }: Place): string =>
  Buffer.from(JSON.stringify([verb, from ?? 0, until ?? 0, set ?? 0, ...after, cursor, size, expires])).toString('base64url');

/** The place that a token stands for. It is held to the same rules as a request: one that was made up says no more than one could ask. */
export function readToken(verb: Verb, token: string): Place {
  const bad = (why: string) => new OaiError('badResumptionToken', why);
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw bad('There is no such token.');
  }
  if (!Array.isArray(read) || read.length !== 9 || read[0] !== verb) throw bad('There is no such token.');
  const [, from, until, set, datestamp, id, cursor, size, expires] = read as unknown[];
  const optional = (value: unknown) => value === 0 || (typeof value === 'string' && !value.includes('\0'));
  const counts = [cursor, size, expires].every((value) => Number.isSafeInteger(value) && (value as number) >= 0);
  if (![from, until, set].every(optional) || !counts || !isMoment(datestamp) || typeof id !== 'string' || !isId(id))
    throw bad('There is no such token.');
  if ((expires as number) * 1_000 < Date.now()) throw bad('The token has expired: begin the list anew.');
  const given = (value: unknown) => (value === 0 ? undefined : (value as string));
  return {
    verb,
    from: given(from),
    until: given(until),
    set: given(set),
    after: [datestamp, id],
    cursor: cursor as number,
    size: size as number,
    expires: expires as number,
  };
}

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value));
