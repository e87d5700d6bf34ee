import type { Page } from '@playwright/test';
import { ask, expect, join, projectOf, test } from './people.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Counts what a thumb does. */
function thumb() {
  let taps = 0;
  return {
    tap: async (target: ReturnType<Page['getByRole']>) => {
      await target.tap();
      taps += 1;
    },
    get taps() {
      return taps;
    },
  };
}

test('on a phone ten materials are confirmed one by one in at most twelve taps, from the start page on', async ({
  browser,
  somebody,
}) => {
  // The second institution of partner A has the most to confirm; somebody new declares for it alone.
  const { context: office } = await somebody('admin');
  const { organisations } = await ask(
    office,
    '{ organisations(first: 1, filter: { search: "Pirkanmaa Itä" }) { nodes { id } } }',
  );
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await join(phone, { invitedBy: office, organisationId: organisations.nodes[0].id, email: 'peukalo@esimerkki.test' });
  const page = await phone.newPage();
  await page.goto('/fi');
  const row = page.getByRole('listitem').filter({ hasText: /omaa käyttöönottoa on vahvistettava/ });
  await expect(row).toBeVisible();
  const mine = thumb();
  await mine.tap(row.getByRole('link', { name: 'Vahvista' }));
  const buttons = page.getByRole('button', { name: /^Ennallaan:/ });
  await expect(buttons.first()).toBeVisible();
  expect(await buttons.count()).toBeGreaterThanOrEqual(10);
  const before = await buttons.count();
  for (let done = 0; done < 10; done++) {
    await mine.tap(buttons.first());
    await expect(buttons).toHaveCount(before - done - 1);
  }
  await expect(page.getByText('vahvistettu', { exact: true })).toHaveCount(10);
  expect(mine.taps).toBeLessThanOrEqual(12);

  // The rest takes one more.
  await mine.tap(page.getByRole('button', { name: /^Vahvista ennallaan/ }));
  await expect(page.getByText(/vahvistettu ennallaan/)).toBeVisible();
  await phone.close();
});

test('the coordinator draws a sample, looks at what it met, and the sample page tells how far it is', async ({ somebody }) => {
  const { page } = await somebody('coordinator');
  await page.goto('/fi/adoptions/verification');
  await page.getByRole('button', { name: 'Arvo otos' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel(/Kappalemäärä/)
    .last()
    .fill('9999');
  await dialog.getByLabel('Maakunta').selectOption({ label: 'Pirkanmaa' });
  await dialog.getByRole('button', { name: 'Arvo' }).click();
  await expect(dialog.getByText(/Anna luku väliltä 1–/)).toBeVisible();
  await dialog
    .getByLabel(/Kappalemäärä/)
    .last()
    .fill('3');
  await dialog.getByRole('button', { name: 'Arvo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Otos / })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^0 \/ 3 tarkistettu, \d odottaa järjestäjää$/ })).toBeVisible();
  await expect(page.getByText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)).toBeVisible();

  await page
    .getByRole('link', { name: /^Tarkista:/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Kirjaa todennus' }).click();
  await dialog.getByRole('radio', { name: 'ei todennettu' }).check();
  await dialog.getByRole('button', { name: 'Kirjaa' }).click();
  await expect(dialog.getByText('Täytä tämä kohta.')).toBeVisible();
  await dialog.getByLabel(/^Perustelu/).fill('Linkin takana on vasta suunnitelma.');
  await dialog.getByRole('button', { name: 'Kirjaa' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Linkin takana on vasta suunnitelma.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: /^1 \/ 3 tarkistettu, \d odottaa järjestäjää$/ })).toBeVisible();
});

test('the coordinator asks for more, the provider adds proof without a new stage, and the verdict stands beside what was declared', async ({
  somebody,
}) => {
  const [coordinator, partner] = [await somebody('coordinator'), await somebody('partner.b')];
  const projectId = await projectOf(partner.context);
  const { viewer } = await ask(partner.context, '{ viewer { organisation { id } } }');
  const { adoptions } = await ask(
    partner.context,
    'query ($projectId: ID!, $filter: AdoptionFilter) { adoptions(projectId: $projectId, first: 1, filter: $filter) { nodes { id material { title } } } }',
    { projectId, filter: { organisationId: viewer.organisation.id, stages: ['IN_USE'], verified: false } },
  );
  const [{ id, material }] = adoptions.nodes;

  const { page } = coordinator;
  await page.goto(`/fi/adoptions/${id}`);
  await page.getByRole('button', { name: 'Pyydä lisänäyttöä' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/Kysymys järjestäjälle/)
    .fill('Montako henkilöä on koulutettu?');
  await page.getByRole('dialog').getByRole('button', { name: 'Lähetä pyyntö' }).click();
  const part = page.getByRole('region', { name: 'Todentaminen' });
  await expect(part.getByText('odottaa järjestäjää', { exact: true })).toBeVisible();

  await partner.page.goto('/fi');
  const waits = partner.page.getByRole('listitem').filter({ hasText: 'pyydetään lisänäyttöä' });
  await waits.getByRole('link', { name: 'Vastaa' }).click();
  await partner.page
    .getByRole('table')
    .getByRole('link', { name: new RegExp(escaped(material.title)) })
    .click();
  await expect(partner.page.getByText('Montako henkilöä on koulutettu?')).toBeVisible();
  await partner.page
    .getByRole('button', { name: /^Lisää näyttöä: Käytössä/ })
    .first()
    .click();
  await partner.page.getByRole('button', { name: 'Tallenna näyttö' }).click();
  await expect(partner.page.getByRole('alert')).toBeVisible();
  await partner.page.getByLabel('Koulutettuja').fill('42');
  await partner.page.getByRole('button', { name: 'Tallenna näyttö' }).click();
  await expect(partner.page.getByText('Näyttö on lisätty.')).toBeVisible();
  await expect(partner.page.getByRole('region', { name: 'Todentaminen' }).getByText('järjestäjä on vastannut')).toBeVisible();

  // The coordinator sees the answer by itself, and says what it shows.
  await expect(part.getByText('järjestäjä on vastannut')).toBeVisible();
  await expect(page.getByText('42', { exact: true })).toBeVisible();
  await part.getByRole('button', { name: 'Kirjaa todennus' }).click();
  await page.getByRole('dialog').getByLabel('Todennettu vaihe').selectOption('PILOT');
  await page.getByRole('dialog').getByRole('button', { name: 'Kirjaa' }).click();
  await expect(part.getByText(/^todennettu: pilotissa$/i)).toBeVisible();
  await expect(partner.page.getByRole('region', { name: 'Todentaminen' }).getByText(/^todennettu: pilotissa$/i)).toBeVisible();
  await expect(partner.page.getByRole('region', { name: 'Nykyinen vaihe' }).getByText('Käytössä', { exact: true })).toBeVisible();
});
