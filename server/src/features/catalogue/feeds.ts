import { document, element } from '../../platform/html/xml.ts';
import { descriptionIn, nameIn, titleIn, type Entry } from './catalogue.types.ts';
import { languages, wordsOf, type Tag } from './catalogue.words.ts';
import type { Site } from './layout.ts';
import { brief } from './list.page.ts';

/** So many entries a feed tells of. */
export const IN_FEED = 50;
/** A sitemap may hold 50,000 addresses: three for each entry, and the lists. */
export const IN_SITEMAP = 16_000;

const seconds = (moment: Date) => moment.toISOString().replace(/\.\d+Z$/, 'Z');

/** What is new or has changed, as an Atom feed. */
export function atomFeed({ address }: Site, language: Tag, entries: readonly Entry[]): string {
  const t = wordsOf[language];
  const own = `${address}/${language}/catalogue`;
  const items = entries.map(({ id, datestamp, facts }) =>
    element('entry', [
      element('id', `urn:uuid:${id}`),
      element('title', titleIn(facts, language).value),
      element('updated', seconds(datestamp)),
      element('link', null, { rel: 'alternate', type: 'text/html', href: `${own}/${id}` }),
      element('category', null, { term: facts.theme.code, label: nameIn(facts.theme, language) }),
      ...(facts.sourceProject ? [element('author', [element('name', nameIn(facts.sourceProject, language))])] : []),
      ...(descriptionIn(facts, language) ? [element('summary', brief(descriptionIn(facts, language)!.value, 500))] : []),
    ]),
  );
  const head = [
    element('id', `${own}/feed.atom`),
    element('title', `${t('title')}, ${t('brand')}`),
    element('updated', seconds(entries[0]?.datestamp ?? new Date(0))),
    element('author', [element('name', t('brand'))]),
    element('link', null, { rel: 'self', type: 'application/atom+xml', href: `${own}/feed.atom` }),
    element('link', null, { rel: 'alternate', type: 'text/html', href: own }),
  ];
  return document(element('feed', [...head, ...items], { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }));
}

/** Every page of the catalogue that a search engine may keep, in each language. */
export function sitemap({ address }: Site, entries: readonly Entry[]): string {
  const pages = [{ path: '/catalogue', at: entries[0]?.datestamp }].concat(
    entries.map(({ id, datestamp }) => ({ path: `/catalogue/${id}`, at: datestamp })),
  );
  const urls = pages.flatMap(({ path, at }) => {
    const alternates = languages.map((tag) =>
      element('xhtml:link', null, { rel: 'alternate', hreflang: tag, href: `${address}/${tag}${path}` }),
    );
    return languages.map((tag) =>
      element('url', [
        element('loc', `${address}/${tag}${path}`),
        ...(at ? [element('lastmod', seconds(at))] : []),
        ...alternates,
      ]),
    );
  });
  return document(
    element('urlset', urls, {
      xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
      'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    }),
  );
}

/** Search engines may keep the catalogue; the app behind it has nothing for them. */
export const robots = ({ address }: Site): string =>
  ['User-agent: *', 'Disallow: /graphql', 'Disallow: /oai', 'Allow: /', '', `Sitemap: ${address}/sitemap.xml`, ''].join('\n');
