import type { Page } from '@playwright/test';
import { obstacles } from './obstacles.ts';
import { ask, expect, languages, projectOf, signIn, test, type Account } from './people.ts';

// Each walk is long, and none changes anything: they share the workers with the rest.
test.describe.configure({ mode: 'parallel' });

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 800 };

/** Every page, as those who see it. */
async function pagesOf(context: Parameters<typeof ask>[0]): Promise<string[]> {
  const projectId = await projectOf(context);
  const { materials, organisations, adoptions, disseminationEvents, verificationSamples, followUps } = await ask(
    context,
    `query ($projectId: ID!) { materials(projectId: $projectId, first: 1) { nodes { id } } organisations(first: 1, filter: { search: "omnia" }) { nodes { id } }
       adoptions(projectId: $projectId, first: 1, filter: { stages: [ESTABLISHED] }) { nodes { id } }
       disseminationEvents(projectId: $projectId, first: 1, filter: { states: [HELD, OPEN] }) { nodes { id } } verificationSamples(projectId: $projectId, first: 1) { nodes { id } } followUps(projectId: $projectId, first: 1, filter: { waiting: true }) { nodes { id } } }`,
    { projectId },
  );
  return [
    '',
    '/materials',
    ...materials.nodes.flatMap(({ id }: { id: string }) => [`/materials/${id}`, `/materials/${id}/edit`]),
    '/materials/new',
    '/notifications',
    '/materials?search=ei%20mitään',
    '/adoptions',
    '/adoptions?view=own',
    '/adoptions?view=list',
    ...adoptions.nodes.map(({ id }: { id: string }) => `/adoptions/${id}`),
    '/adoptions/verification',
    '/adoptions/verification?tab=risk',
    '/adoptions/verification?tab=requests',
    ...verificationSamples.nodes.map(({ id }: { id: string }) => `/adoptions/verification/${id}`),
    '/coverage',
    '/coverage?theme=DIGITAL_COMPETENCE',
    '/dissemination',
    '/dissemination?tab=past&kind=WEBINAR',
    '/dissemination/new',
    '/dissemination/follow-ups',
    ...followUps.nodes.map(({ id }: { id: string }) => `/dissemination/follow-ups/${id}`),
    '/dissemination/funnel',
    '/dissemination/funnel/providers?step=AWARE',
    ...disseminationEvents.nodes.flatMap(({ id }: { id: string }) => [`/dissemination/${id}`, `/dissemination/${id}/edit`]),
    '/coverage/06?compare=2024-03-31',
    '/coverage/providers?standing=GAP&theme=DATA_COMPETENCE',
    '/network',
    '/project',
    '/organisations',
    '/organisations?location=unconfirmed',
    `/organisations/${organisations.nodes[0].id}`,
    '/sources',
    '/imports',
    '/account',
    '/admin',
    '/harvests',
    '/outbox',
    '/accessibility',
    '/privacy',
    '/no-such-page',
  ];
}

/** Versions in each of their states, as far as this person sees them: read, written, reviewed, compared. */
async function versionPagesOf(context: Parameters<typeof ask>[0]): Promise<string[]> {
  const { materials } = await ask(
    context,
    'query ($projectId: ID!) { materials(projectId: $projectId, first: 20, filter: { states: [UPDATING] }) { nodes { id versions { number state } } } }',
    { projectId: await projectOf(context) },
  );
  return materials.nodes.flatMap(({ id, versions }: { id: string; versions: { number: number; state: string }[] }) =>
    versions.flatMap(({ number, state }) => {
      const path = `/materials/${id}/versions/${number}`;
      if (state === 'DRAFT') return [`${path}/edit`];
      return state === 'IN_REVIEW' ? [path, `${path}/review`, `/materials/${id}/compare?from=1&to=${number}`] : [];
    }),
  );
}

/** Waits until the page has its heading and nothing is on its way; looks at each frame, where an expectation looks ever more seldom. */
const isThere = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('h1:not([data-left])')?.checkVisibility() && !document.querySelector('[aria-busy="true"]'),
  );

