import type { EditMaterialVersionInput, Language, VersionImpact } from '../../platform/graphql/generated/graphql.ts';
import { languages } from '../../platform/i18n/language.ts';
import type { Version } from './version.query.ts';

export type PartDraft = {
  title: string;
  description: string;
  accessibility: string;
  links: { label: string; address: string }[];
};
/** What is typed into a draft, before it is saved. */
export type Draft = {
  changeNote: string;
  impact: VersionImpact | '';
  credits: string;
  parts: Record<Language, PartDraft>;
};
const isText = (value: unknown) => typeof value === 'string';

/** Whether something read from outside is a draft as it stands in the fields. */
export function isDraft(value: unknown): value is Draft {
  const { changeNote, impact, credits, parts } = (value ?? {}) as Partial<Draft>;
  const isPart = (part: Partial<PartDraft> | undefined) =>
    part !== undefined &&
    [part.title, part.description, part.accessibility].every(isText) &&
    Array.isArray(part.links) &&
    part.links.every((link) => isText(link?.label) && isText(link?.address));
  return [changeNote, impact, credits].every(isText) && languages.every((language) => isPart(parts?.[language]));
}

type Saved = Pick<Version, 'changeNote' | 'impact' | 'credits' | 'parts'>;

const emptyPart = (): PartDraft => ({ title: '', description: '', accessibility: '', links: [] });

/** The draft as it is saved, as it stands in the fields. */
export function draftOf({ changeNote, impact, credits, parts }: Saved): Draft {
  const partIn = (language: Language): PartDraft => {
    const part = parts.find((each) => each.language === language);
    if (!part) return emptyPart();
    return {
      title: part.title ?? '',
      description: part.description ?? '',
      accessibility: part.accessibility ?? '',
      links: part.links.map(({ label, address }) => ({ label, address })),
    };
  };
  return {
    changeNote: changeNote ?? '',
    impact: impact ?? '',
    credits: credits ?? '',
    parts: Object.fromEntries(languages.map((language) => [language, partIn(language)])) as Draft['parts'],
  };
}

/** Whether something is written in a language. */
export const isWritten = ({ title, description, accessibility, links }: PartDraft) =>
  Boolean(title.trim() || description.trim() || accessibility.trim() || links.some(({ label, address }) => label || address));

/** The draft as the server takes it. Rows of links in which nothing was written are left out. */
export function inputOf(draft: Draft): Omit<EditMaterialVersionInput, 'id' | 'expectedVersion'> {
  return {
    changeNote: draft.changeNote,
    impact: draft.impact || null,
    credits: draft.credits,
    parts: languages
      .filter((language) => isWritten(draft.parts[language]))
      .map((language) => {
        const { links, ...texts } = draft.parts[language];
        return { language, ...texts, links: links.filter(({ label, address }) => label.trim() || address.trim()) };
      }),
  };
}

export const sameDraft = (a: Draft, b: Draft) => JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b));

/** The language and the field that a problem of the server names: `parts.fi.links.0.address`. */
export function placeOf(field: string): { language?: Language; field: string } {
  const [, code, rest] = /^parts\.([a-z]{2})\.(.+)$/.exec(field) ?? [];
  const language = languages.find((each) => each === code);
  return language ? { language, field: rest! } : { field };
}
