import { beforeAll, describe, expect, test } from 'vitest';
import { Caller, testHub, type TestHub } from '../support/api.ts';
import { workbookOf } from '../support/workbook.ts';
import { apply, bring, check, checked, look, outcomesOf, undo } from './imports.fixture.ts';

let hub: TestHub;
let projectId: string;
let coordinator: Caller;
let partner: Caller;

beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  [coordinator, partner] = [await hub.as('coordinator'), await hub.as('partner.a')];
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
}, 60_000);

const material = async (title: string) =>
  (
    await hub.pool.query(
      `select m.*, t.code as theme, s.code as source, o.name_fi as importer from material m join theme t on t.id = m.theme_id
         left join source_project s on s.id = m.source_project_id left join organisation o on o.id = m.importer_id where title = $1`,
      [title],
    )
  ).rows[0];
const count = async () => (await hub.pool.query('select count(*)::int as count from material')).rows[0].count;

/** As a secretary keeps it: titles above, Finnish headers, Finnish dates, Windows-1252. */
const FINNISH = `Hankkeen aineistoluettelo;;;;;;;;
Päivitetty 1.10.2024;;;;;;;;

Nro;Aineiston nimi *;Laji;Teema;Hanke;Verkko-osoite;Käyttöoikeus;Kieli;Kuvaus;Julkaistu
1;Näin mittaat: opas;Opas;Oppimisanalytiikka;OA;https://esimerkki.fi/opas;CC-BY-SA 4.0;suomi;"Kuvaus, jossa on
kaksi riviä; ja ""lainaus""";31.12.2023
2;Verktyg för lärare;verktyg;lärandeanalys;;www.esimerkki.fi/verktyg;ei tiedossa;ruotsi;-;2023
3;Kuukauden malli;toimintamalli;;Karkki;https://esimerkki.fi/malli;;;;12/2023
4;;opas;tietoosaaminen;;;;;;
5;Kolme virhettä;romaani;Oppimisanalytiikka;;ei linkkiä;;klingon;;31.2.2023
6;Näin mittaat:  OPAS;opas;Oppimisanalytiikka;;http://www.esimerkki.fi/opas/;;;;
7;Toinen samalla sivulla;opas;Oppimisanalytiikka;;https://esimerkki.fi/opas;;;;
`;

