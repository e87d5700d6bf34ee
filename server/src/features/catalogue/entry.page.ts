import { forbidsAdaptation, licenceName, licenceUrl } from '../../../../schema/licences.ts';
import { renderMarkdown } from '../../../../schema/markdown.ts';
import { html, safe, linkAddress, type Html } from '../../platform/html/html.ts';
import { accessibilityIn, descriptionIn, linksIn, nameIn, titleIn, type Entry, type RegionUse } from './catalogue.types.ts';
import { dateWords, wordsOf, type Tag, type Words } from './catalogue.words.ts';
import { layout, saying, type Site } from './layout.ts';
import { learningResource } from './learning-resource.ts';
import { brief } from './list.page.ts';

/** A name in its link, where it has an address of the web. */
const linked = (text: string, address: string | null): Html =>
  linkAddress(address) ? html`<a href="${linkAddress(address)}" rel="noopener">${text}</a>` : html`${text}`;

function facts(t: Words, language: Tag, { facts: f, datestamp }: Entry): Html {
  const licence = f.licence
    ? linked(licenceName(f.licence), licenceUrl(f.licence) ?? null)
    : html`<span class="meta">${t('entry.unknown')}</span>`;
  const rows: [Html | string, Html | string | null | undefined | false][] = [
    [t('entry.kind'), t(`kind.${f.kind}`)],
    [t('entry.theme'), nameIn(f.theme, language)],
    [t('entry.language'), f.language ? t(`language.${f.language}`) : t('entry.unknown')],
    [t('entry.licence'), licence],
    [t('entry.published'), f.published && dateWords(f.published)],
    [t('entry.sourceProject'), f.sourceProject && linked(nameIn(f.sourceProject, language), f.sourceProject.website)],
    [t('entry.workPackage'), f.workPackage],
    [t('entry.coordinator'), f.sourceProject?.coordinator],
    [
      t('entry.maintainer'),
      f.maintainer ? linked(nameIn(f.maintainer, language), f.maintainer.website) : t('entry.noMaintainer'),
    ],
    [t('entry.identifier'), f.urn && linked(f.urn, `https://urn.fi/${f.urn}`)],
    [t('entry.source'), linkAddress(f.sourceUrl) && linked(new URL(f.sourceUrl!).hostname, f.sourceUrl)],
    [t('entry.updated'), dateWords(helsinkiDay(datestamp))],
  ];
  return html`<section class="box" aria-labelledby="facts">
    <h2 id="facts">${t('entry.facts')}</h2>
    <dl>
      ${rows
        .filter(([, value]) => value)
        .map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>
  </section>`;
}

const helsinkiDay = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(moment);

function versions(t: Words, language: Tag, { id, facts: f }: Entry): Html {
  const items = f.versions.map(
    ({ number, published, current, note }) =>
      html`<li>
        <a href="/${language}/materials/${id}/versions/${number}">${t('entry.version', { number })}</a>
        <span class="meta"
          >${dateWords(published)},
          ${current ? t('entry.current') : t('entry.superseded')}${f.linkOnly && number === 1 && html`, ${t('entry.asFound')}`}</span
        >${note && html`<p>${note}</p>`}
      </li>`,
  );
  return html`<section class="box" aria-labelledby="versions">
    <h2 id="versions">${t('entry.versions')}</h2>
    <ul class="entries">
      ${items}
    </ul>
  </section>`;
}

function use(t: Words, language: Tag, regions: readonly RegionUse[]): Html {
  const sum = (of: 'inUse' | 'providers') => regions.reduce((total, region) => total + region[of], 0);
  const row = (name: string, { inUse, providers }: Pick<RegionUse, 'inUse' | 'providers'>) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="n">${inUse}</td>
      <td class="n">${providers}</td>
    </tr>`;
  const table = html`<p class="hint">${t('entry.useHint')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('entry.region')}</th>
          <th scope="col" class="n">${t('entry.users')}</th>
          <th scope="col" class="n">${t('entry.providers')}</th>
        </tr>
      </thead>
      <tbody>
        ${regions.map(({ name, others, ...figures }) =>
          row(name ? nameIn(name, language) : t(others ? 'entry.regionOthers' : 'entry.regionUnknown'), figures),
        )}${row(t('entry.total'), { inUse: sum('inUse'), providers: sum('providers') })}
      </tbody>
    </table>`;
  return html`<section class="box" aria-labelledby="use">
    <h2 id="use">${t('entry.use')}</h2>
    ${regions.length ? table : html`<p>${t('entry.useNone')}</p>`}
  </section>`;
}

const replacementLink = (t: Words, language: Tag, replacement: Entry | undefined): Html | false =>
  !!replacement &&
  !replacement.deleted &&
  html` ${t('entry.replacedBy')} <a href="/${language}/catalogue/${replacement.id}">${replacement.facts.title}</a>`;

/** One material of the catalogue. */
export function entryPage(
  site: Site,
  language: Tag,
  entry: Entry,
  { regions, replacement }: { regions: readonly RegionUse[]; replacement: Entry | undefined },
): string {
  const t = wordsOf[language];
  const { facts: f } = entry;
  const address = linkAddress(f.url) ?? linkAddress(f.sourceUrl);
  const [said, title] = [descriptionIn(f, language), titleIn(f, language)];
  const [links, accessibility] = [linksIn(f, language), accessibilityIn(f, language)];
  const description = said
    ? html`<div class="text" lang="${said.language}">${safe(renderMarkdown(said.value))}</div>`
    : html`<p class="meta">${t('entry.noDescription')}</p>`;
  const main = html`<p><a href="/${language}/catalogue">${t('entry.back')}</a></p>
    <h1 lang="${title.language}">${title.value}</h1>
    <p class="meta">${[t(`kind.${f.kind}`), nameIn(f.theme, language)].join(' · ')}</p>
    ${f.deprecated && html`<p class="note warning">${t('entry.deprecated')}${f.endsOn && html` ${t('entry.endsOn', { date: dateWords(f.endsOn) })}`}${replacementLink(t, language, replacement)}</p>`}
    ${forbidsAdaptation(f.licence, f.kind) && html`<p class="note warning">${t('entry.noAdaptation')}</p>`}
    <div class="columns">
      <div>
        <section class="box" aria-labelledby="description">
          <h2 id="description">${t('entry.description')}</h2>
          ${description}
          ${
            links &&
            html`<ul lang="${links.language}">
              ${links.value.map((link) => html`<li>${linked(link.label, link.address)}</li>`)}
            </ul>`
          }${
            accessibility &&
            html`<h3>${t('entry.accessibility')}</h3>
              <p lang="${accessibility.language}">${accessibility.value}</p>`
          }
          ${address && html`<p><a class="button" href="${address}" rel="noopener">${t(linkAddress(f.url) ? 'entry.open' : 'entry.openSource')}</a></p>`}${f.linkOnly && html`<p class="hint">${t('entry.linkOnly')}</p>`}
        </section>
        ${versions(t, language, entry)}${use(t, language, regions)}
      </div>
      ${facts(t, language, entry)}
    </div>`;
  return layout(site, {
    language,
    title: title.value,
    description: said ? brief(said.value, 160) : [t(`kind.${f.kind}`), nameIn(f.theme, language)].join(', '),
    path: `/catalogue/${entry.id}`,
    indexed: true,
    data: learningResource(site.address, language, entry),
    main,
  });
}

/** What stands where a material was, once it has left the catalogue. */
export const gonePage = (site: Site, language: Tag, replacement: Entry | undefined): string =>
  saying(site, language, 'gone', html`<p>${replacementLink(wordsOf[language], language, replacement)}</p>`);
