import { obstacles } from './obstacles.ts';
import { ask, expect, projectOf, test } from './people.ts';

test('a version is spoken of on its own page, live; the material’s discussion leads there, and the keyboard never falls off', async ({
  somebody,
}) => {
  const [partner, coordinator] = [await somebody('partner.b'), await somebody('coordinator')];
  const { materials } = await ask(
    partner.context,
    'query ($projectId: ID!) { materials(projectId: $projectId, first: 1, filter: { search: "Metamalli" }) { nodes { id } } }',
    { projectId: await projectOf(partner.context) },
  );
  const path = `/fi/materials/${materials.nodes[0].id}`;
  for (const { page } of [partner, coordinator]) {
    await page.goto(`${path}/versions/1`);
    await expect(page.getByRole('heading', { name: 'Keskustelu versiosta 1' })).toBeVisible();
  }
  // Who was given the address of a version as found comes from it to the material itself.
  await expect(partner.page.getByRole('link', { name: /^Avaa materiaali lähteessä/ })).toHaveAttribute('href', /^https?:/);

  const { page } = partner;
  await page.getByLabel('Kirjoita kommentti').fill('Luku 2 on selkeä.');
  await page.getByRole('button', { name: 'Lähetä' }).press('Enter');
  const own = page.getByRole('list', { name: 'Kommentit' });
  await expect(own.getByText('Luku 2 on selkeä.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lähetä' })).toBeFocused();
  await expect(coordinator.page.getByText('Luku 2 on selkeä.')).toBeVisible();
  expect(await obstacles(page)).toEqual([]);

  await own.getByRole('button', { name: 'Muokkaa' }).press('Enter');
  await expect(page.getByLabel('Muokkaa kommenttia')).toBeFocused();
  await page.getByLabel('Muokkaa kommenttia').fill('Luku 2 on hyvin selkeä.');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).press('Enter');
  await expect(own.getByRole('button', { name: 'Muokkaa' })).toBeFocused();
  await expect(coordinator.page.getByText('Luku 2 on hyvin selkeä.')).toBeVisible();

  await coordinator.page.goto(path);
  const comment = coordinator.page.getByRole('listitem').filter({ hasText: 'Luku 2 on hyvin selkeä.' });
  await comment.getByRole('link', { name: 'versio 1' }).click();
  await expect(coordinator.page).toHaveURL(new RegExp(`${path}/versions/1$`));

  await own.getByRole('button', { name: 'Poista' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Poista' }).press('Enter');
  await expect(own.getByText(/Kommentti poistettiin/)).toBeVisible();
  await expect(own.getByRole('listitem').first()).toBeFocused();
  await expect(coordinator.page.getByText(/Kommentti poistettiin/)).toBeVisible();
});
