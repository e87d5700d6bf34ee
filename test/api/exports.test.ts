import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { csvLine, defused } from '../../server/src/platform/spreadsheets/csv-text.ts';
import type { Caller, TestHub } from '../support/api.ts';
import { testHub } from '../support/api.ts';

let hub: TestHub;
let projectId: string;
let coordinator: Caller;

beforeAll(async () => {
  hub = await testHub();
  coordinator = await hub.as('coordinator');
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
}, 60_000);

const take = (caller: Caller, file: string, variables: object = {}, language = 'fi') =>
  fetch(`${hub.address}/exports/${file}?${new URLSearchParams({ variables: JSON.stringify(variables), language })}`, {
    headers: { cookie: caller.cookie },
  });

/** The cells of a CSV file: what it says of itself, its columns, its rows. */
async function csv(caller: Caller, list: string, variables: object = {}, language = 'fi') {
  const response = await take(caller, `${list}.csv`, variables, language);
  expect(response.status).toBe(200);
  const text = Buffer.from(await response.arrayBuffer()).toString();
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toContain('\r');
  const records: string[][] = parse(text, { bom: true, delimiter: ';', relax_column_count: true, skip_empty_lines: false });
  const gap = records.findIndex((cells) => cells.every((cell) => !cell));
  return { head: records.slice(0, gap).map(([cell]) => cell), header: records[gap + 1]!, rows: records.slice(gap + 2) };
}

