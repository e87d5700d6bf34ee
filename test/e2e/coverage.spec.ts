import { obstacles } from './obstacles.ts';
import { ask, expect, projectOf, test } from './people.ts';

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

test('the coordinator invites a provider from the gaps; it finds the invitation on its start page, comes, and the event tells so', async ({
  somebody,
}) => {
  const [{ page }, provider] = await Promise.all([somebody('coordinator'), somebody('provider')]);
  // The demonstration has it there already.
  const { disseminationEvents } = await ask(
    provider.context,
    'query ($projectId: ID!) { disseminationEvents(projectId: $projectId, filter: { states: [OPEN] }) { nodes { titleFi ownRegistration { id version } } } }',
    { projectId: await projectOf(provider.context) },
  );
  const { id, version: expectedVersion } = disseminationEvents.nodes.find(
    ({ titleFi }: { titleFi: string }) => titleFi === 'Tietotuotteet tutuiksi',
  ).ownRegistration;
  await ask(provider.context, 'mutation ($input: WithdrawRegistrationInput!) { withdrawRegistration(input: $input) { id } }', {
    input: { id, expectedVersion },
  });
  await page.goto('/fi/coverage/providers?standing=GAP&theme=DATA_COMPETENCE&region=04');
  await page.getByRole('checkbox', { name: 'Valitse Esimerkkiopisto Satakunta', exact: true }).check();
  await page.getByRole('button', { name: 'Kutsu tapahtumaan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kutsu 1 järjestäjä tapahtumaan' });
  await expect(dialog.getByLabel('Tapahtuma')).toHaveValue(/.+/);
  expect(await obstacles(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Lähetä kutsut' }).click();
  await expect(page.getByText('1 järjestäjä kutsuttiin.')).toBeVisible();

  await provider.page.setViewportSize({ width: 390, height: 844 });
  await provider.page.goto('/fi');
  await provider.page
    .getByRole('listitem')
    .filter({ hasText: '1 kutsu tapahtumaan odottaa vastaustanne' })
    .getByRole('link', { name: /Ilmoittaudu/ })
    .click();
  await provider.page.getByRole('link', { name: 'Tietotuotteet tutuiksi' }).click();
  await expect(provider.page.getByText('Koordinaattori on kutsunut teidät tapahtumaan.')).toBeVisible();
  await provider.page.getByLabel(/Osallistujia/).fill('2');
  await provider.page.getByRole('button', { name: 'Ilmoittaudu' }).click();
  await expect(provider.page.getByText('Organisaatiostanne on ilmoittautunut 2 henkilöä.')).toBeVisible();

  await page.goto(new URL(provider.page.url()).pathname);
  await expect(page.getByRole('row', { name: /Esimerkkiopisto Satakunta/ }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Kutsutut/ })).toBeVisible();
});
