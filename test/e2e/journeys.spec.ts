import { expect, languages, test } from './people.ts';

test('a person tries the demonstration: one press signs in, each figure leads to its list, and signing out ends it', async ({
  page,
}) => {
  const asked: { query?: string }[] = [];
  page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postDataJSON()));
  await page.goto('/fi/sign-in');
  await page
    .getByRole('button', { name: /^Koordinaattori\b/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Työpöytä' })).toBeVisible();
  await page.getByRole('link', { name: /Käyttöönottoja käytössä/ }).click();
  await expect(page).toHaveURL(/\/fi\/adoptions\?.*stage/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Työpöytä' })).toBeVisible();
  await page.getByRole('button', { name: /Esimerkkiopisto Keski-Suomi/ }).click();
  await page.getByRole('menuitem', { name: 'Kirjaudu ulos' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Kirjaudu sisään/ })).toBeVisible();
  // Each operation was asked for by its id: the hub and its client are of one build.
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter(({ query }) => query)).toEqual([]);
});

test('a wrong password is told in words, and what was typed stays', async ({ page }) => {
  await page.goto('/sv/sign-in');
  await page.getByLabel(/E-post/).fill('coordinator@demo.test');
  await page.getByLabel(/Lösenord/).fill('fel');
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(/E-post/)).toHaveValue('coordinator@demo.test');
});

test('facets narrow the materials, stand in the address, and Back takes them off again', async ({ somebody }) => {
  const { page } = await somebody('coordinator');
  // Of two earlier projects: other journeys bring in materials of none.
  await page.goto('/fi/materials?sourceProject=KARKKI,TIETO-OSAAVA');
  await expect(page.getByRole('status').filter({ hasText: /^27 materiaalia$/ })).toBeVisible();
  await page.getByRole('checkbox', { name: /Tieto-osaaminen/ }).click();
  await expect(page).toHaveURL(/theme/);
  await expect(page.getByRole('status').filter({ hasText: /^7 materiaalia$/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('status').filter({ hasText: /^27 materiaalia$/ })).toBeVisible();
});

test('the keyboard alone reaches the content by the skip link, and the search by a slash', async ({ somebody }) => {
  const { page } = await somebody('officer');
  await page.goto('/en');
  await expect(page.locator('h1')).toBeVisible();
  await page.locator('body').press('Tab');
  await expect(page.locator(':focus')).toHaveAttribute('href', /#/);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('omadata');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/materials\?search=omadata/);
});

test('a page’s code comes while its link is pointed at or focused, and the first page’s with the app', async ({ somebody }) => {
  const { page } = await somebody('partner.a');
  const codeOf = (name: string) => page.waitForResponse((response) => response.url().includes(`/${name}.page-`));
  // The page's code does not wait for the word of who is here.
  let answer = () => {};
  const answered = new Promise<void>((done) => (answer = done));
  await page.route('**/graphql', async (route) => {
    await answered;
    await route.continue();
  });
  await Promise.all([codeOf('dashboard'), page.goto('/fi')]);
  answer();
  const menu = page.getByRole('navigation', { name: 'Päävalikko' });
  const [materials] = await Promise.all([
    codeOf('materials'),
    menu.getByRole('link', { name: 'Materiaalit', exact: true }).hover(),
  ]);
  const [events] = await Promise.all([codeOf('events'), menu.getByRole('link', { name: 'Tapahtumat', exact: true }).focus()]);
  for (const response of [materials, events]) await response.finished();
  // Nothing more of the app’s code can come.
  await page.route('**/assets/*.js', (route) => route.abort());
  for (const name of ['Materiaalit', 'Tapahtumat']) {
    await menu.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
});

test('the page stays the same when the language changes', async ({ somebody }) => {
  const { page } = await somebody('partner.a');
  await page.goto('/fi/coverage?theme=DATA_COMPETENCE');
  for (const [language, name] of [
    ['sv', /Regional täckning/],
    ['en', /Regional coverage/],
    ['fi', /Aluekattavuus/],
  ] as const) {
    await page
      .getByRole('link', { name: language.toUpperCase(), exact: true })
      .or(page.locator(`a[hreflang="${language}"]`))
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/${language}/coverage\\?theme=DATA_COMPETENCE`));
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
});

for (const language of languages) {
  test(`an address that is not there, or not for this person, says so in ${language}`, async ({ somebody }) => {
    const { page } = await somebody('provider');
    await page.goto(`/${language}/adoptions/00000000-0000-4000-8000-000000000000`);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('main')).not.toBeEmpty();
  });
}
