import type { BrowserContext } from '@playwright/test';
import { ask, expect, projectOf, test } from './people.ts';

const TITLE = 'Seurattu työpaja';
const PROOF = 'Malli on otettu käyttöön kaikissa yksiköissä.';
const PARTNER_B = 'Exempelinstitutet Österbotten';
const OUTSIDE = 'Esimerkkiopisto Satakunta';

/** A theme of which a provider has nothing in use, and a material of it that the provider can declare and has not. */
async function untouched(context: BrowserContext, organisationId: string) {
  const projectId = await projectOf(context);
  const { themes, adoptions, materials } = await ask(
    context,
    `query ($projectId: ID!, $organisationId: ID!) { themes { code }
       adoptions(projectId: $projectId, first: 100, filter: { organisationId: $organisationId, stages: [IN_USE, ESTABLISHED] }) { nodes { material { theme { code } } } }
       materials(projectId: $projectId, first: 100, filter: { stages: [NOT_STARTED] }) { nodes { id title theme { code } viewerCan { declareAdoption { allowed } } } } }`,
    { projectId, organisationId },
  );
  const used = new Set(adoptions.nodes.map((one: any) => one.material.theme.code));
  const free = themes.map(({ code }: any) => code).filter((code: string) => !used.has(code));
  return materials.nodes.find((one: any) => one.viewerCan.declareAdoption.allowed && free.includes(one.theme.code));
}