describe('a spreadsheet as people keep it', () => {
  let id: string;
  test('is known by its columns, wherever they stand', async () => {
    ({ id } = (await bring(hub, coordinator, Buffer.from(FINNISH, 'latin1'), { projectId, name: 'C:\\omat\\Luettelo.csv' })) as {
      id: string;
    });
    const { table, state, fileName, rowCount } = await look(coordinator, id);
    expect([state, fileName, rowCount, table.headerRow]).toEqual(['UPLOADED', 'Luettelo.csv', 7, 4]);
    expect(table.columns.map(({ field }: { field: string }) => field)).toEqual([
      ...[null, 'title', 'kind', 'theme', 'sourceProject', 'url', 'licence', 'language', 'description', 'published'],
    ]);
    expect(table.columns[9].samples).toEqual(['31.12.2023', '2023', '12/2023']);
  });

  test('is checked row by row, and each row says what becomes of it and why', async () => {
    const one = await check(coordinator, id);
    expect([one.state, one.rowCount, one.done]).toEqual(['CHECKED', 7, 7]);
    expect(outcomesOf(one)).toEqual({ NEW: 3, DUPLICATE: 2, FAILED: 2 });
    expect(
      one.rows.nodes.map(({ line, outcome, reasons }: any) => [
        line,
        outcome,
        ...reasons.map((r: any) => `${r.field} ${r.code}`),
      ]),
    ).toEqual([
      [5, 'NEW'],
      [6, 'NEW'],
      [7, 'NEW'],
      [8, 'FAILED', 'title REQUIRED', 'theme UNKNOWN_VALUE'],
      [9, 'FAILED', 'kind UNKNOWN_VALUE', 'url NOT_AN_ADDRESS', 'language UNKNOWN_VALUE', 'published NOT_A_DATE'],
      [10, 'DUPLICATE', 'null SAME_AS_LINE'],
      [11, 'DUPLICATE', 'url ADDRESS_OF_LINE'],
    ]);
    expect(one.viewerCan.apply.allowed).toBe(true);
    expect(await count()).toBe(34);
  });

  test('is accepted: its materials are received in the care of the project, with what is known of them', async () => {
    const one = await apply(coordinator, id);
    expect([one.state, one.done]).toEqual(['APPLIED', 3]);
    expect(await material('Näin mittaat: opas')).toMatchObject({
      ...{
        project_id: projectId,
        status: 'INTAKE',
        kind: 'GUIDE',
        theme: 'LEARNING_ANALYTICS',
        source: 'OA',
        language: 'fi',
        link_only: true,
      },
      ...{ url: 'https://esimerkki.fi/opas', licence: 'CC BY-SA 4.0', published: '2023-12-31', provenance: 'NAMED_IN_SOURCE' },
      description: 'Kuvaus, jossa on\nkaksi riviä; ja "lainaus"',
    });
    expect(await material('Verktyg för lärare')).toMatchObject({
      ...{
        kind: 'TOOL',
        language: 'sv',
        licence: null,
        description: null,
        published: '2023',
        url: 'https://www.esimerkki.fi/verktyg',
      },
    });
    // Its theme is its project's.
    expect(await material('Kuukauden malli')).toMatchObject({
      theme: 'ENTERPRISE_ARCHITECTURE',
      kind: 'OPERATING_MODEL',
      published: '2023-12',
    });
    // What stands at its source can be looked at and adopted as it was found.
    const { rows } = await hub.pool.query(
      `select number, state from material_version v join material m on m.current_version_id = v.id where m.title = 'Näin mittaat: opas'`,
    );
    expect(rows).toEqual([{ number: 1, state: 'PUBLISHED' }]);
    const { history } = await coordinator.data(
      'query ($projectId: ID!) { history(projectId: $projectId, first: 4) { nodes { kind facts subject { __typename } } } }',
      { projectId },
    );
    expect(history.nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'import.applied',
      'material.imported',
      'material.imported',
      'material.imported',
    ]);
    expect(history.nodes[0].facts).toMatchObject({ created: 3, changed: 0, reported: 4 });
  });

  test('gives the rows that were not taken back as a file with their reasons, which can be mended and brought again', async () => {
    const response = await fetch(`${hub.address}/imports/${id}/problems.csv?language=fi`, {
      headers: { cookie: coordinator.cookie },
    });
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([
      ...[200, 'text/csv; charset=utf-8', 'attachment; filename=Luettelo-virherivit.csv'],
    ]);
    const file = Buffer.from(await response.arrayBuffer());
    expect(file.toString()).toContain('9;Virhe;Laji: Arvoa ”romaani” ei tunneta. ');
    const again = await checked(hub, coordinator, projectId, file);
    expect(outcomesOf(again)).toEqual({ FAILED: 2, SAME: 1, DUPLICATE: 1 });
    expect((await fetch(`${hub.address}/imports/${id}/problems.csv`)).status).toBe(404);
  });

  test('changes nothing the second time', async () => {
    const before = await count();
    const again = await checked(hub, coordinator, projectId, Buffer.from(FINNISH, 'latin1'));
    expect(outcomesOf(again)).toEqual({ SAME: 3, DUPLICATE: 2, FAILED: 2 });
    expect(again.viewerCan.apply).toEqual({ allowed: true, reason: null });
    expect(
      await coordinator.refused('mutation ($input: ApplyImportInput!) { applyImport(input: $input) { id } }', {
        input: { id: again.id, expectedVersion: again.version },
      }),
    ).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'NOTHING_TO_IMPORT' },
    });
    expect(await count()).toBe(before);
  });

  test('is taken back: what it made is gone, except what somebody has changed or used since, and it says which', async () => {
    await hub.pool.query(`update material set version = version + 1, note = 'Muutettu' where title = 'Kuukauden malli'`);
    const { id: used } = await material('Näin mittaat: opas');
    const { errors } = await partner.ask('mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', {
      input: { materialId: used, expectedVersion: 0, stage: 'AWARE' },
    });
    expect(errors).toBeUndefined();
    // What the hub itself found out of a link keeps nothing; nobody else takes a published version away.
    const { id: unused } = await material('Verktyg för lärare');
    await hub.pool.query(
      `insert into link_check (material_id, url, checked_at, outcome) values ($1, 'https://x.invalid', hub_now(), 'NOT_FOUND')`,
      [unused],
    );
    await hub.pool.query(`insert into problem_report (material_id, kind) values ($1, 'LINK_DEAD')`, [unused]);
    await expect(hub.pool.query('delete from material_version where material_id = $1', [unused])).rejects.toThrow(
      'a published version is never deleted',
    );
    const one = await undo(coordinator, id);
    expect(one.state).toBe('UNDONE');
    expect(one.outcomes.find(({ outcome }: any) => outcome === 'NEW')).toMatchObject({ applied: 3, undone: 1, kept: 2 });
    expect(one.rows.nodes.map(({ kept }: any) => kept)).toEqual(['IN_USE', null, 'CHANGED_SINCE', null, null, null, null]);
    expect([await material('Verktyg för lärare'), (await material('Kuukauden malli')).note]).toEqual([undefined, 'Muutettu']);
    expect(one.viewerCan.undo).toEqual({ allowed: false, reason: 'NOT_APPLIED' });
  });
});

