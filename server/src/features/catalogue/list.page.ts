import { licenceName } from '../../../../schema/licences.ts';
import { wordsOfMarkdown } from '../../../../schema/markdown.ts';
import { html, type Html } from '../../platform/html/html.ts';
import { facetNames, type Asked, type Facet, type FacetValue, type List } from './catalogue.reading.ts';
import { descriptionIn, nameIn, titleIn, type Entry } from './catalogue.types.ts';
import { wordsOf, type Tag } from './catalogue.words.ts';
import { layout, type Site } from './layout.ts';

/** The address of the list as it was asked for, with some of it otherwise; the place in the list goes with every other change. */
function addressOf(
  { search, after: _place, ...chosen }: Asked,
  change: Partial<Record<Facet | 'q' | 'after', string | null>> = {},
) {
  const all: Record<string, string | null | undefined> = { q: search || null, ...chosen, ...change };
  const given = ['q', ...facetNames, 'after'].flatMap((name) => (all[name] ? [[name, all[name]]] : []));
  const query = new URLSearchParams(given).toString();
  return `/catalogue${query && `?${query}`}`;
}

/** How a value of a facet reads. */
function worded(language: Tag, { facet, value, label }: Pick<FacetValue, 'facet' | 'value' | 'label'>): string {
  const t = wordsOf[language];
  if (facet === 'kind') return t(`kind.${value as 'OTHER'}`);
  if (facet === 'language') return t(`language.${value as Tag}`);
  if (facet === 'licence') return licenceName(value);
  return label?.['acronym'] ?? label?.[language] ?? label?.['fi'] ?? value;
}

/** A text of the material in its own language, marked where the page speaks another. */
const spoken = (page: Tag, language: Tag | null, text: string): Html =>
  language && language !== page ? html`<span lang="${language}">${text}</span>` : html`${text}`;

function entryItem(language: Tag, { id, facts }: Entry): Html {
  const t = wordsOf[language];
  const [said, title] = [descriptionIn(facts, language), titleIn(facts, language)];
  const meta = [
    t(`kind.${facts.kind}`),
    nameIn(facts.theme, language),
    facts.sourceProject?.acronym,
    facts.language && t(`language.${facts.language}`),
    facts.licence && licenceName(facts.licence),
  ].filter(Boolean);
  return html`<li>
    <h3><a href="/${language}/catalogue/${id}">${spoken(language, facts.language && title.language, title.value)}</a></h3>
    <p class="meta">${meta.join(' · ')}</p>
    ${said && html`<p>${spoken(language, said.language, brief(said.value))}</p>`}
  </li>`;
}

/** The first words of a description. */
export const brief = (text: string, most = 240): string => {
  const plain = wordsOfMarkdown(text);
  return plain.length <= most ? plain : `${plain.slice(0, plain.lastIndexOf(' ', most) + 1 || most).trimEnd()}…`;
};

function facetBox(language: Tag, asked: Asked, facet: Facet, values: readonly FacetValue[]): Html | false {
  if (!values.length || asked[facet] !== undefined) return false;
  const items = values.map(
    (value) =>
      html`<li>
        <a href="/${language}${addressOf(asked, { [facet]: value.value })}">${worded(language, value)}</a
        ><span class="count">${value.count}</span>
      </li>`,
  );
  return html`<div class="facet">
    <h3>${wordsOf[language](`facet.${facet}`)}</h3>
    <ul>
      ${items}
    </ul>
  </div>`;
}

function active(language: Tag, asked: Asked, values: readonly FacetValue[]): Html | false {
  const t = wordsOf[language];
  const chosen = facetNames.flatMap((facet) => {
    const value = asked[facet];
    if (value === undefined) return [];
    const known = values.find((one) => one.facet === facet && one.value === value);
    return [{ part: facet as Facet | 'q', name: t(`facet.${facet}`), value: known ? worded(language, known) : value }];
  });
  const all = asked.search ? [{ part: 'q' as const, name: t('facet.search'), value: asked.search }, ...chosen] : chosen;
  if (!all.length) return false;
  const pills = all.map(
    ({ part, name, value }) =>
      html`<li>
        <a
          class="pill"
          href="/${language}${addressOf(asked, { [part]: null })}"
          aria-label="${t('facet.remove', { name, value })}"
          >${name}: ${value} <span aria-hidden="true">×</span></a
        >
      </li>`,
  );
  return html`<nav aria-label="${t('facet.active')}">
    <ul class="row">
      ${pills}
      <li><a href="/${language}/catalogue">${t('facet.clear')}</a></li>
    </ul>
  </nav>`;
}

/** The list of the catalogue, with its search and facets: links and one form that asks by GET. */
export function listPage(site: Site, language: Tag, asked: Asked, { entries, total, next, values }: List): string {
  const t = wordsOf[language];
  const kept = facetNames.flatMap((facet) =>
    asked[facet] === undefined ? [] : [html`<input type="hidden" name="${facet}" value="${asked[facet]}" />`],
  );
  const found = entries.length
    ? html`<ul class="entries">
        ${entries.map((entry) => entryItem(language, entry))}
      </ul>`
    : html`<p><strong>${t('search.empty')}</strong></p>
        <p>${t('search.emptyHint')}</p>`;
  const boxes = facetNames.map((facet) =>
    facetBox(
      language,
      asked,
      facet,
      values.filter((value) => value.facet === facet),
    ),
  );
  const main = html`<h1>${t('title')}</h1>
    <p class="lead">${t('lead')}</p>
    <div class="columns">
      <div>
        <section class="box" aria-label="${t('search.submit')}">
          <form action="/${language}/catalogue" method="get" role="search">
            <div>
              <label for="q">${t('search.label')}</label
              ><input id="q" name="q" type="search" maxlength="200" value="${asked.search}" />
            </div>
            ${kept}<button>${t('search.submit')}</button>
          </form>
          ${active(language, asked, values)}
          ${boxes.some(Boolean) && html`<p class="narrow"><a href="#facets">${t('facet.title')}</a></p>`}
        </section>
        <section class="box" aria-labelledby="results">
          <h2 id="results">${t('search.count', { count: total })}</h2>
          ${found}
          ${(next || asked.after) && html`<p>${asked.after && html`<a href="/${language}${addressOf(asked)}">${t('search.first')}</a> `}${next && html`<a class="button" rel="next" href="/${language}${addressOf(asked, { after: next })}">${t('search.next')}</a>`}</p>`}
        </section>
      </div>
      <nav class="box facets" aria-labelledby="facets">
        <h2 id="facets">${t('facet.title')}</h2>
        ${boxes}
      </nav>
    </div>`;
  const path = addressOf(asked, asked.after === undefined ? {} : { after: asked.after });
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DataCatalog',
    name: `${t('title')}, ${t('brand')}`,
    url: `${site.address}/${language}/catalogue`,
    inLanguage: language,
    isAccessibleForFree: true,
  };
  const whole = path === '/catalogue';
  return layout(site, {
    language,
    title: t('title'),
    description: t('lead'),
    path,
    indexed: whole,
    ...(whole && { data }),
    main,
  });
}
