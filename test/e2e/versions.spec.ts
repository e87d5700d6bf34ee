import type { BrowserContext } from '@playwright/test';
import { ask, expect, projectOf, test } from './people.ts';

/** A published material that partner A maintains and nobody is writing a version of. */
async function maintained(context: BrowserContext): Promise<{ id: string; title: string }> {
  const { materials } = await ask(
    context,
    `query ($projectId: ID!) { materials(projectId: $projectId, first: 100, filter: { maintainedByUs: true }) { nodes { id title currentVersion { number } viewerCan { draftVersion { allowed } declareAdoption { allowed } } } } }`,
    { projectId: await projectOf(context) },
  );
  return materials.nodes.findLast(
    (material: any) =>
      material.currentVersion && material.viewerCan.draftVersion.allowed && material.viewerCan.declareAdoption.allowed,
  );
}

/** Gives a material a licence: the hub holds files only of what may be given on. */
async function license(context: BrowserContext, materialId: string) {
  const { material } = await ask(
    context,
    'query ($id: ID!) { material(id: $id) { version title kind language linkOnly url description published theme { code } sourceProject { code } } }',
    { id: materialId },
  );
  const { version, theme, sourceProject, ...facts } = material;
  const input = { ...facts, materialId, expectedVersion: version, theme: theme.code, sourceProject: sourceProject?.code ?? null };
  await ask(context, 'mutation ($input: EditMaterialInput!) { editMaterial(input: $input) { id } }', {
    input: { ...input, licence: 'CC BY 4.0' },
  });
}

async function use(context: BrowserContext, materialId: string) {
  const { material } = await ask(context, 'query ($id: ID!) { material(id: $id) { ownAdoption { version } } }', {
    id: materialId,
  });
  await ask(context, 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', {
    input: {
      materialId,
      expectedVersion: material.ownAdoption?.version ?? 0,
      stage: 'IN_USE',
      note: 'Suoraan käyttöön',
      reason: 'Otettu käyttöön',
      evidence: { text: 'Kaikissa yksiköissä' },
    },
  });
}

test('a version is written, reviewed by another person and published; three adopters see it, one confirms, and the old one is still cited', async ({
  somebody,
  browser,
}) => {
  const [author, reviewer, partner, outside] = [
    await somebody('partner.a'),
    await somebody('coordinator'),
    await somebody('partner.b'),
    await somebody('provider'),
  ];
  const { id, title } = await maintained(author.context);
  for (const { context } of [author, partner, outside]) await use(context, id);

  // Written, looked at as it will read, and handed in.
  const { page } = author;
  await page.goto(`/fi/materials/${id}`);
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Luonnos: ${title}` })).toBeVisible();
  await page.getByLabel(/Mikä muuttui/).fill('Uusi luku arvioinnista');
  await page.getByLabel(/Vaikutus/).selectOption('CONTENT');
  await page.getByLabel(/^Kuvaus/).fill('# Arviointi\n\nArvioikaa **vuosittain**. <script>alert(1)</script>');
  await page.getByRole('button', { name: 'Esikatsele' }).click();
  const preview = page.getByRole('region', { name: 'Esikatselu' });
  await expect(preview.getByRole('heading', { level: 4, name: 'Arviointi' })).toBeVisible();
  await expect(preview.getByText('<script>')).toBeVisible();
  await page.getByRole('button', { name: 'Tallenna luonnos' }).click();
  await expect(page.getByText(/^Tallennettu klo/)).toBeVisible();
  await page.getByRole('button', { name: 'Lähetä arvioitavaksi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Arviointi: ${title}` })).toBeVisible();
  // The author cannot decide, and sees why.
  await expect(page.getByText('Toisen henkilön on tehtävä tämä: kukaan ei arvioi omaansa.')).toBeVisible();

  // Another person finds it by the bell, sees what changed, and publishes.
  await reviewer.page.goto('/fi');
  await reviewer.page.getByRole('link', { name: /^Ilmoitukset/ }).click();
  await reviewer.page.getByRole('link', { name: `${title}: versio 2 odottaa arviota` }).click();
  await expect(reviewer.page.locator('ins').filter({ hasText: 'Arvioikaa' })).toBeVisible();

  // Those who use it are looking on.
  await partner.page.goto(`/fi/materials/${id}`);
  await expect(partner.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await reviewer.page.getByRole('button', { name: 'Julkaise' }).click();
  await expect(reviewer.page.getByText('Sen tila on nyt: julkaistu')).toBeVisible();

  // It comes to them by itself; the one outside finds it when they come.
  await expect(partner.page.getByText(/on julkaistu versio 2\. Teillä on käytössä versio 1\./)).toBeVisible();
  for (const each of [author, outside]) {
    await each.page.goto('/fi/notifications');
    await each.page.getByRole('link', { name: `${title}: versio 2 on julkaistu` }).click();
    await expect(each.page.getByRole('button', { name: 'Ota versio 2 käyttöön' })).toBeVisible();
  }
  await partner.page.getByRole('button', { name: 'Ota versio 2 käyttöön' }).click();
  await expect(partner.page.getByText(/Teillä on käytössä versio 1/)).toHaveCount(0);
  await partner.page.goto('/fi/notifications?all=yes');
  await expect(
    partner.page.getByRole('row').filter({ hasText: title }).getByText('luettu', { exact: true }).first(),
  ).toBeVisible();
  await reviewer.page.goto(`/fi/adoptions?material=${id}&update=yes&search=`);
  await expect(
    reviewer.page
      .getByRole('row')
      .filter({ has: reviewer.page.getByRole('link', { name: 'Esimerkkiopisto Pirkanmaa', exact: true }) })
      .getByText('päivitys saatavilla'),
  ).toBeVisible();
  await expect(reviewer.page.getByRole('link', { name: 'Exempelinstitutet Österbotten', exact: true })).toHaveCount(0);

  // Whoever cited the old one still finds it, without signing in, and the way to the new one.
  const stranger = await browser.newContext();
  const reading = await stranger.newPage();
  await reading.goto(`/en/materials/${id}/versions/1`);
  await expect(reading.getByText('A later version has taken the place of this one.')).toBeVisible();
  await reading.getByRole('link', { name: 'Go to the current version 2' }).click();
  await expect(reading.getByText(`/en/materials/${id}/versions/2`)).toBeVisible();
  await expect(reading.getByRole('heading', { name: 'Arviointi' })).toBeVisible();
  await stranger.close();
});

