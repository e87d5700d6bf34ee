import { aoeServer } from '../support/aoe.server.ts';
import { withHubAlone } from './hub-alone.ts';
import { obstacles } from './obstacles.ts';
import { expect } from './people.ts';

const OURS = { description: 'Kuvaus', keywords: ['oppimisanalytiikka'] };
const test = withHubAlone(async () => {
  const aoe = await aoeServer();
  aoe.materials = [
    { id: 1, urn: 'urn:nbn:fi:oerfi-1', title: 'Haravoitu opas', ...OURS },
    { id: 2, urn: 'urn:nbn:fi:oerfi-2', title: 'Muuttumaton toimintamalli', licence: 'CCBYND4.0', ...OURS },
    { id: 3, urn: 'urn:nbn:fi:oerfi-3', title: 'Puutarhanhoito', keywords: ['kasvit'] },
  ];
  return { settings: { AOE_URL: aoe.address }, stop: aoe.stop };
});

test('the coordinator harvests AOE and is told what to know of it; what came is spoken of before any project cares for it', async ({
  somebody,
}) => {
  const [coordinator, provider] = [await somebody('coordinator'), await somebody('provider')];
  const { page } = coordinator;
  await page.goto('/fi/harvests');
  await page.getByRole('button', { name: 'Käynnistä haravointi' }).click();
  const row = page.getByRole('table', { name: 'Haravoinnit, uusin ensin' }).getByRole('row').filter({ hasText: 'Valmis' });
  await expect(row).toContainText('3 luettu: 2 uutta, 0 muuttunutta');
  const noted = page.getByRole('table', { name: 'Tietueet, joista on huomautettavaa' });
  await expect(noted.getByRole('row').filter({ hasText: 'Muuttumaton toimintamalli' })).toContainText('ei salli muokattujen');
  await expect(noted.getByRole('row').filter({ hasText: 'Puutarhanhoito' })).toContainText('Muu teema: ohitettu');
  expect(await obstacles(page)).toEqual([]);

  for (const each of [page, provider.page]) {
    await each.goto('/fi/materials?free=yes');
    await each.getByRole('link', { name: 'Haravoitu opas' }).click();
    await expect(each.getByRole('heading', { name: 'Keskustelu' })).toBeVisible();
  }
  await provider.page.getByLabel('Kirjoita kommentti').fill('Sopisi verkostolle.');
  await provider.page.getByRole('button', { name: 'Lähetä' }).click();
  await expect(page.getByRole('list', { name: 'Kommentit' }).getByText('Sopisi verkostolle.')).toBeVisible();
});
