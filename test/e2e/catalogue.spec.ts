import { obstacles } from './obstacles.ts';
import { expect, languages, test } from './people.ts';

// The way of somebody whose browser runs no programs at all; axe looks at the same pages from outside, in a browser that does.
const without = test.extend({ javaScriptEnabled: false });

without('without programs a reader finds a material, narrows the list, leaves a filter and reads an entry', async ({ page }) => {
  await page.goto('/catalogue');
  await expect(page).toHaveURL(/\/fi\/catalogue$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Avoin katalogi' })).toBeVisible();
  const count = page.getByRole('heading', { level: 2, name: /materiaalia?$/ });
  const all = await count.innerText();

  await page.getByRole('searchbox', { name: 'Hae otsikosta ja kuvauksesta' }).fill('viitearkkitehtuuri');
  await page.getByRole('button', { name: 'Hae' }).click();
  await expect(page).toHaveURL(/q=viitearkkitehtuuri/);
  await expect(count).not.toHaveText(all);
  await page.getByRole('navigation', { name: 'Rajaa luetteloa' }).getByRole('link', { name: 'Kuvaus', exact: true }).click();
  await expect(page).toHaveURL(/kind=DESCRIPTION/);
  await page.getByRole('link', { name: 'Poista rajaus: Haku viitearkkitehtuuri' }).click();
  await page.getByRole('link', { name: 'Poista kaikki rajaukset' }).click();
  await expect(count).toHaveText(all);

  await page.getByRole('link', { name: 'Seuraavat materiaalit' }).click();
  await page.getByRole('link', { name: 'Palaa luettelon alkuun' }).click();
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first();
  const title = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('link', { name: 'Svenska' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // What the demonstration has made is nothing for the world.
  await expect(page.getByRole('main')).not.toContainText('Esimerkkiopisto');
  await expect(page.getByRole('main')).toContainText('Det här är en demonstration');
});

without('the keyboard comes to the content first, and at every size nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const language of languages) {
    await page.goto(`/${language}/catalogue`);
    const entry = await page.getByRole('main').getByRole('listitem').getByRole('link').first().getAttribute('href');
    // What narrows the list lies below it there: the way to it is in sight.
    await page.locator('main a[href="#facets"]').click();
    await expect(page.locator('#facets')).toBeInViewport();
    for (const path of [`/${language}/catalogue`, `/${language}/catalogue?q=ei%20mitään`, entry!]) {
      await page.goto(path);
      await page.keyboard.press('Tab');
      await expect(page.locator('.skip')).toBeFocused();
      const wide = await page
        .locator('main *')
        .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 320.5).length);
      expect(wide, path).toBe(0);
    }
  }
});

for (const language of languages)
  test(`axe finds nothing on a wide screen and on the narrowest: ${language}`, async ({ browser, baseURL }) => {
    // axe is put into the page, which its policy allows to nobody else.
    const context = await browser.newContext({ bypassCSP: true, baseURL: baseURL! });
    const page = await context.newPage();
    const wrong: string[] = [];
    await page.goto(`/${language}/catalogue`);
    const entry = await page.getByRole('main').getByRole('listitem').getByRole('link').first().getAttribute('href');
    for (const path of [
      `/${language}/catalogue`,
      `/${language}/catalogue?theme=DATA_COMPETENCE&q=data`,
      entry!,
      `/${language}/catalogue/nothing`,
    ]) {
      await page.goto(path);
      // The page is the same at every width: what differs is how the styles lay it out.
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 900 });
        wrong.push(...(await obstacles(page)).map((obstacle) => `${path} at ${width} px: ${obstacle}`));
      }
    }
    await context.close();
    expect(wrong).toEqual([]);
  });

test('a page of the catalogue is small and painted at once', async ({ page }) => {
  const sizes: number[] = [];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('response', async (response) => {
    const { responseBodySize } = await response.request().sizes();
    sizes.push(responseBodySize);
  });
  await page.goto('/fi/catalogue', { waitUntil: 'networkidle' });
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null);
  expect(requests.filter((path) => /\.(js|css|woff2?)$/.test(path))).toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15 * 1024);
  expect(paint).not.toBeNull();
  test
    .info()
    .annotations.push({ type: 'weight', description: `${sizes.join(' + ')} bytes, first paint after ${Math.round(paint!)} ms` });
});

test('the footer and the way in lead to the open catalogue', async ({ page }) => {
  await page.goto('/fi/sign-in');
  await expect(page.getByRole('link', { name: 'Selaa avointa katalogia kirjautumatta' })).toHaveAttribute(
    'href',
    '/fi/catalogue',
  );
  await page.getByRole('contentinfo').getByRole('link', { name: 'Avoin katalogi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Avoin katalogi' })).toBeVisible();
});