describe('columns', () => {
  test('are corrected once, and known the next time by whoever imports for the same organisation', async () => {
    const file = 'Mikä;Missä;Mitä\nOmituinen otsikko;https://esimerkki.fi/omituinen;Digitaalinen osaaminen\n';
    const { id } = await bring(hub, coordinator, file, { projectId });
    const one = await look(coordinator, id!);
    expect(one.table.columns.map(({ field }: any) => field)).toEqual([null, null, null]);
    const input = { id, expectedVersion: one.version };
    const refused = (columns: (string | null)[]) =>
      coordinator.refused('mutation ($input: CheckImportInput!) { checkImport(input: $input) { id } }', {
        input: { ...input, columns },
      });
    expect(await refused([null, 'url', 'theme'])).toEqual({
      code: 'BAD_USER_INPUT',
      params: { field: 'columns', problem: 'REQUIRED', name: 'title' },
    });
    expect(await refused(['title', 'title', null])).toMatchObject({ params: { problem: 'CHOSEN_TWICE' } });
    expect(await refused(['title', 'salary', null])).toMatchObject({ params: { problem: 'UNKNOWN_FIELD' } });
    expect(await refused(['title'])).toMatchObject({ params: { problem: 'OUT_OF_RANGE' } });
    const columns = ['title', 'url', 'theme'];
    expect(outcomesOf(await check(coordinator, id!, { columns }))).toEqual({ NEW: 1 });
    const second = await bring(hub, await hub.as('coordinator2'), file, { projectId });
    expect((await look(coordinator, second.id!)).table.columns.map(({ field }: any) => field)).toEqual(columns);
    // Another organisation names its columns for itself.
    const theirs = await bring(hub, partner, file, { projectId });
    expect((await look(partner, theirs.id!)).table.columns.map(({ field }: any) => field)).toEqual([null, null, null]);
  });

  test('of a workbook stand in the sheet that names the most; another sheet, another header row, or none can be chosen', async () => {
    const file = workbookOf({
      Ohje: [['Nimi'], ['Täytä toinen välilehti']],
      Aineistot: [
        ['Luettelo', { day: '2024-10-01' }],
        ['Nimi', 'Teema', 'Julkaistu'],
        ['Taulukosta', 'Data­kompetens'.replace('\u00ad', ''), { day: '2023-05-04' }],
      ],
    });
    const one = await checked(hub, coordinator, projectId, file, { name: 'kirja.xlsx' });
    expect([one.table.sheet, one.table.headerRow, one.table.sheets]).toEqual([
      1,
      2,
      [
        { name: 'Ohje', rowCount: 2 },
        { name: 'Aineistot', rowCount: 3 },
      ],
    ]);
    expect(outcomesOf(one)).toEqual({ NEW: 1 });
    expect((await look(coordinator, one.id, { sheet: 0 })).table).toMatchObject({
      headerRow: 1,
      columns: [{ header: 'Nimi', field: 'title' }],
    });
    expect((await look(coordinator, one.id, { headerRow: 0 })).table).toMatchObject({
      rowCount: 3,
      columns: [{ header: '' }, {}, {}],
    });
    const headless = await check(coordinator, one.id, { headerRow: 0, columns: ['title', 'theme', 'published'] });
    expect(outcomesOf(headless)).toEqual({ NEW: 1, FAILED: 2 });
    await apply(coordinator, one.id);
    expect(await material('Taulukosta')).toMatchObject({ published: '2023-05-04', theme: 'DATA_COMPETENCE' });
  });
});

