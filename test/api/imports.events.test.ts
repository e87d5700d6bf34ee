import { beforeAll, expect, test } from 'vitest';
import { PARTNER_A } from './care.fixture.ts';
import { eventHub, eventLike, SAVE_REPORT } from './events.fixture.ts';
import { apply, bring, check, outcomesOf, undo } from './imports.fixture.ts';
import { organisationId } from './people.fixture.ts';

const { hub, coordinator, a, officer, projectId, read, step, history } = await eventHub();
let titles: string[];
beforeAll(async () => {
  await hub.startJobs();
  const { rows } = await hub.pool.query(
    `select title from material where project_id = $1 and current_version_id is not null and title !~ '[;|]' group by title having count(*) = 1 order by title limit 2`,
    [projectId],
  );
  titles = rows.map(({ title }) => title);
});

const brought = async (caller: typeof a, target: 'EVENTS' | 'ATTENDANCE', lines: readonly string[]) => {
  const { id, errors } = await bring(hub, caller, lines.join('\n'), { target, projectId, name: 'taulukko.csv' });
  expect(errors).toBeUndefined();
  return check(caller, id!);
};
const reasons = (one: any) => one.rows.nodes.map(({ outcome, reasons: [first] }: any) => [outcome, first?.code]);
const eventsNamed = async (title: string) =>
  (await hub.pool.query('select id, state from dissemination_event where title_fi = $1', [title])).rows;

const HEAD = 'Tapahtuma;Päivä;Alkaa;Päättyy;Laji;Järjestäjä;Kanava;Alue;Aineistot';
const EVENTS = () => [
  HEAD,
  `Taulukon webinaari;7.11.2024;9.00;11.30;webinaari;${PARTNER_A};Teams;Koko maa;"${titles.join('; ')}"`,
  `Taulukon työpaja;2.9.2024;;;Työpaja;${PARTNER_A};;Pirkanmaa, Kanta-Häme;`,
  `Taulukon uutiskirje;5/2024;;;Uutiskirje;;Uutiskirje;;`,
];

test('events come in with their hours, regions and materials; a second run changes nothing, and they can be taken back', async () => {
  const one = await brought(coordinator, 'EVENTS', EVENTS());
  expect(outcomesOf(one)).toMatchObject({ NEW: 3 });
  await apply(coordinator, one.id);
  const [webinar] = await eventsNamed('Taulukon webinaari');
  expect(await read(a, webinar.id)).toMatchObject({
    ...{ kind: 'WEBINAR', state: 'PLANNED', startsAt: '2024-11-07T07:00:00.000Z', endsAt: '2024-11-07T09:30:00.000Z' },
    ...{ channel: 'Teams', nationwide: true, published: false, organisation: { nameFi: PARTNER_A } },
    materials: titles.map((title) => ({ material: { title } })),
  });
  expect(await history(webinar.id)).toEqual(['event.imported']);
  const [workshop] = await eventsNamed('Taulukon työpaja');
  expect(await read(a, workshop.id)).toMatchObject({ state: 'HELD', regions: [{ code: '05' }, { code: '06' }], date: null });
  const [letter] = await eventsNamed('Taulukon uutiskirje');
  expect(await read(coordinator, letter.id)).toMatchObject({ state: 'HELD', date: '2024-05' });

  const again = await brought(coordinator, 'EVENTS', EVENTS());
  expect(outcomesOf(again)).toEqual(expect.objectContaining({ SAME: 3 }));
  expect(again.viewerCan.apply).toEqual({ allowed: false, reason: 'NOTHING_TO_IMPORT' });

  const changed = await brought(a, 'EVENTS', [HEAD, `Taulukon työpaja;2.9.2024;;;Työpaja;;Teams;06;${titles[0]}`]);
  expect(outcomesOf(changed)).toMatchObject({ CHANGED: 1 });
  await apply(a, changed.id);
  expect(await read(a, workshop.id)).toMatchObject({
    channel: 'Teams',
    regions: [{ code: '06' }],
    materials: [{ material: { title: titles[0] } }],
  });
  await undo(a, changed.id);
  expect(await read(a, workshop.id)).toMatchObject({ channel: null, regions: [{ code: '05' }, { code: '06' }], materials: [] });

  const undone = await undo(coordinator, one.id);
  expect(undone.state).toBe('UNDONE');
  expect(await eventsNamed('Taulukon webinaari')).toEqual([]);
  // The workshop was changed in between, though back again.
  expect(await eventsNamed('Taulukon työpaja')).toHaveLength(1);
});

