import { Router, type NextFunction, type Request, type Response } from 'express';
import { AppError } from '../../platform/errors/app-error.ts';
import { sendText } from '../../platform/html/send.ts';
import type { Log } from '../../platform/history/wake.ts';
import { cssHash } from './catalogue.css.ts';
import { facetNames, NoSuchPlace, type Asked, type CatalogueReading } from './catalogue.reading.ts';
import { languages, type Tag } from './catalogue.words.ts';
import { entryPage, gonePage } from './entry.page.ts';
import { atomFeed, IN_FEED, IN_SITEMAP, robots, sitemap } from './feeds.ts';
import { saying, type Site } from './layout.ts';
import { listPage } from './list.page.ts';

/** A reader may see what was so a few minutes ago. */
const FRESH = 300;
const POLICY = `default-src 'none'; style-src '${cssHash}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

type Parts = { reading: CatalogueReading; site: () => Promise<Site>; log: Log };

/** The open catalogue over HTTP: pages, feed and sitemap. Nobody is asked who they are. */
export function catalogueDoor({ reading, site, log }: Parts): Router {
  const door = Router();
  const languageOf = (request: Request) => request.params['language'] as Tag;
  const page = (request: Request, response: Response, text: string, status = 200) => {
    response.setHeader('content-security-policy', POLICY);
    return sendText(request, response, { type: 'text/html', text, status, ...(status === 200 && { maxAge: FRESH }) });
  };

  door.get('/catalogue', (request, response) => {
    const query = request.originalUrl.split('?')[1];
    response
      .vary('accept-language')
      .redirect(302, `/${request.acceptsLanguages(...languages) || 'fi'}/catalogue${query ? `?${query}` : ''}`);
  });
  door.get('/robots.txt', async (request, response) =>
    sendText(request, response, { type: 'text/plain', text: robots(await site()), maxAge: FRESH }),
  );
  door.get('/sitemap.xml', async (request, response) => {
    const text = sitemap(await site(), await reading.newest(IN_SITEMAP));
    await sendText(request, response, { type: 'application/xml', text, maxAge: FRESH });
  });
  door.get('/:language/catalogue/feed.atom', inLanguage, async (request, response) => {
    const text = atomFeed(await site(), languageOf(request), await reading.newest(IN_FEED));
    await sendText(request, response, { type: 'application/atom+xml', text, maxAge: FRESH });
  });
  door.get('/:language/catalogue', inLanguage, async (request, response) => {
    const asked = askedBy(request);
    await page(request, response, listPage(await site(), languageOf(request), asked, await reading.list(asked)));
  });
  door.get('/:language/catalogue/:id', inLanguage, async (request, response) => {
    const language = languageOf(request);
    const entry = await reading.entry(String(request.params['id']));
    if (!entry) return page(request, response, saying(await site(), language, 'missing'), 404);
    const { replacementId } = entry.facts;
    const replacement = replacementId ? await reading.entry(replacementId) : undefined;
    if (entry.deleted) return page(request, response, gonePage(await site(), language, replacement), 410);
    const regions = await reading.use(entry.id);
    return page(request, response, entryPage(await site(), language, entry, { regions, replacement }));
  });
  door.get('/:language/catalogue/*rest', inLanguage, async (request, response) =>
    page(request, response, saying(await site(), languageOf(request), 'missing'), 404),
  );

  door.use(async (error: Error, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const [, first] = request.path.split('/');
    const language = isLanguage(first) ? first : 'fi';
    const known = await site();
    if (error instanceof NoSuchPlace || (error instanceof AppError && error.code === 'BAD_USER_INPUT'))
      return page(request, response, saying(known, language, 'missing'), 404);
    log.error({ err: error }, 'catalogue: a page failed');
    response.setHeader('retry-after', '5');
    await page(request, response, saying(known, language, 'unavailable'), 503);
  });
  return door;
}

const isLanguage = (text: unknown): text is Tag => languages.includes(text as Tag);

function inLanguage(request: Request, _response: Response, next: NextFunction) {
  next(isLanguage(request.params['language']) ? undefined : 'route');
}

/** What was asked for: one value of each, the last one given; what is no text is not there. */
function askedBy({ query }: Request): Asked {
  const one = (name: string): string | undefined => {
    const value = query[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === 'string' && last ? last.replaceAll('\0', '').slice(0, 500) : undefined;
  };
  const chosen = facetNames.flatMap((facet) => {
    const value = one(facet);
    return value === undefined ? [] : [[facet, value]];
  });
  return { search: (one('q') ?? '').trim().slice(0, 200), after: one('after'), ...Object.fromEntries(chosen) };
}
