import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, expect, languages, projectOf, signIn, test, type Account } from './people.ts';

async function obstacles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`);
}

/** Every page, as those who see it. */
async function pagesOf(context: Parameters<typeof ask>[0]): Promise<string[]> {
  const projectId = await projectOf(context);
  const { materials, organisations, adoptions } = await ask(
    context,
    `query ($projectId: ID!) { materials(projectId: $projectId, first: 1) { nodes { id } } organisations(first: 1, filter: { search: "omnia" }) { nodes { id } }
       adoptions(projectId: $projectId, first: 1, filter: { stages: [ESTABLISHED] }) { nodes { id } } }`,
    { projectId },
  );
  return [
    '',
    '/materials',
    ...materials.nodes.map(({ id }: { id: string }) => `/materials/${id}`),
    '/materials?search=ei%20mitään',
    '/adoptions',
    ...adoptions.nodes.map(({ id }: { id: string }) => `/adoptions/${id}`),
    '/coverage',
    '/coverage?theme=DIGITAL_COMPETENCE',
    '/network',
    '/project',
    '/organisations',
    `/organisations/${organisations.nodes[0].id}`,
    '/sources',
    '/imports',
    '/account',
    '/admin',
    '/outbox',
    '/accessibility',
    '/privacy',
    '/no-such-page',
  ];
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
    const theirs = (path: string) =>
      ['', '/materials', '/adoptions', '/coverage', '/account', '/admin'].includes(path) || /^\/materials\/\w/.test(path);
    const looked = walks.find(([, other]) => other === who)![0] === language;
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && wrong.push(`${page.url()}: ${message.text()}`));
    for (const path of who === 'coordinator' || who === null ? all : all.filter(theirs)) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`/${language}${path}`);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      if (looked) wrong.push(...(await obstacles(page)).map((obstacle) => `${language}${path}: ${obstacle}`));
      await page.setViewportSize({ width: 320, height: 800 });
      await expect(page.locator('h1')).toBeVisible();
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      // The page is drawn anew for the narrow screen: that may take a moment.
      const fits = expect.poll(width, { timeout: 3_000 }).toBeLessThanOrEqual(320);
      await fits.catch(async () => wrong.push(`${language}${path}: ${await width()} px wide at 320 px`));
      // A key without its words would show as itself.
      const raw = (await page.locator('body').innerText()).match(
        /\b(?:accounts|terms|materials|adoptions|coverage|dashboards|people|projects|organisations|sources|errors|app|ui)[:.][a-z][\w.]+/g,
      );
      if (raw) wrong.push(`${language}${path}: says ${raw.join()}`);
    }
    expect(wrong).toEqual([]);
  });
}
