import { forbidsAdaptation, licenceName } from '../../../../schema/licences.ts';
import { isPartialDate } from '../../platform/loading/partial-date.ts';
import type { MaterialKind } from '../materials/material.entity.ts';
import type { AoeRecord } from './aoe.record.ts';

/** What a record says of a material, in our words. */
export type Found = {
  identifier: string;
  urn: string | null;
  title: string;
  theme: string;
  kind: `${MaterialKind}`;
  language: 'fi' | 'sv' | 'en' | null;
  description: string | null;
  url: string;
  licence: string | null;
  published: string | null;
};
/** Why a record is not taken, or what to know of one that is. */
export type Problem = 'NO_IDENTIFIER' | 'NO_TITLE' | 'NO_ADDRESS' | 'OTHER_THEME' | 'NO_DERIVATIVES' | 'IDENTIFIER_MOVED';

/** What the themes of the network are called in titles and keywords; the first that fits. The library has many others, which are none of ours. */
const themes: [code: string, words: RegExp][] = [
  ['LEARNING_ANALYTICS', /oppimisanalyti|oppimisen analyti|learning analytics|lärandeanalys|inlärningsanaly/],
  ['ENTERPRISE_ARCHITECTURE', /kokonaisarkkiteh|viitearkkiteh|enterprise architect|övergripande arkitektur/],
  ['DATA_COMPETENCE', /tieto-osaami|data-?osaami|datalukutai|tiedolla johtami|datakompetens|data (literacy|competence)/],
  [
    'DIGITAL_COMPETENCE',
    /digi\p{L}*[ -]?osaami|digitaidot|digitaito|digikompet|digital kompetens|digital (competence|skill)|digipedagog/u,
  ],
];
const kinds: [kind: `${MaterialKind}`, words: RegExp][] = [
  ['OPERATING_MODEL', /toimintamalli|operating model|verksamhetsmodell/],
  ['VIDEO', /video/],
  ['TRAINING', /kurssi|koulutus|course|training|kurs\b|utbildning/],
  ['GUIDE', /opas|ohje|guide|handbok/],
  ['TOOL', /työkalu|sovellus|ohjelma|tool|software|verktyg/],
  ['STUDY', /tutkimus|selvitys|opinnäyte|study|report|utredning/],
  ['ARTICLE', /artikkeli|article|artikel/],
];
const languages = ['fi', 'sv', 'en'] as const;
const MOST = { title: 500, description: 5_000, url: 2_000 };

const themeOf = (...texts: string[]): string | undefined => {
  for (const text of texts) {
    const found = themes.find(([, words]) => words.test(text.toLowerCase()));
    if (found) return found[0];
  }
  return undefined;
};

/** The material that a record tells of; or why it is none for us. */
export function readMaterial(record: AoeRecord): { found: Found; warning?: Problem } | { refused: Problem } {
  const language = languages.find((tag) => record.languages.includes(tag)) ?? null;
  const inOwn = (texts: AoeRecord['titles']) =>
    (texts.find((one) => one.language === language) ?? texts.find((one) => one.language === 'fi') ?? texts[0])?.text;
  const title = inOwn(record.titles);
  if (!record.identifier) return { refused: 'NO_IDENTIFIER' };
  if (!title) return { refused: 'NO_TITLE' };
  if (!record.url || record.url.length > MOST.url || !URL.canParse(record.url)) return { refused: 'NO_ADDRESS' };
  const description = inOwn(record.descriptions) ?? null;
  const all = (texts: AoeRecord['titles']) => texts.map(({ text }) => text).join(' ');
  const theme = themeOf(`${all(record.titles)} ${record.keywords.join(' ')}`, all(record.descriptions));
  if (!theme) return { refused: 'OTHER_THEME' };
  const kind = kinds.find(([, words]) => words.test(`${record.types.join(' ')} ${title}`.toLowerCase()))?.[0] ?? 'OTHER';
  const day = record.date?.slice(0, 10);
  const licence = record.licence ? licenceName(record.licence) : null;
  const found: Found = {
    identifier: record.identifier,
    urn: record.urn ?? null,
    title: title.slice(0, MOST.title),
    theme,
    kind,
    language,
    description: description?.slice(0, MOST.description) ?? null,
    url: record.url,
    licence,
    published: day && isPartialDate(day) ? day : null,
  };
  return forbidsAdaptation(licence, kind) ? { found, warning: 'NO_DERIVATIVES' } : { found };
}