/** An event of partner A's that was held a month ago and more; its report is still to be written. */
async function heldEvent(context: BrowserContext, materialId: string): Promise<string> {
  const { installation } = await ask(context, '{ installation { today } }');
  const day = new Date(Date.parse(installation.today) - 40 * 86_400_000).toISOString().slice(0, 10);
  const input = {
    ...{ projectId: await projectOf(context), kind: 'WORKSHOP', titleFi: TITLE, published: true, nationwide: true },
    ...{ startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z`, materials: [{ materialId }] },
  };
  const { planEvent } = await ask(context, 'mutation ($input: PlanEventInput!) { planEvent(input: $input) { id version } }', {
    input,
  });
  const { openEvent } = await ask(context, 'mutation ($input: SeenEventInput!) { openEvent(input: $input) { id version } }', {
    input: { id: planEvent.id, expectedVersion: planEvent.version },
  });
  return openEvent.id;
}

test('after an event a partner answers on its phone; the officer sees the region change and opens the figure down to the proof', async ({
  somebody,
}) => {
  const partner = await somebody('partner.b');
  const { viewer } = await ask(partner.context, '{ viewer { organisation { id } } }');
  const material = await untouched(partner.context, viewer.organisation.id);
  expect(material, 'a theme of which the partner has nothing in use').toBeTruthy();

  // The event is held, its attendance pasted from a spreadsheet, its report handed in late: those who came are asked at once.
  const organiser = await somebody('partner.a');
  const event = await heldEvent(organiser.context, material.id);
  const { page } = organiser;
  await page.goto(`/fi/dissemination/${event}`);
  await page.getByRole('button', { name: 'Merkitse pidetyksi' }).click();
  await page.getByLabel(/^Liitetyt rivit/).fill(`Järjestäjä\tOpettajat\tJohto\n${PARTNER_B}\t3\t1\n${OUTSIDE}\t2\t\n`);
  await page.getByRole('button', { name: 'Lue rivit' }).click();
  await expect(page.getByText('Luettiin 2 riviä: 2 taulukkoon, 0 odottaa korjausta.')).toBeVisible();
  await page.getByRole('button', { name: 'Tallenna osallistujat' }).click();
  await expect(page.getByText('Kaikki on tallennettu.')).toBeVisible();
  await page.getByLabel(/^Kesto, tuntia/).fill('2');
  await page.getByRole('button', { name: 'Anna raportti' }).click();
  await expect(page.getByRole('link', { name: '2 seurantakysymystä, 2 odottaa vastausta' })).toBeVisible();

  // The officer looks at the region.
  const officer = await somebody('officer');
  await officer.page.goto(`/fi/coverage?theme=${material.theme.code}&region=all`);
  const { organisation } = await ask(partner.context, 'query ($id: ID!) { organisation(id: $id) { region { nameFi } } }', {
    id: viewer.organisation.id,
  });
  const region = organisation.region.nameFi;
  const inUse = officer.page.getByRole('table').getByRole('link', { name: new RegExp(`Järjestäjät, joilla käyttöä, ${region}`) });
  await expect(officer.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(officer.page.getByRole('table').first()).toBeVisible();
  const before = Number((await inUse.count()) ? await inUse.first().innerText() : '0');

  // The partner finds what waits, on its phone.
  await partner.page.setViewportSize({ width: 390, height: 800 });
  await partner.page.goto('/fi/dissemination/follow-ups?own=yes&waiting=yes');
  await partner.page.getByRole('link', { name: new RegExp(`^${TITLE}`) }).click();
  await expect(partner.page.getByText('Olitte tapahtumassa, jossa materiaali esiteltiin.')).toBeVisible();
  await partner.page.getByRole('button', { name: 'Vaihe on muuttunut' }).click();
  await partner.page.getByLabel('Vaihe nyt').selectOption('IN_USE');
  await partner.page
    .getByLabel(/^Huomautus|^Miksi/)
    .first()
    .fill('Otettiin suoraan käyttöön.');
  await partner.page.getByRole('button', { name: 'Vastaa', exact: true }).click();
  await expect(partner.page.getByRole('button', { name: 'Vastaa', exact: true })).toBeVisible();
  await partner.page
    .getByRole('textbox', { name: /^Miten käyttö näkyy|^Kuvaus|^Näyttö/ })
    .first()
    .fill(PROOF);
  expect(await partner.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await partner.page.getByRole('button', { name: 'Vastaa', exact: true }).click();
  await expect(partner.page.getByText('Kaikkiin on vastattu. Kiitos.')).toBeVisible();

  // The region changes before the officer's eyes, and its figure opens down to the proof.
  await expect(inUse.first()).toHaveText(String(before + 1));
  await inUse.first().click();
  await officer.page.getByRole('link', { name: `Näytä käyttöönotot: ${PARTNER_B}` }).click();
  await officer.page.getByRole('link', { name: `Avaa käyttöönotto: ${PARTNER_B}, ${material.title}` }).click();
  await expect(officer.page.getByText(PROOF)).toBeVisible();
  // The organiser sees what came of the event.
  await expect(page.getByRole('link', { name: '2 seurantakysymystä, 1 odottaa vastausta' })).toBeVisible();
  await page.getByRole('link', { name: /^1: käytössä/ }).click();
  await expect(page.getByRole('link', { name: PARTNER_B, exact: true })).toBeVisible();
});

test('a provider outside the network answers for itself and sees nothing of the others', async ({ somebody }) => {
  const { page, context } = await somebody('provider');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/fi/dissemination/follow-ups');
  const { followUps } = await ask(
    context,
    'query ($projectId: ID!) { followUps(projectId: $projectId, first: 100) { nodes { id waiting organisation { nameFi } } } }',
    { projectId: await projectOf(context) },
  );
  expect(new Set(followUps.nodes.map((one: any) => one.organisation.nameFi))).toEqual(new Set([OUTSIDE]));
  const { id } = followUps.nodes.find((one: any) => one.waiting);
  await page.goto(`/fi/dissemination/follow-ups/${id}`);
  const accept = page.getByRole('button', { name: 'Merkitse tunnetuksi' });
  const offered = await accept.count();
  await page
    .getByRole('button', { name: /^(Merkitse tunnetuksi|Ennallaan|Emme ole aloittaneet)$/ })
    .first()
    .click();
  await expect(page.getByText(/^Vastattu 1 /)).toBeVisible();
  if (offered) await expect(page.getByText('tunnettu').first()).toBeVisible();
  await page.goto('/fi/dissemination/funnel/providers?step=REACHED');
  await expect(page.getByText('1 järjestäjä', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: OUTSIDE, exact: true })).toBeVisible();
  await page.goto('/fi/coverage/providers?standing=IN_USE');
  await expect(page.getByRole('link', { name: PARTNER_B })).toHaveCount(0);
});
