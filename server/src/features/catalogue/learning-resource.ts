import { licenceUrl } from '../../../../schema/licences.ts';
import { linkAddress } from '../../platform/html/html.ts';
import { accessibilityIn, descriptionIn, nameIn, titleIn, type Entry } from './catalogue.types.ts';
import { wordsOf, type Tag } from './catalogue.words.ts';

/** What schema.org calls the kinds, where it has a type of its own for them. */
const types: Record<string, string> = { ARTICLE: 'Article', VIDEO: 'VideoObject', STUDY: 'Report', GUIDE: 'HowTo' };

/** A material as search engines and other catalogues read it: a LearningResource of schema.org, with only what is known. */
export function learningResource(address: string, language: Tag, { id, datestamp, facts }: Entry): object {
  const t = wordsOf[language];
  const url = `${address}/${language}/catalogue/${id}`;
  const organisation = (name: string, website: string | null) => ({
    '@type': 'Organization',
    name,
    ...(linkAddress(website) && { url: linkAddress(website) }),
  });
  const { sourceProject, maintainer, licence, published, urn } = facts;
  const description = descriptionIn(facts, language)?.value;
  const accessibility = accessibilityIn(facts, language)?.value;
  const same = [linkAddress(facts.url), urn ? `https://urn.fi/${urn}` : undefined].filter(Boolean);
  return {
    '@context': 'https://schema.org',
    '@type': types[facts.kind] ? ['LearningResource', types[facts.kind]] : 'LearningResource',
    '@id': `${address}/fi/catalogue/${id}`,
    url,
    name: titleIn(facts, language).value,
    ...(description && { description }),
    ...(accessibility && { accessibilitySummary: accessibility }),
    ...(facts.language && { inLanguage: facts.language }),
    ...(licence && { license: licenceUrl(licence) ?? licence }),
    learningResourceType: t(`kind.${facts.kind}`),
    about: { '@type': 'Thing', name: nameIn(facts.theme, language) },
    ...(sourceProject && { creator: organisation(nameIn(sourceProject, language), sourceProject.website) }),
    provider: maintainer
      ? organisation(nameIn(maintainer, language), maintainer.website)
      : { '@type': 'Organization', name: t('brand'), url: address },
    ...(published && { datePublished: published }),
    dateModified: datestamp.toISOString(),
    version: String(facts.versions.find(({ current }) => current)?.number ?? facts.versions[0]?.number ?? 1),
    isAccessibleForFree: true,
    ...(urn && { identifier: urn }),
    ...(same.length && { sameAs: same }),
  };
}