/** Goes to a page as a link of the app does; where there is no app yet, or it would keep the page and change what it shows, loads it. */
async function goWithin(page: Page, address: string) {
  const at = new URL(page.url());
  if (at.protocol === 'about:' || at.pathname === new URL(address, at).pathname) return page.goto(address);
  await page.evaluate((address) => {
    // Each page has a heading of its own: the one that is left is not taken for the one that is awaited.
    document.querySelector('h1')?.setAttribute('data-left', '');
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, address);
}

/** Walks the pages at their narrowest, and before that wide where axe looks at them; answers what stands in somebody's way. */
async function walk(page: Page, language: string, paths: readonly string[], looked: boolean): Promise<string[]> {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && wrong.push(`${page.url()}: ${message.text()}`));
  if (!looked) await page.setViewportSize(NARROW);
  for (const path of paths) {
    if (looked) await page.setViewportSize(WIDE);
    // Each address is loaded once; in its other languages the app goes on from page to page, which takes less time.
    await (looked ? page.goto(`/${language}${path}`) : goWithin(page, `/${language}${path}`));
    await isThere(page);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    if (looked) {
      wrong.push(...(await obstacles(page)).map((obstacle) => `${language}${path}: ${obstacle}`));
      await page.setViewportSize(NARROW);
      await isThere(page);
    }
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    // The page is drawn anew for the narrow screen: that may take a moment.
    const fits = expect.poll(width, { timeout: 3_000 }).toBeLessThanOrEqual(320);
    await fits.catch(async () => wrong.push(`${language}${path}: ${await width()} px wide at 320 px`));
    // A key without its words would show as itself.
    const raw = (await page.locator('body').innerText()).match(
      /\b(?:accounts|verification|dissemination|follow-up|versions|notifications|terms|maintenance|materials|matrix|adoptions|coverage|dashboards|discussion|files|maintenance|catalogue|harvests|imports|exports|people|projects|organisations|sources|errors|app|ui)[:.][a-z][\w.]+/g,
    );
    if (raw) wrong.push(`${language}${path}: says ${raw.join()}`);
  }
  return wrong;
}

/**
 * The coordinator walks every page in every language; the others look, in one language, at what is theirs alone. The parts of a page
 * are the same in each language, so axe looks at each person's pages once.
 */
const walks: [language: (typeof languages)[number], who: Account | null][] = [
  ...languages.flatMap(
    (language) => [[language, 'coordinator'] as const, [language, null] as const] as [typeof language, Account | null][],
  ),
  ['fi', 'partner.a'],
  ['sv', 'officer'],
  ['en', 'provider'],
  ['fi', 'admin'],
];
for (const [language, who] of walks) {
  test(`${who ?? 'nobody'} meets no obstacle in ${language}: every word is there, nothing is wider than 320 px, and axe finds nothing`, async ({
    context,
    page,
  }) => {
    test.setTimeout(240_000);
    if (who) await signIn(context, who);
    const all = who
      ? await pagesOf(context)
      : ['', '/sign-in', '/forgot-password', '/reset/nothing', '/invitation/nothing', '/outbox'];
    // What is drawn otherwise for somebody else: start, own row, one material, one event, one question after it.
    const theirs = (path: string) =>
      ['', '/adoptions', '/adoptions?view=own', '/coverage', '/account', '/admin', '/notifications'].includes(path) ||
      /^\/(materials|dissemination|dissemination\/follow-ups)\/[\da-f-]{36}$/.test(path);
    const looked = walks.find(([, other]) => other === who)![0] === language;
    const paths = who === 'coordinator' || who === null ? all : all.filter(theirs);
    expect(await walk(page, language, paths, looked)).toEqual([]);
  });
}

for (const language of languages) {
  test(`nobody who keeps a material meets an obstacle in its versions in ${language}`, async ({ context, page }) => {
    test.setTimeout(240_000);
    await signIn(context, 'coordinator');
    const paths = await versionPagesOf(context);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    expect(await walk(page, language, paths, language === 'fi')).toEqual([]);
  });
}
