import { html, jsonScript, safe, type Html } from '../../platform/html/html.ts';
import { css } from './catalogue.css.ts';
import { languages, wordsOf, type Tag } from './catalogue.words.ts';

const names: Record<Tag, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** What every page of the catalogue stands on. */
export type Site = {
  /** Where people reach the hub. */
  address: string;
  demonstration: boolean;
  feedbackEmail: string | undefined;
};

export type Page = {
  language: Tag;
  title: string;
  description: string;
  /** The address after the language, such as `/catalogue?theme=…`. */
  path: string;
  /** Whether search engines keep the page itself. */
  indexed: boolean;
  /** Whether the page is the same in other languages. */
  translated?: boolean;
  data?: unknown;
  main: Html;
};

const mark = safe(
  '<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true"><path d="M13 13V0A13 13 0 0 1 26 13Z" fill="#0033CC"/><path d="M13 13H26A13 13 0 0 1 13 26Z" fill="#1F5FC4"/><path d="M13 13V26A13 13 0 0 1 0 13Z" fill="#7CC4F5"/><path d="M13 13H0A13 13 0 0 1 13 0Z" fill="#000066"/></svg>',
);

/** A page as it is sent: no program in it, one sheet of style, and what search engines and other programs read. */
export function layout(site: Site, page: Page): string {
  const { language, title, description, path, indexed, translated = true, data, main } = page;
  const t = wordsOf[language];
  const at = (tag: Tag) => `${site.address}/${tag}${path}`;
  const full = title === t('title') ? `${title} – ${t('brand')}` : `${title} – ${t('title')}, ${t('brand')}`;
  const alternates = translated
    ? [
        ...languages.map((tag) => html`<link rel="alternate" hreflang="${tag}" href="${at(tag)}" />`),
        html`<link rel="alternate" hreflang="x-default" href="${at('fi')}" />`,
      ]
    : [];
  const whole = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${full}</title>
      <meta name="description" content="${description}" />
      ${!indexed && html`<meta name="robots" content="noindex, follow" />`}
      <link rel="canonical" href="${at(language)}" />
      ${alternates}
      <link
        rel="alternate"
        type="application/atom+xml"
        title="${t('footer.feed')}"
        href="${site.address}/${language}/catalogue/feed.atom"
      />
      <link rel="icon" type="image/svg+xml" href="/mark.svg" />
      <meta name="theme-color" content="#0033CC" />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="${t('brand')}" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${description}" />
      <meta property="og:url" content="${at(language)}" />
      <meta property="og:locale" content="${{ fi: 'fi_FI', sv: 'sv_FI', en: 'en_GB' }[language]}" />
      <style>
        ${safe(css)}
      </style>
      ${data !== undefined && jsonScript('application/ld+json', data)}
    </head>
    <body>
      <a class="skip" href="#content">${t('skip')}</a>
      <header>
        <div class="bar">
          <a class="brand" href="/${language}" aria-label="${t('home')}">${mark}<span>${t('brand')}</span></a>
          <nav aria-label="${t('languages')}">
            <ul class="row">
              ${languages.map(
                (tag) =>
                  html`<li>
                    <a href="/${tag}${path}" hreflang="${tag}" lang="${tag}" ${tag === language && safe(' aria-current="true"')}
                      >${names[tag]}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
          <a href="/${language}/sign-in">${t('signIn')}</a>
        </div>
      </header>
      <main id="content" class="inner" tabindex="-1">
        ${site.demonstration && html`<p class="note">${t('demonstration')}</p>`}${main}
      </main>
      <footer>
        <div class="inner">
          <ul class="row">
            <li>${t('footer.about')}</li>
            <li><a href="/${language}/catalogue/feed.atom">${t('footer.feed')}</a></li>
            <li><a href="/oai?verb=Identify">${t('footer.harvest')}</a></li>
            <li><a href="/${language}/accessibility">${t('footer.accessibility')}</a></li>
            <li><a href="/${language}/privacy">${t('footer.privacy')}</a></li>
            ${site.feedbackEmail && html`<li><a href="mailto:${site.feedbackEmail}">${t('footer.feedback')}</a></li>`}
          </ul>
        </div>
      </footer>
    </body>
  </html>`;
  return `<!doctype html>\n${whole.text}\n`;
}

/** A page that says one thing, such as that there is nothing at the address. */
export function saying(site: Site, language: Tag, what: 'missing' | 'unavailable' | 'gone', more?: Html): string {
  const t = wordsOf[language];
  const main = html`<h1>${t(`${what}.title`)}</h1>
    <p>${t(`${what}.text`)}</p>
    ${more}
    <p><a href="/${language}/catalogue">${t('title')}</a></p>`;
  return layout(site, {
    language,
    title: t(`${what}.title`),
    description: t(`${what}.text`),
    path: '/catalogue',
    indexed: false,
    main,
  });
}
