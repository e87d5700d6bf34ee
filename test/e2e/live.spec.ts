import type { Page } from '@playwright/test';
import { withHubAlone } from './hub-alone.ts';
import { obstacles } from './obstacles.ts';
import { ask, expect, undeclared } from './people.ts';

// What other journeys do would be news on the same screens: these count what comes.
const test = withHubAlone();

/** The figure on a dashboard, read as a number. */
const figure = async (page: Page, label: RegExp) =>
  Number(
    (await page.getByRole('link', { name: label }).first().innerText())
      .replace(/[^\d]+/g, ' ')
      .trim()
      .split(' ')[0],
  );
const IN_USE = /Käyttöönottoja käytössä/;
const NEW = /^\d+ (uusi|uutta)/;

test('a partner takes a material into use, and the coordinator’s and the officer’s screens change at that moment, without reload', async ({
  somebody,
}) => {
  const [coordinator, officer, partner] = await Promise.all([
    somebody('coordinator'),
    somebody('officer'),
    somebody('partner.a'),
  ]);
  const material = await undeclared(partner.context);
  for (const { page } of [coordinator, officer]) {
    await page.goto('/fi');
    await expect(page.getByText('Reaaliaikainen')).toBeVisible();
  }
  const before = await figure(coordinator.page, IN_USE);

  await partner.page.goto(`/fi/materials/${material.id}`);
  await partner.page.getByRole('radio', { name: 'Käytössä' }).check();
  await partner.page.getByLabel(/Huomautus/).fill('Otettiin suoraan käyttöön');
  await partner.page.getByLabel(/Kuvaus käytöstä/).fill('Johtoryhmän päätös ja koulutukset');
  await partner.page.getByRole('button', { name: /Tallenna/ }).click();
  await expect(partner.page.getByText(/Tallennettu/).first()).toBeVisible();

  for (const { page } of [coordinator, officer]) {
    await expect(page.getByRole('button', { name: NEW })).toBeVisible({ timeout: 1_000 });
    await page.getByRole('button', { name: NEW }).click();
    await expect(page.getByText(material.title).first()).toBeVisible();
  }
  await expect.poll(() => figure(coordinator.page, IN_USE)).toBe(before + 1);
});

