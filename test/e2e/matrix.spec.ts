import type { BrowserContext, Page } from '@playwright/test';
import { obstacles } from './obstacles.ts';
import { ask, expect, projectOf, test } from './people.ts';

const STAGES = `query ($projectId: ID!) { adoptionMatrix(projectId: $projectId) { materials { id title } providers { id nameFi statuses } own { providerId versions } } }`;

type Read = { materials: { id: string; title: string }[]; letters: string; row: number; providerId: string; rows: number };

/** The matrix as the API has it: what stands in the own row, and where that row is. */
async function matrixOf(context: BrowserContext): Promise<Read> {
  const { adoptionMatrix } = await ask(context, STAGES, { projectId: await projectOf(context) });
  const { materials, providers, own } = adoptionMatrix;
  const row = providers.findIndex(({ id }: { id: string }) => id === own?.providerId);
  return { materials, letters: providers[row]?.statuses ?? '', row, providerId: own?.providerId, rows: providers.length };
}
/** What stands in the own row now of materials that were read before: others may have come in between meanwhile. */
async function lettersNow(context: BrowserContext, materials: { id: string }[]): Promise<string> {
  const now = await matrixOf(context);
  return materials.map(({ id }) => now.letters[now.materials.findIndex((material) => material.id === id)]).join('');
}
/** The last run of so many cells in which nothing was declared. */
const freeRun = (letters: string, length: number) => letters.lastIndexOf('.'.repeat(length));
/** Two cells side by side that are not in use yet. */
const notInUse = (letters: string) => letters.search(/[.AS]{2}/i);

const cellAt = (page: Page) => page.getByRole('gridcell').and(page.locator('[tabindex="0"]'));
/** Opens the matrix with the own row's cell chosen, and gives it the keyboard. */
async function open(page: Page, { providerId, materials }: Read, column: number) {
  await page.goto(`/fi/adoptions?cell=${providerId}.${materials[column]!.id}`);
  await expect(page.getByRole('grid')).toBeVisible();
  await cellAt(page).focus();
  await expect(cellAt(page)).toBeFocused();
}

