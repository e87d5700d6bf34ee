import i18next from 'i18next';
import en from './catalogue.en.json' with { type: 'json' };
import fi from './catalogue.fi.json' with { type: 'json' };
import sv from './catalogue.sv.json' with { type: 'json' };

export const languages = ['fi', 'sv', 'en'] as const;
export type Tag = (typeof languages)[number];

type Paths<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${K}` : Paths<T[K], `${Before}${K}.`>;
}[keyof T & string];
type Plural<P> = P extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : P;
/** Everything that the catalogue says. */
export type Words = (key: Plural<Paths<typeof fi>>, values?: Record<string, string | number>) => string;

const instance = i18next.createInstance();
void instance.init({
  lng: 'fi',
  fallbackLng: false,
  initAsync: false,
  resources: { fi: { catalogue: fi }, sv: { catalogue: sv }, en: { catalogue: en } },
  defaultNS: 'catalogue',
  // What is written into a page is escaped there.
  interpolation: { escapeValue: false },
});

export const wordsOf = Object.fromEntries(languages.map((language) => [language, instance.getFixedT(language)])) as Record<
  Tag,
  Words
>;

/** A day, month or year as this country's officials write it, with the precision that is known. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  return (
    [day, month]
      .filter((part) => part !== undefined)
      .map(Number)
      .join('.') +
    (day ? '.' : month ? '/' : '') +
    year
  );
}
