import { beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { checkLarge } from '../load/imports/checking.ts';
import { Dice } from '../reference/dice.ts';
import { until } from '../support/until.ts';
import { archiveOf, bookEntries, workbookOf } from '../support/workbook.ts';
import { apply, bring, checked, look, outcomesOf, undo } from './imports.fixture.ts';

let hub: TestHub;
let projectId: string;
let coordinator: Caller;

beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  coordinator = await hub.as('coordinator');
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
}, 60_000);

test('long files that are being checked keep nobody from bringing another one', async () => {
  const admin = await hub.as('admin');
  const [one, other] = await Promise.all([
    bring(hub, coordinator, 'Nimi;Teema\nOpas;Oppimisanalytiikka\n', { projectId }),
    bring(hub, admin, 'Nimi;Y-tunnus\nOpisto;0000001-9\n', { target: 'REGISTER' }),
  ]);
  const client = await hub.pool.connect();
  // Both checks stand still at their first rows, as long as somebody holds what they wait for.
  await client.query(`
    create function stands_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(4711); return null; end $$;
    create trigger stands_still before insert on import_row execute function stands_still(); select pg_advisory_lock(4711);`);
  const CHECK = 'mutation ($input: CheckImportInput!) { checkImport(input: $input) { id } }';
  for (const [caller, { id }] of [[coordinator, one] as const, [admin, other] as const])
    await caller.data(CHECK, { input: { id, expectedVersion: 1 } });
  await until('both wait', async () => {
    const { rows } = await hub.pool.query(`select from pg_locks where locktype = 'advisory' and objid = 4711 and not granted`);
    return rows.length === 2;
  });
  expect((await bring(hub, coordinator, 'Nimi;Teema\nPieni;Oppimisanalytiikka\n', { projectId })).status).toBe(201);
  await client.query('select pg_advisory_unlock(4711)');
  client.release();
  await until('both are checked', async () =>
    [(await look(coordinator, one.id!)).work, (await look(admin, other.id!)).work].every((work) => work === null),
  );
  await hub.pool.query('drop function stands_still cascade');
});

test('what is wrong with the answer that is wanted of a change is refused before the change', async () => {
  const { id } = await bring(hub, coordinator, 'Nimi;Teema\nOpas;Oppimisanalytiikka\n', { projectId });
  for (const rows of ['first: 1000', 'first: -1', 'after: "x"']) {
    const CHECK = `mutation ($input: CheckImportInput!) { checkImport(input: $input) { rows(${rows}) { nodes { line } } } }`;
    expect((await coordinator.refused(CHECK, { input: { id, expectedVersion: 1 } })).code).toBe('BAD_USER_INPUT');
    expect(await look(coordinator, id!)).toMatchObject({ version: 1, state: 'UPLOADED', work: null });
  }
});

test('what was brought and never imported is swept a month later, with its file and its rows; what was imported stays', async () => {
  const files = [
    'Nimi;Teema\nVanha;Oppimisanalytiikka\n',
    'Nimi;Teema\nUusi;Oppimisanalytiikka\n',
    'Nimi;Teema\nTuotu;Oppimisanalytiikka\n',
  ];
  const [old, fresh, done] = await Promise.all(files.map(async (file) => (await checked(hub, coordinator, projectId, file)).id));
  await apply(coordinator, done);
  await hub.pool.query(`update import set updated_at = hub_now() - interval '31 days' where id = any($1)`, [[old, done]]);
  const { rowCount } = await hub.pool.query(
    `update job set run_at = clock_timestamp() where name = 'import.sweep' and state = 'WAITING'`,
  );
  expect(rowCount).toBe(1);
  const left = async () =>
    (await hub.pool.query('select id from import where id = any($1)', [[old, fresh, done]])).rows.map(({ id }) => id);
  await expect
    .poll(async () => (await left()).toSorted((a, b) => (a! < b! ? -1 : 1)), { timeout: 10_000 })
    .toEqual([fresh, done].toSorted((a, b) => (a! < b! ? -1 : 1)));
  const { rows } = await hub.pool.query('select count(*)::int as count from import_file where import_id = $1', [old]);
  expect(rows).toEqual([{ count: 0 }]);
});