test('rows that only share an address or a title are taken when that is wished, and a second run finds them all', async () => {
  const file = `Nimi;Teema;Linkki
Sivuston osa A;Oppimisanalytiikka;https://esimerkki.fi/sivusto
Sivuston osa B;Oppimisanalytiikka;https://esimerkki.fi/sivusto
Sivuston osa A;Oppimisanalytiikka;https://muualla.fi/sivusto
Sivuston osa B;Oppimisanalytiikka;esimerkki
Sivuston osa B;Oppimisanalytiikka;https://esimerkki.fi/sivusto
`;
  const one = await checked(hub, coordinator, projectId, file);
  expect(outcomesOf(one)).toEqual({ NEW: 1, DUPLICATE: 3, FAILED: 1 });
  const applied = await apply(coordinator, one.id, { duplicates: true });
  expect(outcomesOf(applied)).toEqual({ NEW: 3, DUPLICATE: 1, FAILED: 1 });
  expect(outcomesOf(await checked(hub, coordinator, projectId, file))).toEqual({ SAME: 3, DUPLICATE: 1, FAILED: 1 });
});

test('a row changes what it knows better and erases nothing; taken back, all is as before', async () => {
  const first = await checked(
    hub,
    coordinator,
    projectId,
    'Nimi;Teema;Kuvaus;Julkaistu;Linkki\nMuuttuva;Oppimisanalytiikka;Vanha kuvaus;4.5.2023;https://esimerkki.fi/muuttuva\n',
  );
  await apply(coordinator, first.id);
  const second = await checked(
    hub,
    coordinator,
    projectId,
    'Nimi;Teema;Kuvaus;Julkaistu;Kieli;Linkki\nMUUTTUVA;;Uusi kuvaus;2023;en;\n',
  );
  expect(outcomesOf(second)).toEqual({ CHANGED: 1 });
  await apply(coordinator, second.id);
  const changed = await material('Muuttuva');
  expect(changed).toMatchObject({
    description: 'Uusi kuvaus',
    published: '2023-05-04',
    language: 'en',
    url: 'https://esimerkki.fi/muuttuva',
    version: 2,
  });
  await undo(coordinator, second.id);
  expect(await material('Muuttuva')).toMatchObject({
    description: 'Vanha kuvaus',
    language: null,
    published: '2023-05-04',
    version: 3,
  });
});

