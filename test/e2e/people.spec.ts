import { expect, test } from './people.ts';

test('somebody is invited, finds the letter, makes an account and works, until the role is ended and they are out at once', async ({
  somebody,
  browser,
}) => {
  const email = `uusi.${Date.now()}@example.org`;
  const admin = await somebody('admin');
  await admin.page.goto('/fi');
  await admin.page.getByRole('link', { name: 'Käyttäjät' }).click();
  await admin.page.getByRole('combobox', { name: /Organisaatio/ }).fill('pirkanmaa');
  await admin.page.getByRole('option', { name: 'Esimerkkiopisto Pirkanmaa', exact: true }).click();
  await admin.page.getByRole('textbox', { name: /Sähköpostiosoite \(pakollinen\)/ }).fill(email);
  await admin.page.getByRole('button', { name: 'Lähetä kutsu' }).click();
  await expect(admin.page.getByText(`Kutsu lähti osoitteeseen ${email}`)).toBeVisible();

  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/fi/sign-in');
  await page.getByRole('link', { name: 'Esittelyn lähtevä posti' }).click();
  const letter = page.getByRole('region').filter({ hasText: email });
  await letter.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kutsu Hankeverkkoon' })).toBeVisible();
  await page.getByLabel(/Nimi/).fill('Uusi Muokkaaja');
  await page.getByLabel(/Salasana/).fill('lyhyt');
  await page.getByRole('button', { name: 'Ota kutsu vastaan' }).click();
  await expect(page.getByText('Vähintään 12 merkkiä.', { exact: true })).toBeVisible();
  await page.getByLabel(/Salasana/).fill('kolme sanaa ja yksi');
  await page.getByRole('button', { name: 'Ota kutsu vastaan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Työpöytä' })).toBeVisible();
  await expect(page.getByText('Reaaliaikainen')).toBeVisible();
  // What they may not do is not offered.
  await expect(page.getByRole('link', { name: 'Käyttäjät' })).toHaveCount(0);

  await admin.page.getByLabel(/Hae nimellä/).fill(email);
  await admin.page.getByRole('button', { name: 'Päätä rooli: Uusi Muokkaaja, Esimerkkiopisto Pirkanmaa' }).click();
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Päätä rooli' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kirjaudu sisään' })).toBeVisible({ timeout: 3_000 });
  await expect(admin.page.getByText('Ei rooleja')).toBeVisible();
  await context.close();
});

test('a program’s token is shown once, works, and works no more once it is revoked', async ({ somebody, playwright }) => {
  const { page } = await somebody('partner.b');
  await page.goto('/fi');
  await page.getByRole('button', { name: /Partner B/ }).click();
  await page.getByRole('menuitem', { name: 'Oma tili' }).click();
  const name = `Raportti ${Date.now()}`;
  await page.getByLabel(/Nimi/).fill(name);
  await page.getByRole('button', { name: 'Luo tunniste' }).click();
  const token = await page.locator('code').innerText();
  const program = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const ask = async () => {
    const response = await program.post(new URL('/graphql', page.url()).href, { data: { query: '{ viewer { roles } }' } });
    return [response.status(), (await response.json()).data?.viewer?.roles];
  };
  expect(await ask()).toEqual([200, ['EDITOR']]);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole('button', { name: `Mitätöi tunniste: ${name}` }).click();
  await expect(page.getByText(name)).toHaveCount(0);
  expect((await ask())[0]).toBe(401);
  await program.dispose();
});

test('a forgotten password is answered the same for everybody, and the letter of a shared account says that it stays', async ({
  page,
}) => {
  await page.goto('/sv/sign-in');
  await page.getByRole('link', { name: 'Har du glömt lösenordet?' }).click();
  // The page that is being left has a field of the same name.
  await expect(page.getByRole('button', { name: 'Skicka länken' })).toBeVisible();
  for (const email of ['ingen@example.org', 'partner.b@demo.test']) {
    await page.getByLabel(/E-postadress/).fill(email);
    // The answer to the first address still stands there when the second is sent.
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'));
    await page.getByRole('button', { name: 'Skicka länken' }).click();
    await answered;
    await expect(page.getByText(/Om adressen har ett konto/)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Se den utgående posten' }).click();
  await expect(page.getByRole('region', { name: 'Demonstrationskontots lösenord' }).first()).toBeVisible();
});