describe('a file that cannot be taken', () => {
  const good = workbookOf({
    A: [
      ['Nimi', 'Teema'],
      ['Opas', 'Oppimisanalytiikka'],
    ],
  });
  const letters = 'x'.repeat(101 * 1024 * 1024);
  const bomb = (lie?: Parameters<typeof archiveOf>[1]) => archiveOf(bookEntries({ A: letters }), lie);
  test.each<[name: string, problem: string, file: () => Buffer]>([
    ['a workbook without its end', 'TRUNCATED', () => good.subarray(0, good.length - 50)],
    ['a zip bomb', 'UNPACKS_TOO_LARGE', () => bomb()],
    ['a zip bomb that lies about its size', 'UNPACKS_TOO_LARGE', () => bomb({ sizes: () => 99 })],
    ['100,001 rows', 'TOO_MANY_ROWS', () => Buffer.from(`Nimi;Teema\n${'Opas;x\n'.repeat(100_001)}`)],
    [
      'letters of two encodings',
      'ENCODING',
      () => Buffer.concat([Buffer.from('Nimi;Teema\nÄly;'), Buffer.from('älä', 'latin1')]),
    ],
    ['a picture', 'NOT_A_TABLE', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['an old workbook', 'OLD_OR_PROTECTED', () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
    ['nothing', 'EMPTY', () => Buffer.alloc(0)],
    // As hard to read as a small file can be: tags that never end, and references that lead nowhere.
    [
      'a sheet of nothing but beginnings',
      'DAMAGED',
      () => workbookOf({ A: `<worksheet>${'<c r="A1">'.repeat(2_000_000)}</worksheet>` }),
    ],
  ])('%s is told so within seconds: %s', async (_, problem, file) => {
    const bytes = file();
    const began = performance.now();
    const { status, errors } = await bring(hub, coordinator, bytes, { projectId });
    expect([status, errors![0]!.extensions.code, errors![0]!.extensions.params.problem]).toEqual([
      422,
      'FILE_UNREADABLE',
      problem,
    ]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('of more than ten megabytes is not even read', async () => {
    const { status, errors } = await bring(hub, coordinator, Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), { projectId });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'LIMIT_REACHED']);
  });

  test('leaves nothing behind, and the hub answers others meanwhile', async () => {
    const before = (await hub.pool.query('select count(*)::int as imports from import')).rows[0];
    const file = bomb();
    const bombs = Array.from({ length: 4 }, () => bring(hub, coordinator, file, { projectId }));
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      const began = performance.now();
      await hub.nobody.data('{ themes { id } }');
      waits.push(performance.now() - began);
    }
    expect((await Promise.all(bombs)).map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(Math.max(...waits)).toBeLessThan(1_000);
    expect((await hub.pool.query('select count(*)::int as imports from import')).rows[0]).toEqual(before);
  });
});

test('cells that hold no value are told row by row; the other rows are taken', async () => {
  const file = workbookOf({
    A: [
      ['Nimi', 'Teema', 'Julkaistu'],
      ['Kaavalla', { xml: '<c r="PLACE" t="str"><f>B9</f><v>Oppimisanalytiikka</v></c>' }, { day: '2024-01-02' }],
      ['Laskematon', { xml: '<c r="PLACE" t="str"><f>B9</f></c>' }, 2024],
      ['Virheellinen', 'Oppimisanalytiikka', { xml: '<c r="PLACE" t="e"><v>#VALUE!</v></c>' }],
    ],
  });
  const one = await checked(hub, coordinator, projectId, file);
  expect(
    one.rows.nodes.map(({ outcome, reasons }: any) => [outcome, ...reasons.map((r: any) => `${r.field} ${r.code}`)]),
  ).toEqual([['NEW'], ['FAILED', 'theme FORMULA_NOT_CALCULATED'], ['FAILED', 'published CELL_ERROR']]);
});

/** A spreadsheet as somebody might keep it, and how many rows of it say something. */
async function generated(dice: Dice, seed: number): Promise<{ file: Buffer; rows: number }> {
  const names = dice.pick([
    ['Aineiston nimi', 'Laji', 'Teema', 'Hanke', 'Verkko-osoite', 'Käyttöoikeus', 'Kieli', 'Kuvaus', 'Julkaistu'],
    ['Nimi', 'Tyyppi', 'Aihe', 'Lähdehanke', 'Linkki', 'Lisenssi', 'Kieli', 'Esittely', 'Vuosi'],
    ['Title', 'Kind', 'Theme', 'Project', 'Link', 'Licence', 'Language', 'Description', 'Published'],
    ['Namn', 'Slag', 'Tema', 'Projekt', 'Länk', 'Licens', 'Språk', 'Beskrivning', 'Publicerad'],
  ]);
  const values: (() => string)[] = [
    () =>
      dice.pick([
        '',
        'ei tiedossa',
        `Aineisto ${seed} ${dice.below(60)}`,
        `Aineisto ${seed} ${dice.below(1_000)}`,
        ` "Lainattu"; ${seed} ${dice.below(9)} `,
        '=1+1',
        'x'.repeat(400),
        'ääkköset\nja rivi',
      ]),
    () => dice.pick(['', '-', 'opas', 'Guide', 'verktyg', 'OPERATING_MODEL', 'runo']),
    () => dice.pick(['', 'Oppimisanalytiikka', 'kokonaisarkkitehtuuri', 'digital kompetens', 'DATA_COMPETENCE', 'muu']),
    () => dice.pick(['', 'OA', 'karkki', 'Tieto-osaava', 'Tuntematon hanke']),
    () =>
      dice.pick([
        '',
        'n/a',
        `https://esimerkki.fi/${seed}/${dice.below(40)}`,
        `www.esimerkki.fi/${seed}/${dice.below(40)}/`,
        'wiki',
        'javascript:alert(1)',
      ]),
    () => dice.pick(['', 'CC BY 4.0', 'CCBYSA4.0', 'ei tiedossa', 'oma lupa']),
    () => dice.pick(['', 'suomi', 'sv', 'English', 'saame']),
    () => dice.pick(['', 'Kuvaus', 'Kaksi\nriviä; ja "lainaus"', 'x'.repeat(5_000)]),
    () => dice.pick(['', '31.12.2023', '2023', '12/2023', '2023-05-04', '31.2.2023', 'kevät']),
  ];
  // What is right, which each cell of most rows is.
  const right: (() => string)[] = [
    () => `Aineisto ${seed} ${dice.below(200)}`,
    () => dice.pick(['opas', 'Guide', 'verktyg']),
    () => dice.pick(['Oppimisanalytiikka', 'digital kompetens', 'DATA_COMPETENCE']),
    () => dice.pick(['', 'OA', 'karkki']),
    () => dice.pick(['', `https://esimerkki.fi/${seed}/${dice.below(200)}`]),
    () => dice.pick(['', 'CC BY 4.0', 'oma lupa']),
    () => dice.pick(['', 'suomi', 'sv']),
    () => dice.pick(['', 'Kuvaus', 'Kaksi\nriviä; ja "lainaus"']),
    () => dice.pick(['', '31.12.2023', '2023', '12/2023']),
  ];
  const cell = (i: number) => (dice.chance(0.93) ? right : values)[i]!();
  const order = names.map((_, i) => i).sort(() => dice.next() - 0.5);
  const rows = Array.from({ length: dice.below(50) }, () => (dice.chance(0.1) ? order.map(() => '') : order.map(cell)));
  const titles = Array.from({ length: dice.below(3) }, (_, i) => [`Luettelo ${i}`, ...order.slice(1).map(() => '')]);
  const all = [...titles, order.map((i) => names[i]!), ...rows];
  const count = rows.filter((row) => row.some((cell) => cell.trim())).length;
  if (dice.chance(0.4)) {
    const sheet = await writeXlsxFile(all.map((row) => row.map((value) => (value ? { value, type: String } : null)))).toBuffer();
    return { file: Buffer.from(sheet), rows: count };
  }
  const delimiter = dice.pick([';', ',', '\t']);
  const text = all
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
    .join(dice.pick(['\n', '\r\n']));
  const encodings: (() => Buffer)[] = [
    () => Buffer.from(text),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
  ];
  return { file: dice.pick(encodings)(), rows: count };
}

test('whatever is brought: rows in are rows imported and rows reported, a second run changes nothing, and taken back nothing is left', async () => {
  const SEED = 20241015;
  const dice = new Dice(SEED);
  const state = async () =>
    (
      await hub.pool.query(
        `select count(*)::int as count, md5(string_agg(m::text, ',' order by m.id)) as all from (select id, title, theme_id, kind, language, url, licence, published, description, project_id from material) m`,
      )
    ).rows[0];
  let all = 0;
  for (let run = 0; run < 5; run++) {
    const { file, rows } = await generated(dice, run);
    const before = await state();
    const duplicates = dice.chance(0.5);
    const said = `seed ${SEED}, run ${run}`;
    const one = await checked(hub, coordinator, projectId, file);
    const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect([one.rowCount, total(outcomesOf(one))], said).toEqual([rows, rows]);
    const fresh = outcomesOf(one)['NEW'] ?? 0;
    if (!fresh) continue;
    const applied = await apply(coordinator, one.id, { duplicates });
    expect(total(outcomesOf(applied)), said).toBe(rows);
    const written = applied.outcomes.reduce((sum: number, { applied: count }: any) => sum + count, 0);
    const { NEW: made = 0, SAME: same = 0, CHANGED: changed = 0, ...reported } = outcomesOf(applied);
    expect([written + same, made + changed + same + total(reported)], said).toEqual([made + changed + same, rows]);
    all += made;
    expect((await state()).count, said).toBe(before.count + made);
    const after = await state();
    const again = await checked(hub, coordinator, projectId, file);
    expect(outcomesOf(again)['NEW'] ?? 0, said).toBe(0);
    if (again.viewerCan.apply.allowed && (outcomesOf(again)['CHANGED'] ?? 0) === 0) expect(await state(), said).toEqual(after);
    expect(outcomesOf(again)['CHANGED'] ?? 0, said).toBe(0);
    expect(
      (await undo(coordinator, one.id)).outcomes.every(({ kept }: any) => kept === 0),
      said,
    ).toBe(true);
    expect(await state(), said).toEqual(before);
  }
  // They were no empty files.
  expect(all).toBeGreaterThan(40);
}, 120_000);

test('a file of many rows is checked while the hub goes on answering (of a hundred thousand: npm run load:imports)', async () => {
  const { outcomes, listed, longestWait } = await checkLarge(hub.address, coordinator.cookie, projectId, 20_000);
  expect(outcomes).toEqual({ NEW: 10_000, FAILED: 10_000 });
  expect(listed).toBe(20_000);
  expect(longestWait).toBeLessThan(2_000);
}, 60_000);
