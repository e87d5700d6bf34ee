import en from '../../../../schema/terms.en.json' with { type: 'json' };
import fi from '../../../../schema/terms.fi.json' with { type: 'json' };
import sv from '../../../../schema/terms.sv.json' with { type: 'json' };
import { wordKey } from '../../platform/importing/parsers.ts';
import { MaterialKind } from './material.entity.ts';

const more: Record<MaterialKind, string> = {
  DESCRIPTION: 'arkkitehtuurikuvaus, prosessikuvaus, kuvaus, beskrivning',
  OPERATING_MODEL: 'malli, toimintatapa, verksamhetsmodell, model',
  GUIDE: 'ohje, käsikirja, oppaat, ohjeistus, handbok, anvisning, handbook, instructions',
  TRAINING: 'kurssi, verkkokurssi, valmennus, koulutukset, kurs, course',
  TOOL: 'työväline, lomake, mittari, verktyg, template, mallipohja',
  STUDY: 'raportti, tutkimus, julkaisu, rapport, utredning, report',
  ARTICLE: 'blogi, blogikirjoitus, uutinen, artiklar, blogg, blog',
  VIDEO: 'tallenne, webinaari, webinaaritallenne, inspelning, recording',
  OTHER: 'muu, muut, annat, övrigt, other',
};

/** What people call the kinds of materials, in three languages. */
export const kindWords: ReadonlyMap<string, MaterialKind> = new Map(
  Object.values(MaterialKind).flatMap((kind) =>
    [kind, fi.kind[kind], sv.kind[kind], en.kind[kind], ...more[kind].split(', ')].map((word) => [wordKey(word), kind] as const),
  ),
);

export const languageWords: ReadonlyMap<string, 'fi' | 'sv' | 'en'> = new Map(
  (
    [
      ['fi', 'fi, fin, suomi, suomeksi, suomenkielinen, finska, finnish, fi fi'],
      ['sv', 'sv, swe, se, ruotsi, ruotsiksi, ruotsinkielinen, svenska, swedish, sv fi, sv se'],
      ['en', 'en, eng, englanti, englanniksi, englanninkielinen, engelska, english, en gb, en us'],
    ] as const
  ).flatMap(([code, words]) => words.split(', ').map((word) => [word, code] as const)),
);

const CREATIVE_COMMONS: readonly (readonly [form: RegExp, name: string])[] = (
  ['by-nc-nd', 'by-nc-sa', 'by-nc', 'by-nd', 'by-sa', 'by'] as const
).map((code) => [
  new RegExp(
    `^(?:https?://)?(?:creativecommons\\.org/licenses/)?(?:cc[\\s-]*)?${code.replaceAll('-', '[\\s-]*')}(?![\\s-]*(?:nc|nd|sa))[\\s/-]*(\\d\\.\\d)?(?![\\d.])`,
    'i',
  ),
  `CC ${code.toUpperCase()}`,
]);

/** A licence by its usual name where it is one of the known ones, however it was written: `CCBYSA4.0`, an address, `cc-by-sa 4.0`. */
export function licenceOf(text: string): string {
  if (/^(?:https?:\/\/creativecommons\.org\/publicdomain\/zero|cc[\s-]*0)/i.test(text)) return 'CC0 1.0';
  // Two letters in a sentence are no licence.
  if (!/^(?:cc|https?:\/\/creativecommons)/i.test(text)) return text;
  for (const [form, name] of CREATIVE_COMMONS) {
    const version = form.exec(text);
    if (version) return version[1] ? `${name} ${version[1]}` : name;
  }
  return text;
}
