import { expect, test } from './people.ts';

test('an officer sees the own regions first, the whole country by a press, and what has changed since a day', async ({
  somebody,
}) => {
  const { page } = await somebody('officer');
  await page.goto('/en/coverage');
  await expect(page.getByText('Only your own regions are counted.')).toBeVisible();
  await page.getByRole('link', { name: 'Show the whole country' }).click();
  await expect(page).toHaveURL(/region=all/);
  await expect(page.getByText('Only your own regions are counted.')).toBeHidden();
  await page.getByRole('button', { name: 'A quarter before' }).click();
  await expect(page).toHaveURL(/compare=2024-07-15/);
  const came = page.getByRole('link', { name: /^\+\d+: .* since 15\.7\.2024, Providers with use, Whole country/ });
  await came.click();
  await expect(page).toHaveURL(/change=CAME/);
  await expect(page.getByText('The list is of those that came into the figure since 15.7.2024.')).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});

test('the coordinator finds the gaps of a theme, reminds a provider, and is told who was reminded lately', async ({
  somebody,
}) => {
  const { page } = await somebody('coordinator');
  await page.goto('/en/coverage/06?theme=LEARNING_ANALYTICS');
  await expect(page.getByRole('heading', { level: 1, name: /Coverage: Pirkanmaa/ })).toBeVisible();
  await page.getByRole('link', { name: /show the gap/ }).click();
  await expect(page).toHaveURL(/standing=GAP/);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Remind 1 provider' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What you want to add').fill('The clinic is on Thursday.');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('1 provider was reminded.')).toBeVisible();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Remind 1 provider' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('1 was left out: reminded within 30 days.')).toBeVisible();
});

test('a target is set, shown with its state, and given up', async ({ somebody }) => {
  const { page } = await somebody('coordinator');
  await page.goto('/en/coverage?theme=DIGITAL_COMPETENCE');
  await page.getByRole('button', { name: 'New target' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel(/By the day/)
    .first()
    .fill('20.12.2024');
  await dialog
    .getByLabel(/Share of the providers, per cent/)
    .last()
    .fill('30');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: /20\.12\.2024/ });
  await expect(row).toContainText('under way');
  await row.getByRole('button', { name: /Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toBeHidden();
});