test('the matrix tells its size, moves by keyboard, and the link leads back to the same cell', async ({ somebody }) => {
  const { context, page } = await somebody('officer');
  // Of one source project, to which nobody else's journey brings materials meanwhile.
  await page.goto('/fi/adoptions?source=KARKKI');
  const { adoptionMatrix } = await ask(
    context,
    'query ($projectId: ID!) { adoptionMatrix(projectId: $projectId, filter: { sourceProjects: ["KARKKI"] }) { materials { id } providers { id } } }',
    { projectId: await projectOf(context) },
  );
  const { materials, providers } = adoptionMatrix;
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(providers.length + 1));
  await expect(grid).toHaveAttribute('aria-colcount', String(materials.length + 1));
  expect(await page.getByRole('gridcell').count()).toBeLessThanOrEqual(9);
  await cellAt(page).focus();
  for (const key of ['Control+End', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(cellAt(page)).toHaveAttribute('aria-colindex', String(materials.length));
  await expect(cellAt(page)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(cellAt(page)).toHaveAttribute('aria-colindex', '2');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/cell=/);
  const [row, column] = await Promise.all(
    ['..', '.'].map((up) =>
      cellAt(page)
        .locator(up === '.' ? 'xpath=.' : 'xpath=..')
        .getAttribute(up === '.' ? 'aria-colindex' : 'aria-rowindex'),
    ),
  );
  await page.reload();
  await expect(cellAt(page)).toHaveAttribute('aria-colindex', column!);
  await expect(cellAt(page).locator('xpath=..')).toHaveAttribute('aria-rowindex', row!);
  // Only to be read: a digit changes nothing and says why.
  await cellAt(page).focus();
  await page.keyboard.press('5');
  await expect(page.getByText('Vain oman organisaation riviä voi muuttaa.')).toBeVisible();
  expect(await obstacles(page)).toEqual([]);
});

test('a partner sets a stage in its own row by one key, sees it at once, and takes it back', async ({ somebody }) => {
  const { context, page } = await somebody('partner.a');
  const read = await matrixOf(context);
  const column = freeRun(read.letters, 1);
  await open(page, read, column);
  await page.keyboard.press('1');
  await expect(cellAt(page)).toHaveText('Tunnettu');
  await expect(page.getByText('1 vaihe ilmoitettu.')).toBeVisible();
  expect(await lettersNow(context, [read.materials[column]!])).toBe('A');
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await expect(cellAt(page)).toHaveText('Ei ilmoitusta');
  expect(await lettersNow(context, [read.materials[column]!])).toBe('.');
});

test('a range is declared with its evidence said once, and the coordinator sees the cells change without a reload', async ({
  somebody,
}) => {
  const [partner, coordinator] = await Promise.all([somebody('partner.a'), somebody('coordinator')]);
  const read = await matrixOf(partner.context);
  const column = notInUse(read.letters);
  await coordinator.page.goto(`/fi/adoptions?cell=${read.providerId}.${read.materials[column]!.id}`);
  await expect(cellAt(coordinator.page)).not.toHaveText(/Käytössä/);

  const { page } = partner;
  await open(page, read, column);
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('group', { name: 'Valitut omat materiaalit' }).getByLabel('Uusi vaihe').selectOption('Käytössä');
  await page.getByRole('button', { name: 'Ilmoita vaihe' }).click();
  const dialog = page.getByRole('dialog', { name: '2 materiaalia' });
  await dialog.getByRole('button', { name: 'Ilmoita 2 materiaalia' }).click();
  await expect(dialog.getByText('Tarkista nämä kohdat')).toBeVisible();
  await dialog.getByLabel(/Huomautus/).fill('Otettiin suoraan käyttöön');
  await dialog.getByLabel(/Kuvaus käytöstä/).fill('Johtoryhmän päätös koskee molempia');
  expect(await obstacles(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ilmoita 2 materiaalia' }).click();
  await expect(page.getByText('2 vaihetta ilmoitettu.')).toBeVisible();
  await expect(cellAt(coordinator.page)).toHaveText('Käytössä');
  await coordinator.page.getByRole('link', { name: 'Avaa ilmoitukset ja näyttö' }).click();
  await coordinator.page.getByRole('link', { name: /^Avaa käyttöönotto/ }).click();
  await expect(coordinator.page.getByText('Johtoryhmän päätös koskee molempia')).toBeVisible();
});

test('stages pasted from a spreadsheet are checked first, asked about once, and copied out again as they are', async ({
  somebody,
}) => {
  const { context, page } = await somebody('partner.b');
  const read = await matrixOf(context);
  const column = freeRun(read.letters, 2);
  await open(page, read, column);
  const paste = (text: string) =>
    cellAt(page).evaluate((cell, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste('Tunnettu\tjotakin muuta');
  await expect(page.getByText('Tätä ei tunnistettu vaiheeksi: jotakin muuta. Mitään ei muutettu.')).toBeVisible();
  await paste('Tunnettu\tAssessing\n');
  await expect(page.getByText('Tätä ei tunnistettu vaiheeksi')).toHaveCount(0);
  const dialog = page.getByRole('dialog', { name: '2 materiaalia' });
  await expect(dialog.getByText('Tunnettu: 1 · Arvioitavana: 1')).toBeVisible();
  await dialog.getByLabel(/Huomautus/).fill('Siirretty taulukosta');
  await dialog.getByRole('button', { name: 'Ilmoita 2 materiaalia' }).click();
  await expect(page.getByText('2 vaihetta ilmoitettu.')).toBeVisible();
  expect(await lettersNow(context, read.materials.slice(column, column + 2))).toBe('AS');
  await cellAt(page).focus();
  await page.keyboard.press('Shift+ArrowRight');
  const copied = await cellAt(page).evaluate((cell) => {
    const clipboardData = new DataTransfer();
    cell.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
  expect(copied).toBe('Tunnettu\tArvioitavana');
});

test('on a phone the list comes first, and the own stages are chosen and declared there as in the matrix', async ({
  somebody,
}) => {
  const { context, page } = await somebody('provider');
  await page.setViewportSize({ width: 390, height: 844 });
  const read = await matrixOf(context);
  const free = read.materials.filter((_, column) => read.letters[column] === '.').slice(0, 2);
  await page.goto('/fi/adoptions');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.getByRole('link', { name: 'Omat vaiheet' }).click();
  await expect(page.getByText('Valitse kaikki')).toBeVisible();
  for (const { title } of free) await page.getByRole('checkbox', { name: title, exact: true }).check();
  await page.getByRole('group', { name: 'Valitut omat materiaalit' }).getByLabel('Uusi vaihe').selectOption('Tunnettu');
  await page.getByRole('button', { name: 'Ilmoita vaihe' }).click();
  await expect(page.getByText('2 vaihetta ilmoitettu.')).toBeVisible();
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await expect(page.getByText('2 vaihetta ilmoitettu.')).toHaveCount(0);
  expect(await lettersNow(context, read.materials)).toBe(read.letters);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await obstacles(page)).toEqual([]);
  // A provider outside the network has its own row and no other.
  expect(read.rows).toBe(1);
});
