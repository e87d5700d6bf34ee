import en from '../../../../schema/exports.en.json' with { type: 'json' };
import fi from '../../../../schema/exports.fi.json' with { type: 'json' };
import sv from '../../../../schema/exports.sv.json' with { type: 'json' };
import termsEn from '../../../../schema/terms.en.json' with { type: 'json' };
import termsFi from '../../../../schema/terms.fi.json' with { type: 'json' };
import termsSv from '../../../../schema/terms.sv.json' with { type: 'json' };
import type { Value } from '../../platform/spreadsheets/write.ts';
import type { Language } from '../people/person.entity.ts';

const catalogues = { fi, sv, en };
const termCatalogues = { fi: termsFi, sv: termsSv, en: termsEn };
export type Words = typeof fi;
export type Group = keyof typeof termsFi;
type Named = { nameFi?: string | null; nameSv?: string | null; nameEn?: string | null } | null | undefined;

/** How values are said in the language that was asked for. */
export class Said {
  readonly words: Words;

  constructor(readonly language: Language) {
    this.words = catalogues[language];
  }

  /** The word for a value of one of the domain's lists. */
  term = (group: Group, value: string | null | undefined): string | null =>
    value ? ((termCatalogues[this.language][group] as Record<string, string>)[value] ?? value) : null;

  name = (one: Named): string | null =>
    (one && ((this.language === 'sv' ? one.nameSv : this.language === 'en' ? one.nameEn : null) || one.nameFi)) ?? null;

  yesNo = (value: boolean | null | undefined): string | null =>
    typeof value === 'boolean' ? this.words.head[value ? 'yes' : 'no'] : null;
}

/** A date as precisely as it is known: a day is one to the program that opens the file. */
export function dated(value: string | null | undefined): Value {
  if (!value) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { day: value };
  const [year, month] = value.split('-');
  return month ? `${Number(month)}/${year}` : value;
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });
const times = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' });

/** The day of a moment in Finland. */
export const dayOf = (moment: string | null | undefined): Value => (moment ? { day: days.format(new Date(moment)) } : null);
export const timeText = (moment: string) => times.format(new Date(moment));