describe('a list', () => {
  test('goes out as it stands on its page: the same rows in the same order, with its filters written in it', async () => {
    const filter = { themes: ['LEARNING_ANALYTICS'], kinds: ['GUIDE', 'OPERATING_MODEL'], search: '' };
    const { materials } = await coordinator.data(
      'query ($projectId: ID, $filter: MaterialFilter) { materials(projectId: $projectId, filter: $filter, first: 100) { nodes { title } } }',
      { projectId, filter },
    );
    const { head, header, rows } = await csv(coordinator, 'materials', { projectId, filter });
    expect(rows.map(([title]) => title)).toEqual(materials.nodes.map(({ title }: { title: string }) => title));
    expect(rows.length).toBeGreaterThan(0);
    expect(header.slice(0, 3)).toEqual(['Nimi', 'Laji', 'Teema']);
    expect(head[0]).toBe('Materiaalit');
    expect(head).toContain('Rajaukset: Teemat: Oppimisanalytiikka · Lajit: Opas, Toimintamalli');
    expect(head.find((line) => line!.startsWith('Tulostettu: '))).toMatch(/^Tulostettu: 15\.10\.2024 /);
    expect(head.at(-1)).toContain('Esittelyaineistoa');
  });

  test('of events goes out with its numbers to those who see them, and without to others', async () => {
    const variables = { projectId, filter: { upcoming: false, kinds: ['WORKSHOP', 'NEWSLETTER'], states: ['APPROVED'] } };
    const inside = await csv(coordinator, 'disseminationEvents', variables);
    expect(inside.head[0]).toBe('Tapahtumat');
    expect(inside.head).toContain('Rajaukset: Tulevat: ei · Lajit: Työpaja, Uutiskirje · Tilat: Hyväksytty');
    const column = (name: string) => inside.header.indexOf(name);
    const workshop = inside.rows.find(([title]) => title === 'Tieto-osaamisen työpaja')!;
    expect([workshop[column('Tuntia')], Number(workshop[column('Osallistujia')]) > 0]).toEqual(['4', true]);
    const newsletter = inside.rows.find(([title]) => title === 'Verkoston uutiskirje 3/2024')!;
    expect([newsletter[column('Alkaa')], newsletter[column('Tavoitti')]]).toEqual(['12.6.2024', '1180']);
    const outside = await csv(hub.nobody, 'disseminationEvents', variables);
    expect(outside.rows.map(([title]) => title)).toEqual(inside.rows.map(([title]) => title));
    for (const row of outside.rows) expect([row[column('Osallistujia')], row[column('Tavoitti')]]).toEqual(['', '']);
  });

  test('of adoptions goes out in the order of its page', async () => {
    const variables = { projectId, sort: 'MATERIAL', filter: { stages: ['PILOT'] } };
    const { adoptions } = await coordinator.data(
      'query ($projectId: ID!, $sort: AdoptionOrder!, $filter: AdoptionFilter) { adoptions(projectId: $projectId, sort: $sort, filter: $filter, first: 100) { nodes { organisation { nameFi } material { title } } } }',
      variables,
    );
    const { rows } = await csv(coordinator, 'adoptions', variables);
    const shown = adoptions.nodes.map(({ organisation, material }: any) => [organisation.nameFi, material.title]);
    expect(shown.length).toBeGreaterThan(20);
    expect(rows.slice(0, 100).map(([organisation, , material]) => [organisation, material])).toEqual(shown);
  });

  test('of follow-ups and of the way from events to use goes out as its page shows it, with its day and what it is narrowed to', async () => {
    const [{ id: eventId, title_fi: title, title_en: titleEn }] = (
      await hub.pool.query(
        `select e.id, e.title_fi, coalesce(e.title_en, e.title_fi) as title_en from dissemination_event e where e.state in ('REPORTED', 'APPROVED') and exists (select from event_attendance a where a.event_id = e.id)
           and exists (select from follow_up f where f.event_id = e.id) order by e.starts_at limit 1`,
      )
    ).rows;
    const asked = await csv(coordinator, 'followUps', { projectId, filter: { eventId, waiting: true } }, 'en');
    const { followUps } = await coordinator.data(
      'query ($projectId: ID!, $filter: FollowUpFilter) { followUps(projectId: $projectId, filter: $filter, first: 100) { nodes { answeredCount askedCount organisation { nameFi nameEn } } } }',
      { projectId, filter: { eventId, waiting: true } },
    );
    const at = (name: string) => asked.header.indexOf(name);
    expect(asked.rows.map((row) => [row[at('Organisation')], row[at('Answered')], row[at('Materials asked')]])).toEqual(
      followUps.nodes.map(({ organisation, answeredCount, askedCount }: any) => [
        organisation.nameEn ?? organisation.nameFi,
        String(answeredCount),
        String(askedCount),
      ]),
    );
    expect(asked.head).toContain(`Filters: Event: ${titleEn} · Waiting: yes`);

    const variables = { projectId, filter: { eventId, theme: null }, asOf: '2024-09-30' };
    const funnel = await csv(coordinator, 'funnel', variables);
    const shown = (
      await coordinator.data(
        'query ($projectId: ID!, $filter: FunnelFilter, $asOf: Date) { funnel(projectId: $projectId, filter: $filter, asOf: $asOf) { steps { providers medianDays } } }',
        variables,
      )
    ).funnel.steps;
    expect(funnel.rows.map(([, providers, , days, asOf]) => [providers, days, asOf])).toEqual(
      shown.map(({ providers, medianDays }: any) => [
        String(providers),
        medianDays === null ? '' : String(medianDays).replace('.', ','),
        '30.9.2024',
      ]),
    );
    expect(Number(funnel.rows[0]![1])).toBeGreaterThan(0);
    expect(funnel.head).toContain(`Rajaukset: Tilanne: 30.9.2024 · Tapahtuma: ${title}`);
    // Those outside take their own way along, and nobody else's.
    const outside = await hub.as('provider');
    expect((await csv(outside, 'followUps', { projectId, filter: { own: false } })).rows.length).toBeLessThan(
      (await csv(coordinator, 'followUps', { projectId })).rows.length,
    );
    const workbook = await take(coordinator, 'funnel.xlsx', variables);
    const rows = await readXlsxFile(Buffer.from(await workbook.arrayBuffer()));
    expect(JSON.stringify(rows)).toContain('2024-09-30');
  });

  test('of more than a page is whole', async () => {
    const { rows } = await csv(hub.nobody, 'organisations');
    const { organisations } = await hub.nobody.data('{ organisations(first: 1) { totalCount } }');
    expect([rows.length, new Set(rows.map(String)).size]).toEqual([organisations.totalCount, organisations.totalCount]);
    expect(rows.length).toBeGreaterThan(190);
  });

  test('is in the language that is asked for', async () => {
    const { head, header, rows } = await csv(
      coordinator,
      'organisations',
      { filter: { regions: ['15'], demonstration: true } },
      'sv',
    );
    expect(head[0]).toBe('Organisationer');
    expect(head).toContain('Avgränsningar: Landskap: Österbotten · Demonstrationens organisationer: ja');
    expect(header.slice(0, 4)).toEqual(['Namn', 'FO-nummer', 'Ägartyp', 'Landskap']);
    expect(rows.every((row) => row[3] === 'Österbotten')).toBe(true);
  });

  test.each([
    'materials',
    'organisations',
    'adoptions',
    'adoptionMatrix',
    'coverage',
    'coverageProviders',
    'people',
    'invitations',
    'sourceProjects',
  ])('%s goes out in both forms with the same cells', async (list) => {
    const variables = /^(materials|adoption|coverage)/.test(list)
      ? { projectId, ...(list === 'coverageProviders' && { standing: 'LICENSED' }) }
      : {};
    const { head, header, rows } = await csv(coordinator, list, variables);
    const response = await take(coordinator, `${list}.xlsx`, variables);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const [sheet] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const cells = sheet!.data;
    // The one may be taken in the minute after the other.
    const untimed = (line: unknown) => String(line).replace(/klo \d+\.\d+/, 'klo');
    expect(cells.slice(0, head.length).map(([cell]) => untimed(cell))).toEqual(head.map(untimed));
    expect(cells[head.length + 1]!.slice(0, header.length)).toEqual(header);
    expect(cells.length - head.length - 2).toBe(rows.length);
    // What is text, number, day or nothing in the one is the same in the other.
    const said = cells.slice(head.length + 2).map((row) => header.map((_, i) => asText(row[i])));
    expect(said).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, ''))));
    expect(header.every(Boolean)).toBe(true);
  });
});

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return `${cell.getUTCDate()}.${cell.getUTCMonth() + 1}.${cell.getUTCFullYear()}`;
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
}

