import AxeBuilder from '@axe-core/playwright';
import { ask, expect, test } from './people.ts';

const mark = Date.now();
const idOf = async (context: Parameters<typeof ask>[0], search: string): Promise<string> =>
  (
    await ask(context, 'query ($search: String) { organisations(filter: { search: $search }, first: 1) { nodes { id } } }', {
      search,
    })
  ).organisations.nodes[0].id;

test('the administrator brings the hierarchy of Organisaatiopalvelu, sees what is left out and why, accepts, and takes it back', async ({
  somebody,
}) => {
  const { page } = await somebody('admin');
  const oid = `1.2.246.562.10.9${mark}`;
  const school = { oid: `${oid}1`, parentOid: oid, nimi: { fi: 'Koulu' }, organisaatiotyypit: ['organisaatiotyyppi_02'] };
  const unit = {
    oid,
    nimi: { sv: `Yrkesskolan ${mark}` },
    kotipaikkaUri: 'kunta_049',
    organisaatiotyypit: ['organisaatiotyyppi_01'],
    status: 'AKTIIVINEN',
    ytunnus: '',
    children: [{ ...school, oppilaitostyyppi: 'oppilaitostyyppi_21#1' }],
  };
  await page.goto('/fi/imports?target=REGISTER');
  await page.getByLabel(/Tiedosto \(pakollinen\)/).setInputFiles({
    name: `organisaatiot-${mark}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ organisaatiot: [unit] })),
  });
  await page.getByRole('button', { name: 'Lue tiedosto' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `organisaatiot-${mark}.json` })).toBeVisible();
  await page.getByRole('button', { name: 'Tarkista rivit' }).click();
  await expect(page.getByText('Tuodaan 1 riviä. Jätetään tuomatta 1 riviä.')).toBeVisible();
  await expect(page.getByText(/Rivi ei ole koulutuksen järjestäjä/)).toBeVisible();
  await page.getByRole('button', { name: 'Hyväksy ja tuo' }).click();
  await expect(page.getByText('Tuotiin 1 riviä.')).toBeVisible();
  await page.goto(`/fi/organisations?search=${mark}`);
  await expect(page.getByRole('link', { name: `Yrkesskolan ${mark}` })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Peru tuonti' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Peru tuonti' }).click();
  await expect(page.getByText('Peruttiin 1 riviä.')).toBeVisible();
});

test('the administrator renames a provider, gives its licence an end, and merges it: each shows on its page, and the merger is taken back', async ({
  somebody,
}) => {
  const { page, context } = await somebody('admin');
  const id = await idOf(context, 'Esimerkkiopisto Uusimaa Pohjoinen');
  await page.goto(`/fi/organisations/${id}`);
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Muuta nimiä' }).click();
  await dialog.getByLabel('Nimi englanniksi').fill('Example College of the North');
  await dialog.getByLabel('Nimi suomeksi').fill('Uudenmaan pohjoinen esimerkkiopisto');
  await dialog.getByRole('textbox', { name: 'Uusi nimi alkaen' }).fill('1.8.2024');
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Uudenmaan pohjoinen esimerkkiopisto' })).toBeVisible();
  await expect(page.getByText('Esimerkkiopisto Uusimaa Pohjoinen (31.7.2024 asti)')).toBeVisible();

  await page.getByRole('button', { name: 'Muuta lupaa' }).click();
  await dialog.getByRole('textbox', { name: 'Voimassa asti' }).fill('31.12.2016');
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await expect(dialog.getByText('Päivä on ennen alkua.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Voimassa asti' }).fill('31.12.2027');
  await dialog.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('cell', { name: '31.12.2027' })).toBeVisible();

  await page.getByRole('button', { name: 'Yhdistä toiseen järjestäjään' }).click();
  await dialog.getByRole('combobox', { name: /Mihin järjestäjään/ }).fill('Uusimaa Etelä');
  await page.getByRole('option', { name: 'Esimerkkiopisto Uusimaa Etelä' }).click();
  await dialog.getByRole('textbox', { name: /Mistä päivästä alkaen/ }).fill('1.1.2026');
  await expect(dialog.getByText('Nämä eivät siirry itsestään:')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Yhdistä' }).click();
  await expect(page.getByText('Yhdistyy 1.1.2026 toiseen järjestäjään:')).toBeVisible();
  await page.getByRole('link', { name: 'Esimerkkiopisto Uusimaa Etelä' }).click();
  await expect(page.getByText('Tähän järjestäjään ovat yhdistyneet:')).toBeVisible();
  await page.getByRole('link', { name: 'Uudenmaan pohjoinen esimerkkiopisto' }).click();
  await page.getByRole('button', { name: 'Peru yhdistyminen' }).click();
  await dialog.getByRole('button', { name: 'Peru yhdistyminen' }).click();
  await expect(page.getByText('Yhdistyy 1.1.2026 toiseen järjestäjään:')).toBeHidden();

  await page.goto('/fi/organisations?search=uusimaa%20pohjoinen');
  await expect(page.getByText('ent. Esimerkkiopisto Uusimaa Pohjoinen')).toBeVisible();
});

test('places to be confirmed are confirmed two at once, and leave the list', async ({ somebody }) => {
  const { page } = await somebody('admin');
  await page.goto('/fi/organisations?location=unconfirmed&demonstration=no&region=06');
  const boxes = page.getByRole('checkbox', { name: /^Valitse / });
  await expect(boxes.nth(1)).toBeVisible();
  const before = await boxes.count();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: 'Vahvista 2 sijaintia' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Vahvista' }).click();
  await expect(page.getByText('2 sijaintia vahvistettiin.')).toBeVisible();
  await expect(boxes).toHaveCount(before - 2);
});

test('nobody else is offered to change the register', async ({ somebody }) => {
  const { page, context } = await somebody('partner.a');
  await page.goto(`/fi/organisations/${await idOf(context, 'Esimerkkiopisto Pirkanmaa')}`);
  await expect(page.getByRole('heading', { name: 'Järjestämisluvat' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Muuta nimiä' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Lisää lupa' })).toBeHidden();
});