test('who loses the network while ten changes happen has, when it comes back, exactly what it missed', async ({ somebody }) => {
  const [officer, partner] = await Promise.all([somebody('officer'), somebody('provider')]);
  await officer.page.goto('/fi');
  await expect(officer.page.getByText('Reaaliaikainen')).toBeVisible();
  const material = await undeclared(partner.context);
  await officer.context.setOffline(true);
  await expect(officer.page.getByText(/Ei yhteyttä/).first()).toBeVisible();
  for (let version = 0; version < 10; version++) {
    const input = {
      materialId: material.id,
      expectedVersion: version,
      stage: version % 2 ? 'AWARE' : 'NOT_APPLICABLE',
      reason: 'vuorotellen',
    };
    await ask(partner.context, 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', { input });
  }
  await officer.context.setOffline(false);
  const missed = async () => Number(/^\d+/.exec(await officer.page.getByRole('button', { name: NEW }).innerText())?.[0]);
  await expect.poll(missed, { timeout: 20_000 }).toBe(10);
  await officer.page.getByRole('button', { name: NEW }).click();
  await expect(officer.page.getByText(material.title)).toHaveCount(10);
});

test('a stage that needs a proof asks for it at the field, and a second browser that was slower keeps its words', async ({
  somebody,
}) => {
  const partner = await somebody('partner.b');
  const material = await undeclared(partner.context);
  const { page } = partner;
  const other = await partner.context.newPage();
  for (const each of [page, other]) await each.goto(`/fi/materials/${material.id}`);
  await page.getByRole('radio', { name: 'Käytössä' }).check();
  await page.getByLabel(/Huomautus/).fill('ohitus');
  await page.getByRole('button', { name: /Tallenna/ }).click();
  await expect(page.getByText(/näyttö/i).first()).toBeVisible();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await page.getByLabel(/Kuvaus käytöstä/).fill('Koulutettu 12 opettajaa');
  await page.getByRole('button', { name: /Tallenna/ }).click();
  await expect(page.getByText(/Tallennettu/).first()).toBeVisible();
});

test('from a phone a stage is proven by a file alone, which the coordinator opens; what is not taken says why, a lost line is tried again', async ({
  somebody,
}) => {
  const [partner, coordinator] = await Promise.all([somebody('partner.b'), somebody('coordinator')]);
  const material = await undeclared(partner.context);
  const { page } = partner;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/fi/materials/${material.id}`);
  await page.getByRole('radio', { name: 'Käytössä' }).check();
  await page.getByLabel(/Huomautus/).fill('Otettiin suoraan käyttöön');
  const choose = async (name: string, mimeType: string, content: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Valitse tiedostot' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType, buffer: Buffer.from(content) });
  };
  await choose('ohjelma.exe', 'application/octet-stream', 'MZ');
  await expect(page.getByText(/Tämän tyyppistä tiedostoa ei oteta vastaan/)).toBeVisible();
  await page.getByRole('button', { name: 'Poista', exact: true }).click();
  await choose('väärä.pdf', 'application/pdf', 'Tämä ei ole PDF');
  await expect(page.getByText(/Tämän tyyppistä tiedostoa ei oteta vastaan/)).toBeVisible();
  await page.getByRole('button', { name: 'Poista', exact: true }).click();

  await partner.context.setOffline(true);
  await choose('Päätös 12.pdf', 'application/pdf', '%PDF-1.7\n% päätös');
  await expect(page.getByText(/Yhteys palvelimeen ei toimi/)).toBeVisible();
  await partner.context.setOffline(false);
  await page.getByRole('button', { name: 'Yritä uudelleen' }).first().click();
  await expect(page.getByText('Lisätty: Päätös 12.pdf')).toBeAttached();
  // What was sent is not lost with the page.
  await page.reload();
  await expect(page.getByText('Päätös 12.pdf')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole('button', { name: /Tallenna/ }).click();
  await expect(page.getByText(/Tallennettu/).first()).toBeVisible();

  const { material: found } = await ask(partner.context, 'query ($id: ID!) { material(id: $id) { ownAdoption { id } } }', {
    id: material.id,
  });
  await coordinator.page.goto(`/fi/adoptions/${found.ownAdoption.id}`);
  const link = coordinator.page.getByRole('link', { name: 'Päätös 12.pdf' });
  await expect(link).toBeVisible();
  const address = (await link.getAttribute('href'))!;
  const response = await coordinator.context.request.get(address);
  expect([response.status(), await response.text()]).toEqual([200, '%PDF-1.7\n% päätös']);
  expect((await (await somebody('provider')).context.request.get(address)).status()).toBe(404);
});

test('a comment that mentions somebody comes at once to another browser, is edited there and taken away again', async ({
  somebody,
}) => {
  const [partner, coordinator] = await Promise.all([somebody('partner.a'), somebody('coordinator')]);
  const material = await undeclared(partner.context);
  for (const { page } of [partner, coordinator]) {
    await page.goto(`/fi/materials/${material.id}`);
    await expect(page.getByRole('heading', { name: /^Keskustelu/ })).toBeVisible();
  }
  const text = partner.page.getByLabel('Kirjoita kommentti');
  await text.fill('Toimii meillä hyvin. Miten teillä, @');
  const names = partner.page.getByRole('listbox', { name: 'Nimet' });
  await expect(names.getByRole('option').first()).toBeVisible();
  await text.press('ArrowDown');
  const picked = await names.locator('[aria-selected="true"]').innerText();
  expect(await obstacles(partner.page, 'form:has(textarea)')).toEqual([]);
  await text.press('Enter');
  await expect(text).toHaveValue(`Toimii meillä hyvin. Miten teillä, @${picked} `);
  // A draft outlives the page.
  await partner.page.reload();
  await expect(text).toHaveValue(new RegExp(`@${picked}`));
  await partner.page.getByRole('button', { name: 'Lähetä' }).click();
  await expect(text).toHaveValue('');

  const seen = coordinator.page.getByRole('list', { name: 'Kommentit' });
  await expect(seen.getByText('Toimii meillä hyvin')).toBeVisible({ timeout: 2_000 });
  await expect(seen.getByText(`@${picked}`)).toBeVisible();
  const own = partner.page.getByRole('list', { name: 'Kommentit' });
  await own.getByRole('button', { name: 'Muokkaa' }).click();
  await partner.page.getByLabel('Muokkaa kommenttia').fill('Toimii meillä erittäin hyvin.');
  await partner.page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await expect(seen.getByText('Toimii meillä erittäin hyvin.')).toBeVisible();
  await expect(seen.getByText(/muokattu/)).toBeVisible();

  await seen.getByRole('button', { name: 'Poista' }).click();
  await coordinator.page.getByRole('dialog').getByRole('button', { name: 'Poista' }).click();
  await expect(own.getByText(/Kommentti poistettiin/)).toBeVisible();
  await expect(own.getByText('Toimii meillä erittäin hyvin.')).toHaveCount(0);
});