test('a sample to verify goes out as a list, to those who see samples', async () => {
  const { verificationSamples } = await coordinator.data(
    'query ($projectId: ID!) { verificationSamples(projectId: $projectId, first: 1) { nodes { id size } } }',
    { projectId },
  );
  const [{ id, size }] = verificationSamples.nodes;
  const { header, rows } = await csv(await hub.as('officer'), 'verificationSample', { sampleId: id });
  expect(header).toEqual(expect.arrayContaining(['Nro', 'Materiaali', 'Vaihe', 'Todennus', 'Perustelu']));
  expect(rows.map(([position]) => Number(position))).toEqual(Array.from({ length: size }, (_, i) => i + 1));
  expect((await csv(await hub.as('partner.a'), 'verificationSample', { sampleId: id })).rows).toEqual([]);
});

test('the matrix goes out as it stands: a row for each provider, a column for each material, stages in words', async () => {
  const variables = {
    projectId,
    filter: { partnersOnly: true, themes: ['LEARNING_ANALYTICS'] },
    sort: { providers: 'REGION', materials: 'TITLE' },
  };
  const { adoptionMatrix } = await coordinator.data(
    `query ($projectId: ID!, $filter: MatrixFilter, $sort: MatrixSort) { adoptionMatrix(projectId: $projectId, filter: $filter, sort: $sort) { materials { title } providers { nameFi statuses } } }`,
    variables,
  );
  const { head, header, rows } = await csv(coordinator, 'adoptionMatrix', variables);
  expect(header).toEqual(['Organisaatio', 'Maakunta', 'Osatoteuttaja', ...adoptionMatrix.materials.map((m: any) => m.title)]);
  expect(rows.map(([name]) => name)).toEqual(adoptionMatrix.providers.map((p: any) => p.nameFi));
  const words: Record<string, string> = { u: 'Käytössä', e: 'Vakiintunut', a: 'Tunnettu', '.': '' };
  let compared = 0;
  for (const [i, { statuses }] of adoptionMatrix.providers.entries())
    for (const [place, letter] of (statuses as string).split('').entries())
      if (letter.toLowerCase() in words) {
        expect(rows[i]![3 + place]).toBe(words[letter.toLowerCase()]);
        compared += 1;
      }
  expect(compared).toBeGreaterThan(20);
  expect(head).toContain('Rajaukset: Vain osatoteuttajat: kyllä · Teemat: Oppimisanalytiikka');
});

