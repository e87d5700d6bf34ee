import type { Page } from '@playwright/test';
import { ask, expect, test, undeclared } from './people.ts';

// What other journeys do beside these is news on the same screens: new rows are counted from what these tests did.

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
  await expect.poll(missed, { timeout: 20_000 }).toBeGreaterThanOrEqual(10);
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
