import { choice, wordKey } from '../../platform/importing/parsers.ts';
import { RefusedValue } from '../../platform/importing/target.ts';
import { partialDateOf } from '../../platform/spreadsheets/values.ts';

export type Place = { id: string; regionId: string; ofRegister?: true };

/** Municipalities of code lists that are none: not known, abroad. */
const NO_MUNICIPALITY = ['999', '200', '199', '198'];
/** Kinds of schools that a licence for vocational education is held for, by their code and their name. */
const VOCATIONAL = new Map([
  ['21', 'ammatilliset oppilaitokset'],
  ['22', 'ammatilliset erityisoppilaitokset'],
  ['23', 'ammatilliset erikoisoppilaitokset'],
  ['24', 'ammatilliset aikuiskoulutuskeskukset'],
]);
const VOCATIONAL_WORDS = new Set(
  [...VOCATIONAL.values(), 'ammatillinen oppilaitos', 'ammatillinen erityisoppilaitos'].map(wordKey),
);
const PROVIDER = ['organisaatiotyyppi_01', 'koulutustoimija', 'utbildningsaktör'].map(wordKey);
const SCHOOL = ['organisaatiotyyppi_02', 'oppilaitos', 'läroanstalt'].map(wordKey);

export type UnitKind = 'PROVIDER' | 'SCHOOL' | 'OTHER';
export type UnitStatus = 'ACTIVE' | 'CLOSED';

/** Without the version of the code list that some codes end in. */
const plain = (text: string) => text.trim().replace(/#\d+$/, '');
const words = (text: string) => text.split(',').map(plain).filter(Boolean);

/** What a unit is, from codes or from words; often several things at once. */
export const unitKindsOf = (text: string): UnitKind[] =>
  words(text).map((word) =>
    PROVIDER.includes(wordKey(word)) ? 'PROVIDER' : SCHOOL.includes(wordKey(word)) ? 'SCHOOL' : 'OTHER',
  );

/** Whether a school is one of vocational education. */
export function schoolTypeOf(text: string): 'VOCATIONAL' | 'OTHER' {
  const word = plain(text);
  const code = /^(?:oppilaitostyyppi_)?(\d{2})$/i.exec(word)?.[1];
  return (code ? VOCATIONAL.has(code) : VOCATIONAL_WORDS.has(wordKey(word))) ? 'VOCATIONAL' : 'OTHER';
}

const STATUSES = new Map<string, UnitStatus>([
  ...['aktiivinen', 'suunniteltu', 'active', 'aktiv'].map((word) => [word, 'ACTIVE'] as const),
  ...['passiivinen', 'poistettu', 'lakkautettu', 'passive', 'passiv'].map((word) => [word, 'CLOSED'] as const),
]);
export const statusOf = (text: string) => choice(plain(text), STATUSES);

/** A municipality by its name or code; null for a code that says that it is not known. One by its code list comes from the register. */
export function municipalityOf(text: string, places: ReadonlyMap<string, Place>): Place | null {
  const code = /^kunta_(\d{3})$/i.exec(plain(text))?.[1];
  if (code === undefined) return choice(text, places);
  return NO_MUNICIPALITY.includes(code) ? null : { ...choice(code, places), ofRegister: true };
}

/** A day as people write it, or as a program counts it from 1970 in milliseconds. */
export function day(text: string): string {
  const written = /^-?\d{9,14}$/.test(text)
    ? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' }).format(new Date(Number(text)))
    : partialDateOf(text.replace(/T\d\d:.*$/, ''));
  if (!written || !/^\d{4}-\d\d-\d\d$/.test(written)) throw new RefusedValue('NOT_A_DAY');
  return written;
}