test('two people write in one draft: the slower one is shown how the texts differ, and nothing of theirs is lost', async ({
  somebody,
}) => {
  const [author, other] = [await somebody('partner.a'), await somebody('coordinator')];
  const { id } = await maintained(author.context);
  const { draftMaterialVersion: draft } = await ask(
    author.context,
    'mutation ($input: DraftMaterialVersionInput!) { draftMaterialVersion(input: $input) { number } }',
    { input: { materialId: id } },
  );
  const path = `/fi/materials/${id}/versions/${draft.number}/edit`;
  await author.page.goto(path);
  await other.page.goto(path);
  await author.page.getByLabel(/Mikä muuttui/).fill('Minun sanani');
  await other.page.getByLabel(/Mikä muuttui/).fill('Heidän sanansa');
  await other.page.getByRole('button', { name: 'Tallenna luonnos' }).click();
  await expect(other.page.getByText(/^Tallennettu klo/)).toBeVisible();
  await expect(author.page.getByText(/Joku muu tallensi luonnoksen/)).toBeVisible();
  await expect(author.page.getByLabel(/Mikä muuttui/)).toHaveValue('Minun sanani');
  await expect(author.page.locator('del').filter({ hasText: 'Heidän' })).toBeVisible();
  await author.page.getByRole('button', { name: 'Jatka omallani' }).click();
  await author.page.getByRole('button', { name: 'Tallenna luonnos' }).click();
  await expect(other.page.getByLabel(/Mikä muuttui/)).toHaveValue('Minun sanani');
  // And the draft can be thrown away.
  await author.page.getByRole('button', { name: 'Poista luonnos' }).click();
  await author.page.getByRole('dialog').getByRole('button', { name: 'Poista luonnos' }).click();
  await expect(author.page).toHaveURL(new RegExp(`/fi/materials/${id}$`));
});

