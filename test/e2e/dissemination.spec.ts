import { ask, expect, projectOf, test } from './people.ts';

const TITLE = 'Koekäytön työpaja';

/** A day of the hub’s calendar, so many days on, as people write it. */
async function dayOn(context: Parameters<typeof ask>[0], days: number): Promise<string> {
  const { installation } = await ask(context, '{ installation { today } }');
  const day = new Date(Date.parse(installation.today) + days * 86_400_000);
  return `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`;
}

test('an event is planned, opened, registered for on a phone, held, its attendance pasted, reported and approved', async ({
  somebody,
}) => {
  const organiser = await somebody('partner.a');
  const { page } = organiser;
  await page.goto('/fi/dissemination');
  await page.getByRole('link', { name: 'Suunnittele tapahtuma' }).click();
  // The list has a field of the same name.
  await expect(page.getByLabel(/^Nimi suomeksi/)).toBeVisible();
  await page.getByLabel(/^Laji/).selectOption('WORKSHOP');
  await page.getByLabel(/^Nimi suomeksi/).fill(TITLE);
  await page.getByLabel(/^Alkaa \(/).fill(await dayOn(organiser.context, 1));
  await page.getByLabel(/^Alkaa kello/).fill('9');
  await page.getByLabel(/^Päättyy kello/).fill('11.30');
  await page.getByLabel('Paikka').fill('Tampere');
  await page.getByLabel(/^Paikkoja/).fill('20');
  await page.getByLabel('Koko maa').check();
  await page.getByRole('combobox', { name: 'Esiteltävät materiaalit' }).fill('a');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('button', { name: 'Tallenna tapahtuma' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Avaa ilmoittautuminen' }).click();
  await expect(page.getByText('Avoinna')).toBeVisible();

  // A partner registers from a phone.
  const partner = await somebody('partner.b');
  await partner.page.setViewportSize({ width: 390, height: 800 });
  await partner.page.goto(address.replace('/fi/', '/sv/'));
  await partner.page.getByLabel(/^Deltagare/).fill('4');
  await partner.page.getByRole('button', { name: 'Anmäl', exact: true }).click();
  await expect(partner.page.getByText('4 personer från er organisation är anmälda.')).toBeVisible();
  expect(await partner.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  // The organiser sees it without reloading.
  await expect(page.getByRole('heading', { name: 'Ilmoittautuneet (4)' })).toBeVisible();

  // It is held: a day has passed, as the organiser says by correcting the day.
  await page.getByRole('link', { name: 'Muokkaa' }).click();
  await page.getByLabel(/^Alkaa \(/).fill(await dayOn(organiser.context, -1));
  await page.getByLabel(/^Päättyy \(|^Päättyy$/).fill('');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await page.getByRole('button', { name: 'Merkitse pidetyksi' }).click();

  // Attendance out of a spreadsheet; a row that nobody can read is mended before it is saved.
  await page
    .getByLabel(/^Liitetyt rivit/)
    .fill(
      'Järjestäjä\tOpettajat\tJohto\nExempelinstitutet Österbotten\t3\t1\nEsimerkkiopisto Satakunta\t5\t\nEsimerkkiop. Kainuu\t2\t\n',
    );
  await page.getByRole('button', { name: 'Lue rivit' }).click();
  await expect(page.getByText('Luettiin 3 riviä: 2 taulukkoon, 1 odottaa korjausta.')).toBeVisible();
  await page.getByRole('combobox', { name: /Mikä oppilaitos on Esimerkkiop\. Kainuu/ }).fill('Kainuu');
  await page.getByRole('option', { name: 'Esimerkkiopisto Kainuu' }).click();
  await expect(page.getByRole('textbox', { name: 'Esimerkkiopisto Kainuu, Opettajat' })).toHaveValue('2');
  await page.getByRole('button', { name: 'Tallenna osallistujat' }).click();
  await expect(page.getByText('Kaikki on tallennettu.')).toBeVisible();
  await page.getByRole('button', { name: 'Anna raportti' }).click();
  await expect(page.getByText('Tämä tieto on pakollinen.')).toBeVisible();
  await page.getByLabel(/^Kesto, tuntia/).fill('2,5');
  await page.getByRole('button', { name: 'Anna raportti' }).click();
  await expect(page.getByRole('heading', { name: 'Osallistujat (11)' })).toBeVisible();
  await expect(page.getByText('Raportoitu').first()).toBeVisible();

  // The coordinator finds it among what waits, and approves.
  const coordinator = await somebody('coordinator');
  await coordinator.page.goto('/fi');
  await coordinator.page.getByRole('link', { name: 'Käsittele' }).click();
  await coordinator.page.getByRole('table').getByRole('link', { name: TITLE }).click();
  await coordinator.page.getByRole('button', { name: 'Hyväksy raportti' }).click();
  await expect(coordinator.page.getByText('Hyväksytty').first()).toBeVisible();
  await expect(page.getByText('Hyväksytty').first()).toBeVisible();
});

test('the agenda is narrowed by its address, and what is published is there for everybody', async ({ somebody }) => {
  const { page, context } = await somebody('provider');
  await page.goto('/fi/dissemination?tab=past&kind=NEWSLETTER');
  await expect(page.getByRole('link', { name: 'Verkoston uutiskirje 3/2024' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Oppimisanalytiikka arjessa' })).toHaveCount(0);
  const feed = await context.request.get(`/events.ics?project=${await projectOf(context)}&kind=NEWSLETTER`);
  expect(await feed.text()).toContain('SUMMARY:Verkoston uutiskirje 3/2024');
});
