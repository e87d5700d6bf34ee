import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { line, lineOrNull } from '../../platform/graphql/line.ts';
import { prose, webAddress } from '../../platform/graphql/prose.ts';
import type { MaterialVersion } from '../materials/material-version.entity.ts';
import type { Material } from '../materials/material.entity.ts';
import { Language } from '../people/person.entity.ts';
import type { VersionPartInput } from './version.inputs.ts';
import type { VersionPart } from './version-part.entity.ts';

/** What a version holds in one language, as it is stored. */
export type Content = Pick<VersionPart, 'language' | 'title' | 'description' | 'links' | 'accessibility'>;

/** The parts as they were put in, checked; a language in which nothing was written is left out. */
export function checkedParts(parts: readonly VersionPartInput[]): Content[] {
  const seen = new Set<Language>();
  const checked = parts.map((part): Content => {
    const { language } = part;
    const at = (name: string) => `parts.${language}.${name}`;
    if (seen.has(language)) throw badInput('parts', 'TWICE', { language });
    seen.add(language);
    if (part.links.length > limits.links) throw badInput(at('links'), 'TOO_MANY', { most: limits.links });
    return {
      language,
      title: lineOrNull(at('title'), part.title),
      description: prose(at('description'), part.description, limits.markdown),
      links: part.links.map(({ label, address }, index) => ({
        label: line(at(`links.${index}.label`), label),
        address: required(at(`links.${index}.address`), address),
      })),
      accessibility: prose(at('accessibility'), part.accessibility),
    };
  });
  return checked.filter(({ title, description, links, accessibility }) => title || description || links.length || accessibility);
}

function required(field: string, address: string): string {
  const checked = webAddress(field, address);
  if (!checked) throw badInput(field, 'REQUIRED');
  return checked;
}

/** What the first draft begins with, where all that was published is what was found. */
export function asFound({ language, title, description, url }: Material): Content[] {
  const own = language ?? Language.fi;
  const links = url && /^https?:\/\//i.test(url) ? [{ label: title, address: url }] : [];
  const nothing = { title: null, description: null, links: [], accessibility: null };
  // The register describes every material in Finnish, whatever language it is in.
  return own === Language.fi || !description
    ? [{ ...nothing, language: own, title, description, links }]
    : [
        { ...nothing, language: own, title, links },
        { ...nothing, language: Language.fi, description },
      ];
}

/** What keeps a draft from being handed in: the first thing that is missing. */
export function checkComplete({ changeNote, impact }: MaterialVersion, parts: readonly Content[]) {
  if (!parts.some(({ description, links }) => description || links.length)) throw badInput('parts', 'REQUIRED');
  if (!changeNote) throw badInput('changeNote', 'REQUIRED');
  if (!impact) throw badInput('impact', 'REQUIRED');
}