test('what is typed into a draft outlives the page, the draft that another saved meanwhile is shown beside it', async ({
  somebody,
}) => {
  const [author, other] = [await somebody('partner.a'), await somebody('coordinator')];
  const { id } = await maintained(author.context);
  const { draftMaterialVersion: draft } = await ask(
    author.context,
    'mutation ($input: DraftMaterialVersionInput!) { draftMaterialVersion(input: $input) { id number version } }',
    { input: { materialId: id } },
  );
  const { page } = author;
  await page.goto(`/fi/materials/${id}/versions/${draft.number}/edit`);
  await page.getByLabel(/^Kuvaus/).fill('Puolen tunnin työ');
  await page.getByRole('link', { name: 'Käyttöönotot' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Käyttöönotot' })).toBeVisible();
  await ask(other.context, 'mutation ($input: EditMaterialVersionInput!) { editMaterialVersion(input: $input) { id } }', {
    input: { id: draft.id, expectedVersion: draft.version, changeNote: 'Toisen sanat' },
  });
  await page.goBack();
  await expect(page.getByLabel(/^Kuvaus/)).toHaveValue('Puolen tunnin työ');
  await expect(page.getByText(/Joku muu tallensi luonnoksen/)).toBeVisible();
  await page.getByRole('button', { name: 'Jatka omallani' }).click();
  await page.getByRole('button', { name: 'Tallenna luonnos' }).click();
  await expect(page.getByText(/^Tallennettu klo/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(/^Kuvaus/)).toHaveValue('Puolen tunnin työ');
  await expect(page.getByText('Tallentamattomia muutoksia.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Poista luonnos' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Poista luonnos' }).click();
  await expect(page).toHaveURL(new RegExp(`/fi/materials/${id}$`));
});

test('somebody outside proposes a change, and sees what became of it', async ({ somebody }) => {
  const [outside, author] = [await somebody('provider'), await somebody('partner.a')];
  const { id } = await maintained(author.context);
  const words = `Lisätään esimerkki ${Date.now()}`;
  await outside.page.goto(`/fi/materials/${id}`);
  await outside.page.getByRole('button', { name: 'Ehdota muutosta' }).click();
  await expect(outside.page.getByLabel(/Mitä pitäisi muuttaa/)).toBeFocused();
  await outside.page.getByLabel(/Mitä pitäisi muuttaa/).fill(words);
  await outside.page.getByRole('button', { name: 'Lähetä ehdotus' }).click();
  await expect(outside.page.getByText('Kiitos! Ehdotus on lähetetty ylläpitäjälle.')).toBeVisible();
  await expect(outside.page.getByRole('button', { name: 'Ehdota muutosta' })).toBeFocused();
  await author.page.goto(`/fi/materials/${id}`);
  const proposal = author.page.getByRole('region').filter({ hasText: words }).last();
  await proposal.getByRole('button', { name: 'Hylkää …' }).click();
  await proposal.getByLabel(/Miksi ehdotus hylätään/).fill('Esimerkki on jo mukana');
  await proposal.getByRole('button', { name: 'Hylkää ehdotus' }).click();
  await outside.page.reload();
  await expect(outside.page.getByText('Hylätty: Esimerkki on jo mukana')).toBeVisible();
});

test('files come into a draft while its words are being written, are reviewed with it, and opened by everybody once it is out', async ({
  somebody,
  browser,
}) => {
  const [author, reviewer] = [await somebody('partner.a'), await somebody('coordinator')];
  const { id, title } = await maintained(author.context);
  await license(author.context, id);
  const { page } = author;
  await page.goto(`/fi/materials/${id}`);
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Luonnos: ${title}` })).toBeVisible();
  await page.getByLabel(/Mikä muuttui/).fill('Malli tiedostona');
  const files = page.getByRole('region', { name: 'Tiedostot' });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    files.getByRole('button', { name: 'Valitse tiedostot' }).first().click(),
  ]);
  await chooser.setFiles(
    [1, 2].map((n) => ({ name: `Malli ${n}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${n}`) })),
  );
  await expect(files.getByText('Malli 1.pdf')).toBeVisible();
  await expect(files.getByText('Malli 2.pdf')).toBeVisible();
  await expect(files.getByRole('progressbar')).toHaveCount(0);
  // What is typed is neither lost nor overtaken by them.
  await expect(page.getByLabel(/Mikä muuttui/)).toHaveValue('Malli tiedostona');
  await page.getByLabel(/Vaikutus/).selectOption('CONTENT');
  await page.getByLabel(/^Kuvaus/).fill('Malli on liitteenä.');
  await page.getByRole('button', { name: 'Lähetä arvioitavaksi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Arviointi: ${title}` })).toBeVisible();

  await reviewer.page.goto(page.url());
  await expect(reviewer.page.getByRole('link', { name: 'Malli 2.pdf' })).toBeVisible();
  await reviewer.page.getByRole('button', { name: /^Julkaise/ }).click();
  await expect(reviewer.page.getByText('Sen tila on nyt: julkaistu')).toBeVisible();
  const nobody = await browser.newPage();
  await nobody.goto(page.url().replace('/review', ''));
  const address = await nobody.getByRole('link', { name: 'Malli 1.pdf' }).getAttribute('href');
  const response = await nobody.request.get(address!);
  expect([response.status(), await response.text()]).toEqual([200, '%PDF-1.7 1']);
  await nobody.close();
});
