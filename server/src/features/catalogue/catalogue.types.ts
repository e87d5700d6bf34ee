import type { MaterialKind, MaterialProvenance } from '../materials/material.entity.ts';
import { languages, type Tag } from './catalogue.words.ts';

type Names = Partial<Record<Tag, string | null>> & { fi: string };

type Part = {
  title: string | null;
  description: string | null;
  links: { label: string; address: string }[];
  accessibility: string | null;
};

/** What the catalogue tells of a material, as `catalogue_facts()` writes it. */
export type Facts = {
  title: string;
  kind: `${MaterialKind}`;
  language: Tag | null;
  description: string | null;
  url: string | null;
  licence: string | null;
  linkOnly: boolean;
  published: string | null;
  provenance: `${MaterialProvenance}`;
  sourceUrl: string | null;
  urn: string | null;
  workPackage: string | null;
  deprecated: boolean;
  replacementId: string | null;
  endsOn: string | null;
  theme: Names & { code: string };
  sourceProject: (Names & { code: string; acronym: string; website: string | null; coordinator: string }) | null;
  maintainer: (Names & { website: string | null }) | null;
  /** What the published version holds by language; not there where all that is published is what was found. */
  parts?: Partial<Record<Tag, Part>>;
  versions: { number: number; published: string; current: boolean; note: string | null }[];
};

/** A material in the catalogue; a deleted one has left it. */
export type Entry = { id: string; datestamp: Date; deleted: boolean; facts: Facts };

/** How many of a region's providers use a material; without a name those whose region is not known, or those added up. */
export type RegionUse = { name: Names | null; others: boolean; inUse: number; providers: number };

export const nameIn = (names: Names, language: Tag): string => names[language] ?? names.fi;

/** Something that the published version holds: in the reader's language, else in the one that comes first of those in which it is said. */
function spoken<K extends keyof Part>(
  { parts = {} }: Facts,
  language: Tag,
  what: K,
): { value: NonNullable<Part[K]>; language: Tag } | null {
  for (const tag of [language, ...languages]) {
    const value = parts[tag]?.[what];
    if (value && (!Array.isArray(value) || value.length)) return { value, language: tag };
  }
  return null;
}

/** Its description as the published version has it; of what was only found the register's, which is in Finnish. */
export const descriptionIn = (facts: Facts, language: Tag): { value: string; language: Tag } | null =>
  spoken(facts, language, 'description') ?? (facts.description ? { value: facts.description, language: 'fi' } : null);
export const titleIn = (facts: Facts, language: Tag): { value: string; language: Tag } => {
  const title = facts.parts?.[language]?.title;
  return title ? { value: title, language } : { value: facts.title, language: facts.language ?? 'fi' };
};
export const accessibilityIn = (facts: Facts, language: Tag) => spoken(facts, language, 'accessibility');
export const linksIn = (facts: Facts, language: Tag) => spoken(facts, language, 'links');