describe('rights are those of the page', () => {
  test('an outsider gets the adoptions of its own only, nobody none, and the coordinator all', async () => {
    const [all, own] = [
      await csv(coordinator, 'adoptions', { projectId }),
      await csv(await hub.as('provider'), 'adoptions', { projectId }),
    ];
    expect(new Set(own.rows.map(([organisation]) => organisation)).size).toBeLessThanOrEqual(1);
    expect(all.rows.length).toBeGreaterThan(own.rows.length);
    expect((await csv(await hub.as('provider'), 'coverageProviders', { projectId, standing: 'LICENSED' })).rows).toEqual([]);
    for (const list of ['adoptions', 'people', 'invitations', 'coverage'])
      expect(
        (await take(hub.nobody, `${list}.csv`, list === 'people' || list === 'invitations' ? {} : { projectId })).status,
        list,
      ).toBe(401);
  });

  test('how many use a material is told to its project; outside it the cell is empty, which is not zero', async () => {
    const { materials } = await coordinator.data(
      'query ($projectId: ID) { materials(projectId: $projectId, first: 100) { nodes { title inUseCount adoptionSummary { stage count } } } }',
      { projectId },
    );
    const used = (stages: any[]) =>
      stages.reduce((sum, { stage, count }) => sum + (/^(IN_USE|ESTABLISHED)$/.test(stage) ? count : 0), 0);
    for (const { inUseCount, adoptionSummary } of materials.nodes) expect(inUseCount).toBe(used(adoptionSummary));
    const cells = async (caller: Caller) => {
      const { header, rows } = await csv(caller, 'materials', { projectId });
      return rows.map((row) => row[header.indexOf('Käytössä järjestäjillä')]);
    };
    const inside = await cells(coordinator);
    expect(inside).toContain('0');
    expect(Math.max(...inside.map(Number))).toBeGreaterThan(1);
    expect(await cells(await hub.as('partner.a'))).toEqual(inside);
    for (const outsider of [hub.nobody, await hub.as('provider'), await hub.as('admin')])
      expect(new Set(await cells(outsider))).toEqual(new Set(['']));
  });

  test('addresses of people are for the administrator', async () => {
    const mails = async (caller: Caller) => (await csv(caller, 'people')).rows.filter((row) => row[1]).length;
    expect(await mails(coordinator)).toBe(1);
    expect(await mails(await hub.as('admin'))).toBeGreaterThan(10);
  });
});

test('what no list is, or what no filter is, is refused with its code', async () => {
  const refused = async (file: string, query: string) => {
    const response = await fetch(`${hub.address}/exports/${file}${query}`, { headers: { cookie: coordinator.cookie } });
    return [response.status, ((await response.json()) as any).errors[0].extensions.code];
  };
  expect(await refused('salaries.csv', '')).toEqual([404, 'NOT_FOUND']);
  expect(await refused('materials.pdf', '')).toEqual([404, 'NOT_FOUND']);
  expect(await refused('constructor.csv', '')).toEqual([404, 'NOT_FOUND']);
  expect(await refused('materials.csv', '?variables={')).toEqual([400, 'BAD_USER_INPUT']);
  expect(await refused('materials.csv', `?variables=${encodeURIComponent('{"filter":{"kinds":["NOVEL"]}}')}`)).toEqual([
    400,
    'BAD_USER_INPUT',
  ]);
  expect(await refused('adoptions.csv', '?variables={}')).toEqual([400, 'BAD_USER_INPUT']);
  const halfLetter = encodeURIComponent('{"filter":{"search":"\\ud800"}}');
  expect(await refused('materials.csv', `?variables=${halfLetter}`)).toEqual([400, 'BAD_USER_INPUT']);
});

describe('a cell', () => {
  test.each(['=1+1', '+HYPERLINK("x")', '-2+3+cmd', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1'])(
    '%j is never calculated',
    (text) => {
      expect(defused(text)).toBe(`'${text}`);
    },
  );
  test.each(['+358 40 123 4567', '-12,5', '-', '+3', '1234567-8', 'a=b', 'https://esimerkki.fi/?a=1', '(050) 123'])(
    '%j stays as it is',
    (text) => {
      expect(defused(text)).toBe(text);
    },
  );
  test('has decimal commas and Finnish days, and keeps its quotes, delimiters and lines', () => {
    expect(csvLine([12.5, -1, { day: '2024-03-01' }, true, null, 'a;b', 'hän "sanoi"', 'kaksi\nriviä', ' väli'])).toBe(
      '12,5;-1;1.3.2024;1;;"a;b";"hän ""sanoi""";"kaksi\nriviä";" väli"\r\n',
    );
  });
});
