import type { MaterialKind, MaterialProvenance } from '../materials/material.entity.ts';
import type { Tag } from './catalogue.words.ts';

type Names = Partial<Record<Tag, string | null>> & { fi: string };

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
  versions: { number: number; published: string; current: boolean; note: string | null }[];
};

/** A material in the catalogue; a deleted one has left it. */
export type Entry = { id: string; datestamp: Date; deleted: boolean; facts: Facts };

/** How many of a region's providers use a material; without a name those whose region is not known, or those added up. */
export type RegionUse = { name: Names | null; others: boolean; inUse: number; providers: number };

export const nameIn = (names: Names, language: Tag): string => names[language] ?? names.fi;