test('a row that cannot be an event says why', async () => {
  const reported = await eventLike(hub, { state: 'REPORTED', startsAt: '2024-09-20T07:00:00Z' });
  expect(reported.version).toBe(1);
  const one = await brought(a, 'EVENTS', [
    HEAD,
    'Vailla päivää;;;;webinaari;;;;',
    'Vain kuukausi;5/2024;;;webinaari;;;;',
    'Outo vuosi;9999;;;uutiskirje;;;;',
    'Outo laji;1.11.2024;;;juhla;;;;',
    'Outo aika;1.11.2024;aamulla;;webinaari;;;;',
    'Toisen;1.11.2024;;;webinaari;Exempelinstitutet Österbotten;;;',
    'Ulkopuolisen;1.11.2024;;;webinaari;Esimerkkiopisto Satakunta;;;',
    'Kaksi;1.11.2024;;;webinaari;;;;',
    'Kaksi;1.11.2024;;;webinaari;;;;',
    'Testitapahtuma;20.9.2024;;;webinaari;;Zoom;;',
    'Outo aineisto;1.11.2024;;;webinaari;;;;Olematon opas',
  ]);
  expect(reasons(one)).toEqual([
    ['FAILED', 'REQUIRED'],
    ['FAILED', 'DAY_NEEDED'],
    ['FAILED', 'NOT_A_DATE'],
    ['FAILED', 'UNKNOWN_VALUE'],
    ['FAILED', 'NOT_A_TIME'],
    ['FAILED', 'NOT_YOUR_EVENT'],
    ['FAILED', 'NOT_A_PARTNER'],
    ['NEW', undefined],
    ['DUPLICATE', 'SAME_AS_LINE'],
    ['FAILED', 'EVENT_REPORT_IN'],
    ['FAILED', 'UNKNOWN_VALUE'],
  ]);
});

test('attendance comes in by name or business id, changes nothing twice, and goes back as it was until it is reported', async () => {
  const event = await eventLike(hub, { state: 'HELD', startsAt: '2024-10-01T07:00:00Z', complete: true });
  await hub.pool.query(`update dissemination_event set title_fi = 'Taulukon pajapäivä' where id = $1`, [event.id]);
  const outside = await organisationId(hub, 'Esimerkkiopisto Satakunta');
  const { rows } = await hub.pool.query('select business_id from organisation where id = $1', [outside]);
  const lines = [
    'Tapahtuma;Organisaatio;Rooli;Lukumäärä',
    `Taulukon pajapäivä;${PARTNER_A};opettaja;12`,
    `Taulukon pajapäivä;${rows[0].business_id};Opettajat;9`,
    `Taulukon pajapäivä;${rows[0].business_id};johto;1`,
  ];
  const one = await brought(a, 'ATTENDANCE', lines);
  expect(outcomesOf(one)).toMatchObject({ NEW: 2, CHANGED: 1 });
  await apply(a, one.id);
  const shown = async () =>
    (await read(a, event.id)).attendance
      .map(({ organisation, role, count }: any) => `${organisation.nameFi} ${role} ${count}`)
      .toSorted();
  const imported = [
    `${PARTNER_A} TEACHER 12`,
    'Esimerkkiopisto Satakunta MANAGER 1',
    'Esimerkkiopisto Satakunta TEACHER 9',
  ].toSorted();
  expect(await shown()).toEqual(imported);
  expect(await history(event.id)).toEqual(Array(3).fill('event.attendance_imported'));
  expect(outcomesOf(await brought(a, 'ATTENDANCE', lines))).toMatchObject({ SAME: 3 });
  await undo(a, one.id);
  expect(await shown()).toEqual(['Esimerkkiopisto Satakunta TEACHER 7']);

  const two = await brought(a, 'ATTENDANCE', lines);
  await apply(a, two.id);
  const { version } = await read(a, event.id);
  const { rows: shownMaterials } = await hub.pool.query(
    'select material_id as "materialId" from event_material where event_id = $1',
    [event.id],
  );
  const report = { id: event.id, expectedVersion: version, minutes: 60, nationwide: true, materials: shownMaterials };
  const saved = (await a.data(SAVE_REPORT, { input: report })).saveEventReport;
  await step(a, 'reportEvent', saved);
  const kept = await undo(a, two.id);
  expect(kept.rows.nodes.map((row: any) => row.kept)).toEqual(['IN_USE', 'IN_USE', 'IN_USE']);
  expect(await shown()).toEqual(imported);
});

test('attendance is refused where it is nobody’s to count, and by whom it is not', async () => {
  const open = await eventLike(hub, { state: 'OPEN' });
  await hub.pool.query(`update dissemination_event set title_fi = 'Avoin taulukko' where id = $1`, [open.id]);
  const foreign = await eventLike(hub, { state: 'HELD', organiser: 'Exempelinstitutet Österbotten' });
  await hub.pool.query(`update dissemination_event set title_fi = 'Toisen taulukko' where id = $1`, [foreign.id]);
  const one = await brought(a, 'ATTENDANCE', [
    'Tapahtuma;Organisaatio;Rooli;Lukumäärä',
    `Olematon;${PARTNER_A};opettaja;1`,
    `Avoin taulukko;${PARTNER_A};opettaja;1`,
    `Toisen taulukko;${PARTNER_A};opettaja;1`,
    `Toisen taulukko;Olematon opisto;opettaja;1`,
    `Toisen taulukko;${PARTNER_A};opettaja;0`,
  ]);
  expect(reasons(one)).toEqual([
    ['FAILED', 'UNKNOWN_VALUE'],
    ['FAILED', 'EVENT_NOT_HELD'],
    ['FAILED', 'NOT_YOUR_EVENT'],
    ['FAILED', 'UNKNOWN_VALUE'],
    ['FAILED', 'OUT_OF_RANGE'],
  ]);
  const { errors } = await bring(hub, officer, 'Tapahtuma;Päivä\nX;1.1.2024', { target: 'EVENTS', projectId });
  expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
});
