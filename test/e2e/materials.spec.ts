import type { BrowserContext } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { ask, expect, languages, projectOf, test } from './people.ts';

/** A new material of the project that an organisation maintains, made through the API by its own editor. */
async function made(context: BrowserContext, title: string): Promise<string> {
  const input = {
    ...{ projectId: await projectOf(context), title, theme: 'DATA_COMPETENCE', kind: 'GUIDE', language: 'fi' },
    ...{ linkOnly: true, url: 'https://example.test/' },
  };
  const { createMaterial } = await ask(
    context,
    'mutation ($input: CreateMaterialInput!) { createMaterial(input: $input) { id } }',
    { input },
  );
  await ask(context, 'mutation ($input: AcceptMaintenanceInput!) { acceptMaintenance(input: $input) { id } }', {
    input: { materialId: createMaterial.id, expectedVersion: 1 },
  });
  return createMaterial.id;
}

test('a partner finds an orphan, takes it over, corrects its facts and confirms it, and names who answers for it', async ({
  somebody,
}) => {
  const { page } = await somebody('partner.b');
  await page.goto('/fi/materials');
  await page.getByLabel('Tila', { exact: true }).selectOption('ORPHANED');
  // Until the list is narrowed its first row may be another one.
  await expect(page.getByRole('table').getByText('Ylläpidetty', { exact: true })).toHaveCount(0);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText('Ilman ylläpitäjää').first()).toBeVisible();

  await page.getByRole('button', { name: 'Ota ylläpitoon' }).click();
  const accept = page.getByRole('dialog');
  await accept.getByRole('button', { name: 'Ota ylläpitoon' }).click();
  await expect(accept).toBeHidden();
  const care = page.getByRole('region', { name: 'Ylläpito' });
  await expect(care.getByRole('link', { name: 'Exempelinstitutet Österbotten' })).toBeVisible();
  await expect(page.getByText('Tarkistettava', { exact: true })).toBeVisible();

  await care.getByRole('link', { name: 'Muokkaa tietoja' }).click();
  await page.getByRole('textbox', { name: 'Kuvaus' }).fill('Tarkistettu ja ajan tasalla.');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByText('Tarkistettu ja ajan tasalla.')).toBeVisible();

  await care.getByRole('button', { name: 'Vahvista ajantasaiseksi' }).click();
  await expect(care.getByText('Tarkistettu viimeksi')).toBeVisible();
  await expect(page.getByText('Ylläpidetty', { exact: true })).toBeVisible();

  await care.getByRole('button', { name: 'Yhteyshenkilöt ja tarkistusväli' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/Tarkistusväli kuukausina/)
    .fill('40');
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByText('Anna luku väliltä 1–36.')).toBeVisible();
  await page
    .getByRole('dialog')
    .getByLabel(/Tarkistusväli kuukausina/)
    .fill('6');
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click();
  await expect(care.getByText('6 kuukautta')).toBeVisible();
});

