import { expect, test } from 'vitest';
import { testHub } from '../support/api.ts';
import { apply, bring, check, undo } from './imports.fixture.ts';

test('the register is previewed and applied by its administrator, by the same rules as the command', async () => {
  const hub = await testHub();
  await hub.startJobs();
  const admin = await hub.as('admin');
  const file =
    'Y-tunnus;Nimi suomeksi;Namn på svenska;Maakunta;Omistajatyyppi;Opiskelijavuodet\n3008326-5;AEL-Amiedu Oy;Ab AEL;Uusimaa;yksityinen;4244\n1234567-1;Uusi Oy;;9;privat;1 234\n0502454-7;Väärä;;;;\n';
  const { id } = await bring(hub, admin, file, { target: 'REGISTER' });
  const one = await check(admin, id!);
  expect(one.rows.nodes.map(({ outcome, reasons }: any) => [outcome, reasons[0]?.code])).toEqual([
    ['CHANGED', undefined],
    ['NEW', undefined],
    ['FAILED', 'CHECK_DIGIT'],
  ]);
  await apply(admin, id!);
  const read = async () =>
    (
      await hub.pool.query(
        `select name_fi, name_sv, student_years, (select count(*)::int from licence l where l.organisation_id = o.id) as licences from organisation o where business_id = any($1) order by name_fi`,
        [['3008326-5', '1234567-1']],
      )
    ).rows;
  expect(await read()).toEqual([
    { name_fi: 'AEL-Amiedu Oy', name_sv: 'Ab AEL', student_years: 4244, licences: 1 },
    { name_fi: 'Uusi Oy', name_sv: null, student_years: 1234, licences: 1 },
  ]);
  await undo(admin, id!);
  expect(await read()).toEqual([{ name_fi: 'AEL-Amiedu Oy', name_sv: null, student_years: 4244, licences: 1 }]);
});

test('a letter that no text can hold costs no more than its row', async () => {
  const hub = await testHub();
  await hub.startJobs();
  const admin = await hub.as('admin');
  const file = JSON.stringify([
    { ytunnus: '1234567-1', nimi: { fi: 'Nolla\0Oy' } },
    { ytunnus: '3008326-5', nimi: { fi: 'Puolikas \ud83d' } },
  ]);
  const { id } = await bring(hub, admin, file, { target: 'REGISTER', name: 'organisaatiot.json' });
  const one = await check(admin, id!);
  expect(one.state).toBe('CHECKED');
  expect(one.rows.nodes.map(({ outcome, reasons }: any) => [outcome, reasons[0]])).toEqual([
    ['NEW', undefined],
    ['FAILED', { field: 'nameFi', code: 'MALFORMED', params: expect.anything() }],
  ]);
  await apply(admin, id!);
  const { rows } = await hub.pool.query(`select name_fi from organisation where business_id = '1234567-1'`);
  expect(rows).toEqual([{ name_fi: 'Nolla Oy' }]);
});
