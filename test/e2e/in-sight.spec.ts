import type { Page } from '@playwright/test';
import { obstacles } from './obstacles.ts';
import { ask, expect, projectOf, test } from './people.ts';

/** What came of a press must be seen where the person looks, and the keyboard must not be thrown back to the top of the page. */
const cellAt = (page: Page) => page.getByRole('gridcell').and(page.locator('[tabindex="0"]'));
const bar = (page: Page) => page.getByRole('group', { name: 'Valitut omat materiaalit' });
const hasFocus = (page: Page) => page.evaluate(() => document.activeElement !== document.body);
const phone = { width: 390, height: 844 };

test('the bar of the matrix waits until a cell is chosen and can be put away; what was declared is said in sight', async ({
  somebody,
}) => {
  const { context, page } = await somebody('coordinator');
  const { adoptionMatrix } = await ask(
    context,
    'query ($projectId: ID!) { adoptionMatrix(projectId: $projectId) { materials { id } providers { id statuses } own { providerId } } }',
    { projectId: await projectOf(context) },
  );
  const { own, providers, materials } = adoptionMatrix;
  const letters: string = providers.find(({ id }: { id: string }) => id === own.providerId).statuses;
  await page.goto(`/fi/adoptions?cell=${own.providerId}.${materials[letters.lastIndexOf('.')].id}`);
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await cellAt(page).focus();
  const there = await cellAt(page).getAttribute('aria-colindex');
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(bar(page)).toBeInViewport();
  await bar(page).getByRole('button', { name: 'Poista valinta' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(cellAt(page)).toBeFocused();
  await expect(cellAt(page)).toHaveAttribute('aria-colindex', there!);
  // What cannot be understood is said in sight, too, beside the bar.
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  await cellAt(page).evaluate((cell) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'jotakin muuta');
    cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText(/^Tätä ei tunnistettu vaiheeksi/)).toBeInViewport();
  await page.keyboard.press('1');
  await expect(page.getByText('1 vaihe ilmoitettu.')).toBeInViewport();
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await expect(page.getByText('1 vaihe ilmoitettu.')).toHaveCount(0);
  await expect(cellAt(page)).toBeFocused();
  expect(await obstacles(page)).toEqual([]);
});

test('on a phone the filters fold away, and what was declared far up the list can be taken back where one is', async ({
  somebody,
}) => {
  const { page } = await somebody('partner.b');
  await page.setViewportSize(phone);
  await page.goto('/fi/adoptions?view=list&confirmed=no');
  const filters = page.getByRole('search');
  await expect(filters.getByRole('button', { name: 'Rajaukset (1 valittu)' })).toHaveAttribute('aria-expanded', 'false');
  await expect(filters.getByLabel('Teema')).toBeHidden();
  await filters.getByRole('button', { name: 'Rajaukset (1 valittu)' }).click();
  await filters.getByLabel('Vahvistus').selectOption('Kaikki');
  await filters.getByRole('button', { name: 'Piilota rajaukset' }).click();
  await expect(filters.getByRole('button', { name: 'Rajaukset', exact: true })).toBeVisible();
  // A card says nothing of what its row leaves empty.
  await expect(page.getByRole('cell').filter({ hasText: /^$/, visible: true })).toHaveCount(0);
  expect(await obstacles(page)).toEqual([]);

  await page.goto('/fi/adoptions?view=own');
  const free = page.getByRole('row').filter({ hasText: 'Ei ilmoitusta' }).first();
  await free.getByRole('checkbox').check();
  await bar(page).getByLabel('Uusi vaihe').selectOption('Tunnettu');
  await page.getByRole('button', { name: 'Ilmoita vaihe' }).click();
  await expect(page.getByRole('button', { name: 'Kumoa' })).toBeInViewport();
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await expect(page.getByText('1 vaihe ilmoitettu.')).toHaveCount(0);
  expect(await hasFocus(page)).toBe(true);
  expect(await obstacles(page)).toEqual([]);
});

test('an event that is not whole names all that is missing at once and leads to each field; an act done leaves the keyboard there', async ({
  somebody,
}) => {
  const { page } = await somebody('partner.b');
  await page.goto('/fi/dissemination/new');
  await page.getByRole('button', { name: 'Tallenna tapahtuma' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Tarkista nämä kohdat' });
  await expect(summary.getByRole('button')).toHaveText([
    'Nimi suomeksi: Tämä tieto on pakollinen.',
    'Alkaa: Tämä tieto on pakollinen.',
    'Päättyy kello: Tämä tieto on pakollinen.',
  ]);
  await expect(summary).toBeInViewport();
  await expect(summary).toBeFocused();
  expect(await obstacles(page)).toEqual([]);
  await summary.getByRole('button', { name: /^Alkaa/ }).click();
  await expect(page.getByRole('textbox', { name: /^Alkaa \(/ })).toBeFocused();
  await page.getByLabel(/^Nimi suomeksi/).fill('Puutteista koottu');
  await page.getByRole('textbox', { name: /^Alkaa \(/ }).fill('20.12.2024');
  await page.getByLabel(/^Alkaa kello/).fill('9');
  await page.getByLabel(/^Päättyy kello/).fill('9.61');
  await page.getByRole('button', { name: 'Tallenna tapahtuma' }).click();
  await expect(summary.getByRole('button', { name: /^Päättyy kello: Tätä ei voi lukea/ })).toBeVisible();
  await page.getByLabel(/^Alkaa kello/).fill('9.00');
  await page.getByLabel(/^Päättyy kello/).fill('10.00');
  await page.getByRole('button', { name: 'Tallenna tapahtuma' }).click();
  await page.getByRole('button', { name: 'Avaa ilmoittautuminen' }).click();
  await expect(page.getByRole('button', { name: 'Avaa ilmoittautuminen' })).toHaveCount(0);
  await expect(page.getByText('Avoinna', { exact: true }).first()).toBeVisible();
  await expect.poll(() => hasFocus(page)).toBe(true);
});

test('persons trained are said beside the figures of the whole project only: of a part they are not known', async ({
  somebody,
}) => {
  const { page } = await somebody('officer');
  const trained = page.getByRole('link', { name: /koulutettua henkilöä$/ });
  await page.goto('/fi/coverage?region=all');
  await expect(trained).toHaveText(/^\d{1,3}(\s\d{3})* koulutettua henkilöä$/);
  for (const part of ['', '?region=06', '?region=all&theme=LEARNING_ANALYTICS', '?region=all&type=PRIVATE']) {
    await page.goto(`/fi/coverage${part}`);
    await expect(page.getByRole('heading', { name: 'Tavoitteet' })).toBeVisible();
    await expect(trained).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'neljännesvuotta aiempaan' }).click();
  await expect(page).toHaveURL(/compare=\d{4}-\d{2}-\d{2}/);
  await expect(page.getByRole('button', { name: 'neljännesvuotta aiempaan' })).toBeFocused();
  expect(await obstacles(page)).toEqual([]);
});

test('in the user’s own colours one tab and one page look chosen, and buttons have an edge', async ({ somebody }) => {
  const { page } = await somebody('partner.a');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/fi/adoptions?view=own');
  const edged = (name: string, side: 'bottom' | 'left') =>
    page
      .getByRole('navigation', { name })
      .getByRole('link')
      .evaluateAll(
        (links, edge) => links.filter((link) => getComputedStyle(link).getPropertyValue(`border-${edge}-width`) !== '0px').length,
        side,
      );
  await expect.poll(() => edged('Näkymä', 'bottom')).toBe(1);
  await expect.poll(() => edged('Päävalikko', 'left')).toBe(1);
  await page.getByRole('checkbox', { name: 'Omadata-konsepti', exact: true }).check();
  await expect(page.getByRole('button', { name: 'Ilmoita vaihe' })).toHaveCSS('border-top-width', '1px');
});

test('who answers a question after an event keeps the keyboard at the answers', async ({ somebody }) => {
  const { page } = await somebody('partner.a');
  await page.goto('/fi/dissemination/follow-ups?own=yes&waiting=yes');
  await page.getByRole('cell').getByRole('link').first().click();
  const keep = page.getByRole('button', { name: /^(Ennallaan|Emme ole aloittaneet)$/ });
  await expect(keep.first()).toBeVisible();
  const before = await keep.count();
  await keep.first().focus();
  await page.keyboard.press('Enter');
  await expect(keep).toHaveCount(before - 1);
  await expect.poll(() => hasFocus(page)).toBe(true);
  expect(await obstacles(page)).toEqual([]);
});