describe('rights', () => {
  const FILE = 'Nimi;Teema;Linkki\nOsatoteuttajan oma;Oppimisanalytiikka;https://esimerkki.fi/oma\n';

  test('coordinator and partners bring materials, the administrator the register, and nobody else anything', async () => {
    const outcome = async (who: Parameters<TestHub['as']>[0] | null, target: string) => {
      const caller = who ? await hub.as(who) : hub.nobody;
      const { status, errors } = await bring(hub, caller, FILE, { target, projectId: target === 'MATERIALS' ? projectId : '' });
      return errors ? `${status} ${errors[0]!.extensions.params.reason ?? errors[0]!.extensions.code}` : status;
    };
    expect([
      await outcome('coordinator', 'MATERIALS'),
      await outcome('partner.b', 'MATERIALS'),
      await outcome('admin', 'REGISTER'),
    ]).toEqual([201, 201, 201]);
    expect(await outcome(null, 'MATERIALS')).toBe('401 UNAUTHENTICATED');
    for (const who of ['officer', 'auditor', 'provider', 'admin'] as const)
      expect(await outcome(who, 'MATERIALS'), who).toMatch(/^403/);
    for (const who of ['finance', 'signatory.a'] as const)
      expect(await outcome(who, 'MATERIALS'), who).toBe('403 ROLE_CANNOT_EDIT');
    expect(await outcome('coordinator', 'REGISTER')).toBe('403 NOT_AN_ADMINISTRATOR');
    expect((await bring(hub, coordinator, FILE, { projectId, headers: { origin: 'https://elsewhere.example' } })).status).toBe(
      403,
    );
    expect((await bring(hub, coordinator, FILE, { projectId: '' })).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('an import is seen by its organisation and the coordinator, and gone on with only by whoever brought it', async () => {
    const { id } = await checked(hub, partner, projectId, FILE);
    expect((await look(coordinator, id)).viewerCan.apply).toEqual({ allowed: false, reason: 'NOT_YOUR_ORGANISATION' });
    for (const who of ['partner.b', 'officer', 'provider', 'admin'] as const) {
      const caller = await hub.as(who);
      expect(
        [await look(caller, id), (await caller.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node],
        who,
      ).toEqual([null, null]);
      expect(
        await caller.refused('mutation ($input: ApplyImportInput!) { applyImport(input: $input) { id } }', {
          input: { id, expectedVersion: 3 },
        }),
      ).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('what a partner brings waits unpublished in its name, and changes nothing of what others maintain', async () => {
    const one = await checked(hub, partner, projectId, FILE);
    await apply(partner, one.id);
    expect(await material('Osatoteuttajan oma')).toMatchObject({
      importer: 'Esimerkkiopisto Pirkanmaa',
      current_version_id: null,
      status: 'INTAKE',
    });
    const others = (
      await hub.pool.query(
        `select title, url from material where project_id is not null and maintainer_id is not null and maintainer_id <> $1 and current_version_id is not null limit 1`,
        [(await material('Osatoteuttajan oma')).importer_id],
      )
    ).rows[0];
    const file = `Nimi;Linkki;Teema;Kuvaus\n"${others.title}";${others.url};;Aivan toinen kuvaus\nOsatoteuttajan oma;https://esimerkki.fi/oma;;Tarkempi kuvaus\n`;
    const second = await checked(hub, partner, projectId, file);
    expect(second.rows.nodes.map(({ outcome, reasons }: any) => [outcome, reasons[0]?.code])).toEqual([
      ['FAILED', 'NOT_YOURS'],
      ['CHANGED', undefined],
    ]);
    expect(outcomesOf(await checked(hub, coordinator, projectId, file))).toEqual({ CHANGED: 2 });
  });

  test('a row that somebody changes between check and acceptance is left as they made it', async () => {
    const one = await checked(
      hub,
      coordinator,
      projectId,
      'Nimi;Teema;Linkki\nHetken uusi;Oppimisanalytiikka;https://esimerkki.fi/hetki\n',
    );
    const other = await checked(
      hub,
      partner,
      projectId,
      'Nimi;Teema;Linkki\nHetken uusi;Oppimisanalytiikka;https://esimerkki.fi/hetki\n',
    );
    await apply(partner, other.id);
    expect(outcomesOf(await apply(coordinator, one.id))).toEqual({ SAME: 1 });
  });
});