test('a material in use is not put away: its users are named, and a replacement lets it go', async ({ somebody }) => {
  const [partner, other] = await Promise.all([somebody('partner.a'), somebody('partner.b')]);
  const id = await made(partner.context, 'Poistuva opas');
  await made(partner.context, 'Korvaava opas');
  await ask(other.context, 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', {
    input: { materialId: id, expectedVersion: 0, stage: 'IN_USE', note: 'suoraan', evidence: { text: 'Käytössä' } },
  });
  const { page } = partner;
  await page.goto(`/fi/materials/${id}`);
  const care = page.getByRole('region', { name: 'Ylläpito' });
  await care.getByRole('button', { name: 'Poista käytöstä vaiheittain' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Perustelu/ }).fill('Vanhentunut');
  await dialog.getByRole('textbox', { name: /Ylläpidetään asti/ }).fill('31.12.2024');
  await dialog.getByRole('button', { name: 'Merkitse poistuvaksi' }).click();
  await expect(page.getByText(/Materiaali on poistumassa: sitä ylläpidetään 31.12.2024 asti/)).toBeVisible();

  await care.getByRole('button', { name: 'Arkistoi' }).click();
  await dialog.getByRole('button', { name: 'Arkistoi' }).click();
  await expect(dialog.getByText(/1 järjestäjä käyttää sitä vielä/)).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Exempelinstitutet Österbotten' })).toBeVisible();

  await dialog.getByRole('combobox', { name: /Korvaava materiaali/ }).fill('Korvaava');
  await page.getByRole('option', { name: 'Korvaava opas' }).click();
  await dialog.getByRole('button', { name: 'Arkistoi' }).click();
  await expect(page.getByText(/Materiaali on arkistoitu/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Korvaava opas' })).toBeVisible();
});

test('the coordinator gives several materials to a partner in one press, and a reader reports a problem', async ({
  somebody,
}) => {
  const [coordinator, provider] = await Promise.all([somebody('coordinator'), somebody('provider')]);
  const first = await made(coordinator.context, 'Annettava yksi');
  await made(coordinator.context, 'Annettava kaksi');
  const { page } = coordinator;
  await page.goto('/fi/materials?search=Annettava');
  await page.getByRole('button', { name: 'Valitse kaikki näkyvät' }).click();
  await page.getByRole('button', { name: 'Anna 2 ylläpitoon' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Osatoteuttaja/).selectOption({ label: 'Esimerkkiopisto Pirkanmaa' });
  await dialog.getByRole('button', { name: 'Anna ylläpitoon' }).click();
  await expect(page.getByText('2 materiaalia päivitettiin.')).toBeVisible();

  await provider.page.goto(`/sv/materials/${first}`);
  await provider.page.getByRole('button', { name: 'Anmäl ett problem' }).click();
  await provider.page.getByRole('dialog').getByRole('button', { name: 'Skicka anmälan' }).click();
  await expect(provider.page.getByText(/Tack\. Anmälan gick/)).toBeVisible();
  await expect(provider.page.getByText('öppet', { exact: true })).toBeVisible();
  await page.goto('/fi');
  await expect(page.getByText(/materiaalissa on avoin ongelma/)).toBeVisible();
});

test('a partner answers an offer that waits, and brings in a material of its own; the pages hold on a small screen too', async ({
  somebody,
}) => {
  const { page } = await somebody('partner.a');
  await page.goto('/fi');
  await page.getByRole('listitem').filter({ hasText: 'ylläpitoa tarjotaan' }).getByRole('link', { name: 'Vastaa' }).click();
  await page.getByRole('table').getByRole('link').first().click();
  const care = page.getByRole('region', { name: 'Ylläpito' });
  await care.getByRole('button', { name: 'Hyväksy siirto' }).click();
  await expect(care.getByRole('link', { name: 'Esimerkkiopisto Pirkanmaa' })).toBeVisible();

  await page.setViewportSize({ width: 320, height: 700 });
  const obstacles = async () =>
    (
      await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    ).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`);
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect([await obstacles(), await isWide()]).toEqual([[], false]);
  await page.goto('/fi/materials/new');
  await page.getByLabel('Julkaistu').fill('31.2.2023');
  await page.getByRole('button', { name: 'Tuo materiaali hankkeeseen' }).click();
  // All that is wrong is said at once, where the focus goes, each with the way to its field.
  const wrong = page.getByRole('alert').filter({ hasText: 'Tarkista nämä kohdat' });
  await expect(wrong).toBeFocused();
  await expect(wrong.getByRole('listitem')).toHaveText([
    'Nimi: Täytä tämä kohta.',
    'Verkko-osoite: Täytä tämä kohta.',
    'Julkaistu: Kirjoita päivä, kuukausi tai vuosi: 31.12.2024, 12/2024 tai 2024.',
  ]);
  expect([await obstacles(), await isWide()]).toEqual([[], false]);
  await wrong.getByRole('button', { name: /^Nimi/ }).click();
  await expect(page.getByLabel(/^Nimi/)).toBeFocused();
  await page.getByLabel('Julkaistu').fill('31.12.2023');
  await page.getByLabel(/^Nimi/).fill('Pieni opas');
  await page.getByLabel(/^Verkko-osoite/).fill('https://example.test/pieni');
  await page.getByRole('button', { name: 'Tuo materiaali hankkeeseen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pieni opas' })).toBeVisible();
  await expect(page.getByText('31.12.2023', { exact: true })).toBeVisible();
});

test('on a desk’s screen the list of materials shows all its columns, in each language', async ({ somebody }) => {
  const { page } = await somebody('coordinator');
  for (const language of languages) {
    await page.goto(`/${language}/materials`);
    const table = page.getByRole('main').getByRole('table');
    await expect(table.getByRole('row').nth(30)).toBeVisible();
    const beyond = () => table.evaluate((shown) => shown.parentElement!.scrollWidth - shown.parentElement!.clientWidth);
    await expect.poll(beyond, { message: language }).toBe(0);
  }
});

test('maintenance is offered to nobody whom nobody has chosen', async ({ somebody }) => {
  const { page, context } = await somebody('partner.b');
  await page.goto(`/fi/materials/${await made(context, 'Tarjottava opas')}`);
  const care = page.getByRole('region', { name: 'Ylläpito' });
  await care.getByRole('button', { name: 'Tarjoa ylläpitoa toiselle' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tarjoa', exact: true }).click();
  await expect(dialog.getByText('Täytä tämä kohta.')).toBeVisible();
  await dialog.getByLabel(/Osatoteuttaja/).selectOption({ label: 'Esimerkkiopisto Lappi' });
  await dialog.getByRole('button', { name: 'Tarjoa', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(care.getByText(/Esimerkkiopisto Lappi/)).toBeVisible();
});
