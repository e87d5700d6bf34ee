import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, projectOf, test } from './people.ts';

const mark = Date.now();
const FILE = `Aineistoluettelo;;;
Päivitetty 1.10.2024;;;

Mikä;Teema;Verkko-osoite;Julkaistu
Selaimesta tuotu ${mark};Oppimisanalytiikka;https://esimerkki.fi/${mark};31.12.2023
Rikki ${mark};Oppimisanalytiikka;https://esimerkki.fi/${mark}/rikki;31.2.2023
`;

test('the coordinator brings a spreadsheet, corrects a column, sees the row that fails and why, accepts, and takes it back', async ({
  somebody,
}) => {
  const { page, context } = await somebody('coordinator');
  await page.goto('/fi/materials');
  await page.getByRole('link', { name: 'Tuo taulukosta' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tuonnit' })).toBeVisible();

  // The page's own words, whatever language the browser speaks; the keyboard shows where it is.
  await expect(page.getByText('Valitse tiedosto', { exact: true })).toBeVisible();
  const file = page.getByLabel(/Tiedosto \(pakollinen\)/);
  await file.focus();
  for (const key of ['Shift+Tab', 'Tab']) await page.keyboard.press(key);
  await expect(file.locator('..')).toHaveCSS('outline-style', 'solid');
  await file.setInputFiles({ name: 'kuva.csv', mimeType: 'text/csv', buffer: Buffer.from('89504e470d0a1a0a', 'hex') });
  await page.getByRole('button', { name: 'Lue tiedosto' }).click();
  await expect(page.getByText('Tiedosto ei ole taulukko. Tallenna se muotoon XLSX tai CSV.')).toBeVisible();
  await expect(page.getByText('kuva.csv', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Valittu: kuva.csv' })).toHaveCount(1);
  await file.setInputFiles({ name: `luettelo-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(FILE, 'latin1') });
  // Without a line the file is not lost, and one press sends it again.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Lue tiedosto' }).click();
  await expect(page.getByText(/Yhteys palvelimeen ei toimi/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lue tiedosto' })).toBeFocused();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `luettelo-${mark}.csv` })).toBeVisible();

  // The title was not known by its name, and nothing goes without it.
  await page.getByRole('button', { name: 'Tarkista rivit' }).click();
  await expect(page.getByText('Valitse sarake tiedolle Nimi.')).toBeVisible();
  await page.getByLabel('Tieto sarakkeessa Mikä').selectOption({ label: 'Nimi (pakollinen)' });
  await page.getByRole('button', { name: 'Tarkista rivit' }).click();

  await expect(page.getByText('Tuodaan 1 riviä. Jätetään tuomatta 1 riviä.')).toBeVisible();
  // The step that was done is gone, and with it its button: the keyboard goes on from the next one.
  await expect(page.getByRole('group', { name: 'Tarkistettu' })).toBeFocused();
  await expect(page.getByText(/Julkaistu: ”31\.2\.2023” ei ole päivä/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  // The page is drawn anew for the narrow screen: that may take a moment.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lataa virherivit tiedostona' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`luettelo-${mark}-virherivit.csv`);
  expect(await readFile(await download.path(), 'utf8')).toContain(`Rikki ${mark};`);

  await page.getByRole('button', { name: 'Hyväksy ja tuo' }).click();
  await expect(page.getByText('Tuotiin 1 riviä.')).toBeVisible();
  const titles = async () => {
    const response = await context.request.get(`/exports/materials.csv`, {
      params: { variables: JSON.stringify({ projectId: await projectOf(context), filter: { search: String(mark) } }) },
    });
    return (await response.text()).split('\r\n').filter((line) => line.includes(`${mark};`)).length;
  };
  expect(await titles()).toBe(1);

  await page.getByRole('button', { name: 'Peru tuonti' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Peru tuonti' }).click();
  await expect(page.getByText('Peruttiin 1 riviä.')).toBeVisible();
  expect(await titles()).toBe(0);
});

test('a large file shows how far it has come, and can be stopped on its way', async ({ somebody }) => {
  const { page, context } = await somebody('coordinator');
  await page.goto('/fi/imports');
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  const slowly = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100 * 1024 };
  await line.send('Network.emulateNetworkConditions', slowly);
  const buffer = Buffer.from(`Nimi\n${'x'.repeat(99)}\n`.repeat(9_000));
  await page.getByLabel(/Tiedosto \(pakollinen\)/).setInputFiles({ name: 'suuri.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Lue tiedosto' }).click();
  const progress = page.getByRole('progressbar', { name: /suuri\.csv/ });
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Peruuta' }).click();
  await expect(progress).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Lue tiedosto' })).toBeVisible();
  await expect(page).toHaveURL(/\/fi\/imports$/);
});

test('a list is taken along from its page with the filters that stand in its address', async ({ somebody }) => {
  const { page } = await somebody('officer');
  await page.goto('/sv/organisations?region=15&demonstration=yes');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Ladda ner listan som CSV-fil' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  expect(text).toContain('Avgränsningar: Landskap: Österbotten · Demonstrationens organisationer: ja');
  expect(text).toContain('Exempelinstitutet Österbotten');
});
