import type pg from 'pg';
import { addFilesAndComments } from './spoken.ts';
import { addEvents } from './neighbour-events.ts';
import { addVersionContent } from './neighbour-versions.ts';

/** The clock of a database that is compared: it stands still, late in the grant, when much is due. */
const NOW = '2024-12-03 12:34:56.789+02';

// The ids come from names, so that a seed finds the same rows again.
const id = (name: string) => `md5('${name}')::uuid`;
const organisation = (name: string) => `(select id from organisation where name_fi = '${name}')`;
const project = `(select id from project where acronym not in ('Naapuri', 'Kolmas'))`;
const [neighbour, third, otherFunder] = [id('neighbour'), id('third'), id('other funder')];
const [a, b, outside] = [
  organisation('Esimerkkiopisto Pirkanmaa'),
  organisation('Exempelinstitutet Österbotten'),
  organisation('Esimerkkiopisto Satakunta'),
];
const real = `(select o.id from organisation o join region r on r.id = o.region_id where not o.demonstration and o.kind = 'PROVIDER' order by o.business_id limit 1)`;

/**
 * Puts beside the demonstration what one project alone does not show: a neighbour that some share, partnerships and roles that
 * ended or have not begun, drafts, materials in nobody's care, titles of odd letters, and history for every kind of reader.
 */
export async function addNeighbours(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create or replace function hub_now() returns timestamptz language sql stable parallel restricted as $$ select timestamptz '${NOW}' $$;

    insert into organisation (id, kind, name_fi, demonstration) values (${otherFunder}, 'FUNDER', 'Toinen rahoittaja', true);
    -- A real provider without a seat, and one of the demonstration.
    update organisation set region_id = null, municipality_id = null where id in (${real}, ${organisation('Esimerkkiopisto Uusimaa Keskus')});
    insert into project (id, funding_call_id, funder_id, acronym, name_fi, name_sv, name_en, use_from, use_to, demonstration) values
      (${neighbour}, null, ${otherFunder}, 'Naapuri', 'Naapuriverkosto', 'Grannätverk', 'Neighbour', '2023-05-01', '2025-12-31', true),
      (${third}, (select id from funding_call), (select funder_id from project limit 1), 'Kolmas', 'Kolmas', 'Tredje', 'Third', '2023-05-01', '2024-12-31', false);
    insert into partnership (id, project_id, organisation_id, role, valid_from, valid_until) values
      (${id('p1')}, ${neighbour}, ${b}, 'COORDINATOR', '2023-05-01', null),
      (${id('p2')}, ${neighbour}, ${outside}, 'PARTNER', '2024-01-01', '2024-12-03'),
      (${id('p3')}, ${neighbour}, ${a}, 'PARTNER', '2023-05-01', '2024-12-02'),
      (${id('p4')}, ${neighbour}, ${organisation('Esimerkkiopisto Kainuu')}, 'ASSOCIATE', '2024-12-04', null),
      (${id('p5')}, ${third}, ${real}, 'COORDINATOR', '2023-01-01', '2025-12-31');
    insert into work_package (id, project_id, code, name_fi, name_sv, name_en, theme_id, lead_organisation_id) values
      (${id('w1')}, ${neighbour}, 'TP1', 'Yksi', 'Ett', 'One', (select id from theme where position = 2), ${b}),
      (${id('w2')}, ${neighbour}, 'TP0', 'Nolla', 'Noll', 'Zero', null, null);
  `);
  await addPeople(pool);
  await addMaterials(pool);
  await addCare(pool);
  await addVersionContent(pool, { a, b, outside, project });
  await addAdoptions(pool);
  await addEvents(pool, { a, b, outside, real, project, neighbour, third });
  await addHistory(pool);
  await pool.query(`
    insert into job (id, name, state, held_until, run_at, attempts, last_error, created_at, finished_at)
      select md5('job ' || n)::uuid, 'compare.done', x.state, case when x.state = 'RUNNING' then hub_now() end, hub_now(), n, case when n % 2 = 0 then 'Vika' end, hub_now() - n / 2 * interval '1 hour', case when x.state = 'DONE' then hub_now() end
      from generate_series(1, 30) n cross join lateral (select (enum_range(null::job_state))[1 + n % 4] as state) x;
    insert into harvest (id, state, changed_since, asked_at, finished_at, read, created, skipped, failure, problems)
      select md5('harvest ' || n)::uuid, x.state, case when n % 3 = 0 then date '2024-01-01' + n end, hub_now() - n / 2 * interval '1 hour', hub_now(), 3, 2, 1,
        case when x.state = 'FAILED' then 'REFUSED' end, case when n % 2 = 0 then '[{"identifier":"oai:aoe.fi:1","title":null,"problem":"NO_TITLE"}]' else '[]' end::json
      from generate_series(1, 12) n cross join lateral (select (case when n % 4 = 0 then 'FAILED' else 'DONE' end)::harvest_state as state) x;
    -- A third of the demonstration's providers has another version of the first material, some of them unverified again.
    update adoption set confirmed_at = declared_at - interval '9 months' where abs(hashtext(id::text)) % 7 = 0;
    insert into session (id, token_hash, person_id, organisation_id, created_at, expires_at)
      select md5(p.email || m.organisation_id)::uuid, sha256(convert_to(p.email || m.organisation_id, 'UTF8')), p.id, m.organisation_id, clock_timestamp(), clock_timestamp() + interval '9 days'
      from person p join (select distinct person_id, organisation_id from membership) m on m.person_id = p.id where p.email like '%@demo.test' or p.email like '%@compare.test';
  `);
  await addAccounts(pool);
  await addFilesAndComments(pool);
  await addImports(pool);
  await pool.query('analyze');
}

/** Spreadsheets on their way in: of two projects and the register, in every state. */
async function addImports(pool: pg.Pool) {
  const first = [
    { line: 1, cells: ['Luettelo'] },
    { line: 3, cells: ['Nimi', 'Y-tunnus', 'Muu'] },
    { line: 4, cells: ['Opas', '0000001-9', { problem: 'CELL_ERROR', text: '#REF!' }] },
  ];
  const sheets = [
    { name: 'Yksi', rows: 9, width: 3, first },
    { name: 'Kaksi', rows: 1, width: 1, first: [{ line: 2, cells: ['Title'] }] },
  ];
  await pool.query(
    `insert into import (id, target, project_id, organisation_id, created_by_id, file_name, state, work, done, sheets, sheet, header_row, columns, row_count, created_at)
       select md5('import ' || n)::uuid, x.target, x.project_id, x.organisation_id, ${id('person officer.b')}, 'taulukko ' || n, (enum_range(null::import_state))[1 + n % 5],
         case when n % 4 = 0 then (enum_range(null::import_work))[1 + n % 3] end, n, $1, 0, 3, $2, 7, hub_now() - n / 2 * interval '1 hour'
       from generate_series(1, 20) n cross join lateral (
         select case n % 4 when 3 then 'REGISTER' else 'MATERIALS' end::import_target as target, case n % 4 when 0 then ${project} when 1 then ${project} when 2 then ${neighbour} end as project_id,
           case n % 4 when 0 then ${a} when 1 then (select organisation_id from partnership where project_id = ${project} and role = 'COORDINATOR' limit 1) when 2 then ${b} else ${outside} end as organisation_id) x`,
    [JSON.stringify(sheets), JSON.stringify(['title', null, null])],
  );
  await pool.query(
    `insert into import_row (id, import_id, line, cells, outcome, reasons, applied_at, undone_at, kept)
       select md5(i.id || '/' || n)::uuid, i.id, n, $1, (enum_range(null::import_outcome))[1 + n % 5], case when n % 5 > 2 then $2::jsonb else '[]' end,
         case when n % 5 < 2 then hub_now() end, case when n % 10 = 0 then hub_now() end, case when n % 10 = 5 then 'IN_USE' end
       from import i cross join generate_series(1, 12) n where abs(hashtext(i.id::text)) % 5 > 0`,
    [JSON.stringify(first[2]!.cells), JSON.stringify([{ field: null, code: 'SAME_AS_LINE', params: { line: 2 } }])],
  );
}

/** Invitations, tokens and letters in each of their states; all of them in real time, far from now. */
async function addAccounts(pool: pg.Pool) {
  const admin = `(select id from person where email = 'admin@demo.test')`;
  await pool.query(`
    insert into invitation (id, email, organisation_id, role, language, invited_by_id, inviting_organisation_id, token_hash, expires_at, accepted_at, withdrawn_at, created_at)
      select md5('invitation ' || n)::uuid, 'kutsuttu' || n || '@compare.test', o.organisation_id, 'EDITOR', 'sv', ${admin},
        case when n % 3 = 0 then ${organisation('Hankeverkon ylläpito')} when n % 3 = 1 then ${b} else (select organisation_id from partnership where project_id = ${project} and role = 'COORDINATOR') end,
        case when n = 1 then sha256('avoin') when n = 2 then sha256('käytetty') when n = 4 then sha256('vanha') end,
        clock_timestamp() + case when n % 4 = 0 then -1 else 9 end * interval '1 day', case when n % 4 = 2 then hub_now() end, case when n % 4 = 3 then hub_now() end, hub_now() - n / 2 * interval '1 hour'
      from generate_series(1, 24) n cross join lateral (select organisation_id from partnership where project_id = ${project} order by id offset n % 9 limit 1) o;
    insert into invitation (id, email, organisation_id, role, project_id, valid_until, invited_by_id, inviting_organisation_id, token_hash, expires_at, created_at) values
      (${id('own invitation')}, 'partner.b@demo.test', ${organisation('Esimerkkitarkastus')}, 'AUDITOR', ${project}, '2025-06-30', ${admin}, ${organisation('Hankeverkon ylläpito')}, sha256('oma'), clock_timestamp() + interval '9 days', hub_now());
    insert into api_token (id, token_hash, person_id, organisation_id, name, scope, expires_at, revoked_at)
      select md5('token ' || p.email || n)::uuid, sha256(convert_to(p.email || n, 'UTF8')), p.id, m.organisation_id, 'Ohjelma ' || n, (enum_range(null::token_scope))[1 + n % 2],
        clock_timestamp() + case when n = 3 then -1 else 9 end * interval '1 day', case when n = 2 then clock_timestamp() end
      from person p join lateral (select organisation_id from membership where person_id = p.id order by id limit 1) m on true, generate_series(1, 3) n where p.email like '%@demo.test';
    insert into outbox_mail (id, recipient, subject, text, written_at) select md5('letter ' || n)::uuid, 'kutsuttu' || n || '@compare.test', 'Kutsu ' || n, 'Hei!', hub_now() - n / 2 * interval '1 hour' from generate_series(1, 12) n;
  `);
}

async function addPeople(pool: pg.Pool) {
  const people: [
    key: string,
    organisation: string,
    role: string,
    more?: { project?: string; from?: string; until?: string; area?: string },
  ][] = [
    ['officer.b', otherFunder, 'OFFICER', { area: `{A5,A1}` }],
    ['officer.b', otherFunder, 'READER', { area: `{A1,A4}` }],
    // Works for the funder, but is no officer of it.
    ['clerk', `(select funder_id from project where acronym = 'Kolmas')`, 'READER'],
    ['two.roles', b, 'SIGNATORY'],
    ['two.roles', b, 'FINANCE'],
    ['two.roles', a, 'EDITOR', { from: '2024-12-03', until: '2024-12-03' }],
    ['gone', a, 'EDITOR', { until: '2024-12-02' }],
    ['gone', outside, 'READER'],
    ['coming', b, 'EDITOR', { from: '2024-12-04' }],
    ['real', real, 'EDITOR'],
    ['auditor.b', organisation('Esimerkkitarkastus'), 'AUDITOR', { project: neighbour, from: '2024-01-01', until: '2024-12-31' }],
    ['auditor.past', organisation('Esimerkkitarkastus'), 'AUDITOR', { project, until: '2024-06-30' }],
    ['auditor.past', organisation('Esimerkkitarkastus'), 'READER'],
    ['everything', organisation('Hankeverkon ylläpito'), 'ADMINISTRATOR'],
    ['everything', organisation('Esimerkkiopisto Kainuu'), 'EDITOR'],
  ];
  for (const key of new Set(people.map(([key]) => key)))
    await pool.query(
      `insert into person (id, email, name, language, demonstration, created_at) values (${id(`person ${key}`)}, '${key}@compare.test', 'Henkilö ${key}', 'en', true, hub_now())`,
    );
  for (const [index, [key, of, role, { project, from, until, area = '{}' } = {}]] of people.entries())
    await pool.query(
      `insert into membership (id, person_id, organisation_id, role, project_id, contact_areas, valid_from, valid_until)
         values (${id(`membership ${index}`)}, ${id(`person ${key}`)}, ${of}, '${role}', ${project ?? 'null'}, '${area}', $1, $2)`,
      [from ?? null, until ?? null],
    );
  await pool.query(
    `update partnership set contact_id = ${id('person two.roles')}, deputy_id = ${id('person gone')} where project_id = ${neighbour};
     update partnership set deputy_id = ${id('person real')} where project_id = ${third}`,
  );
}

type Version = [state: string, number: number];
async function addMaterials(pool: pg.Pool) {
  const materials: [
    key: string,
    title: string,
    project: string,
    status: string,
    maintainer: string,
    due: string | null,
    versions: Version[],
  ][] = [
    [
      'n1',
      'Åbo 100 %_\\ "malli"',
      neighbour,
      'MAINTAINED',
      b,
      '2024-12-03',
      [
        ['SUPERSEDED', 1],
        ['PUBLISHED', 2],
        ['WITHDRAWN', 3],
        ['DRAFT', 4],
      ],
    ],
    [
      'n2',
      'äänitys',
      neighbour,
      'MAINTAINED',
      outside,
      '2024-12-02',
      [
        ['PUBLISHED', 1],
        ['IN_REVIEW', 2],
      ],
    ],
    ['n3', 'Zz 🙂', neighbour, 'UPDATING', 'null', '2024-01-01', [['PUBLISHED', 1]]],
    ['n4', 'zz 🙂', neighbour, 'ARCHIVED', b, null, [['PUBLISHED', 1]]],
    ['n5', 'Ohjaus', neighbour, 'INTAKE', b, null, [['DRAFT', 1]]],
    ['n6', 'Ohjaus', neighbour, 'DEPRECATED', 'null', null, [['PUBLISHED', 1]]],
    ['a1', 'Ohjaus', project, 'INTAKE', a, null, [['IN_REVIEW', 1]]],
    [
      'a2',
      'ohjaus',
      project,
      'UPDATING',
      a,
      null,
      [
        ['PUBLISHED', 1],
        ['DRAFT', 2],
      ],
    ],
    ['c1', 'Kolmannen malli', third, 'MAINTAINED', real, null, [['PUBLISHED', 1]]],
    ['f1', 'Vapaa julkaistu', 'null', 'INTAKE', 'null', null, [['PUBLISHED', 1]]],
    ['f2', 'Vapaa luonnos', 'null', 'INTAKE', 'null', null, [['DRAFT', 1]]],
    ['f3', 'Vapaa tyhjä', 'null', 'INTAKE', 'null', null, []],
  ];
  for (const [index, [key, title, project, status, maintainer, due, versions]] of materials.entries()) {
    await pool.query(
      `insert into material (id, project_id, theme_id, source_project_id, title, kind, language, description, link_only, provenance, status, maintainer_id, review_due_on)
         values (${id(`material ${key}`)}, ${project}, (select id from theme where position = ${1 + (index % 4)}), ${index % 3 ? 'null' : '(select id from source_project order by code limit 1)'},
           $1, 'GUIDE', ${index % 2 ? `'sv'` : 'null'}, $2, true, 'NAMED_IN_SOURCE', '${status}', ${maintainer}, $3)`,
      [title, index % 2 ? `Kuvaus ${title}` : null, due],
    );
    for (const [state, number] of versions) {
      const version = id(`version ${key} ${number}`);
      const published = state === 'PUBLISHED' || state === 'SUPERSEDED' ? `'2024-03-0${number} 10:00:00.${number}05+02'` : 'null';
      await pool.query(
        `insert into material_version (id, material_id, number, state, change_note, published_at) values (${version}, ${id(`material ${key}`)}, ${number}, '${state}', 'Muutos', ${published})`,
      );
      if (state === 'PUBLISHED')
        await pool.query(`update material set current_version_id = ${version} where id = ${id(`material ${key}`)}`);
    }
  }
}

/** Offers, problems and links in each of their states, of materials of every project and of none. */
async function addCare(pool: pg.Pool) {
  await pool.query(`
    insert into material_handover (id, material_id, from_id, to_id, state, note, reason, offered_by_id, offered_at, answered_at)
      select md5('handover ' || m.id || n)::uuid, m.id, coalesce(m.maintainer_id, ${b}), case when coalesce(m.maintainer_id, ${b}) = ${a} then ${outside} else ${a} end, x.state,
        'Ottaisitteko?', case when x.state = 'DECLINED' then 'Ei ehditä' end, ${id('person two.roles')}, hub_now() - n * interval '1 hour', case when x.state <> 'OPEN' then hub_now() end
      from (select m.*, row_number() over (order by title, id) as turn from material m) m cross join generate_series(1, 4) n
      cross join lateral (select (enum_range(null::handover_state))[n] as state) x where (m.turn + n) % 3 = 0
      -- The demonstration has an open offer of some already.
      on conflict do nothing;
    insert into problem_report (id, material_id, kind, text, reported_by_id, organisation_id, reported_at, resolution, resolved_by_id, resolved_at)
      select md5('problem ' || m.id || n)::uuid, m.id, (enum_range(null::problem_kind))[n], 'Vika ' || n, x.person, case when x.person is not null then ${outside} end, hub_now() - n / 2 * interval '1 hour',
        case when n = 3 then 'Korjattu' end, case when n = 3 then ${id('person gone')} end, case when n = 3 then hub_now() end
      from (select m.*, row_number() over (order by title, id) as turn from material m) m cross join generate_series(1, 4) n
      cross join lateral (select case when n > 1 then (select id from person where email = (array['provider@demo.test', 'partner.a@demo.test', 'auditor.past@compare.test', 'gone@compare.test'])[1 + m.turn % 4]) end as person) x
      where (m.turn + n) % 4 = 0;
    insert into link_check (id, material_id, url, checked_at, status, outcome, failing_since)
      select md5('link ' || id)::uuid, id, case when abs(hashtext(id::text)) % 3 = 0 then 'https://ennen.example.test/' else coalesce(url, 'https://ennen.example.test/') end, hub_now(), 404, 'NOT_FOUND', '2024-11-30'
      from material where abs(hashtext(id::text)) % 5 < 4;
    update material m set contact_id = x.person_id, deputy_id = ${id('person gone')}, reviewed_on = '2024-02-29'
      from (select distinct on (organisation_id) organisation_id, person_id from membership where role = 'EDITOR' order by organisation_id, id) x where x.organisation_id = m.maintainer_id and m.title < 'P';
    update material set replacement_id = ${id('material n2')}, ends_on = '2025-06-30', deprecation_reason = 'Korvattu' where id = ${id('material n6')};
  `);
}

async function addAdoptions(pool: pg.Pool) {
  await pool.query(`
    insert into adoption (id, project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at, verified_stage, verified_at)
      select md5(o.name_fi || m.title || m.status)::uuid, m.project_id, o.id, m.id, m.current_version_id, x.stage, x.day, x.day + time '10:00', x.day + time '10:00',
        case when x.n % 2 = 0 then x.stage end, case when x.n % 2 = 0 then (x.day + 40 + time '23:30') at time zone 'UTC' end
      from material m cross join (select o.*, row_number() over (order by o.name_fi) as n from organisation o where o.demonstration and o.kind = 'PROVIDER') o
      cross join lateral (select (o.n * 7 + length(m.title)) % 11 as n) y
      cross join lateral (select y.n, (enum_range(null::adoption_stage))[1 + y.n] as stage, date '2023-07-01' + (o.n * 8)::int as day) x
      where m.project_id = ${neighbour} and m.current_version_id is not null and (o.n % 3 = 0 or o.id in (${a}, ${b}, ${outside}));
    insert into adoption_declaration (id, adoption_id, project_id, organisation_id, material_id, material_version_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
      select md5(a.id || '/' || n)::uuid, a.id, a.project_id, a.organisation_id, a.material_id, a.material_version_id, n, case n when 1 then 'NOT_STARTED' else 'IN_USE' end::adoption_stage,
        case n when 1 then 'IN_USE' else a.stage end, a.effective_date - (2 - n) * 30, a.declared_at - (2 - n) * interval '9 days',
        case when n = 1 then ${id('person gone')} else (select m.person_id from membership m where m.organisation_id = a.organisation_id order by m.id limit 1) end
      from adoption a cross join generate_series(1, 2) n where a.project_id = ${neighbour};
    insert into adoption_evidence (id, declaration_id, project_id, organisation_id, shared, text, note)
      select md5(d.id || 'e')::uuid, d.id, d.project_id, d.organisation_id, abs(hashtext(d.id::text)) % 2 = 0, 'Näyttö', 'Huomautus' from adoption_declaration d where d.project_id = ${neighbour};
  `);
}

async function addHistory(pool: pg.Pool) {
  const subjects = [
    ['Adoption', `(select id from adoption where organisation_id = ${b} order by id limit 1)`],
    ['Adoption', `(select id from adoption where organisation_id = ${outside} order by id limit 1)`],
    ['Material', id('material a1')],
    ['Material', id('material n1')],
    ['Material', id('material f2')],
    ['Organisation', b],
    ['Partnership', id('p2')],
    ['Project', neighbour],
    ['Person', id('person gone')],
    ['Person', id('person officer.b')],
    // The row's type decides, not what is found under its id.
    ['Material', neighbour],
    ['Licence', '(select id from licence order by id limit 1)'],
    ['Person', id('person that never was')],
  ] as const;
  const audiences = [
    ['public'],
    ['project'],
    ['coordinator'],
    ['funder'],
    ['administrator'],
    ['coordinator', 'funder'],
    ['partner:$a'],
    ['partner:$outside', 'funder'],
    ['person:$person', 'administrator'],
    ['provider'],
  ];
  const keys = (
    await pool.query(
      `select ${a} as a, ${outside} as outside, ${id('person officer.b')} as person, ${project} as project, ${neighbour} as neighbour, ${third} as third`,
    )
  ).rows[0];
  let turn = 0;
  for (const stream of [keys.project, keys.neighbour, keys.third, '00000000-0000-0000-0000-000000000000']) {
    const entries: object[] = [];
    for (const [subjectType, subject] of subjects)
      for (const audience of audiences.filter((_, index) => (index + turn++) % 2 === 0))
        entries.push({
          ...{ stream, kind: 'compare.made', subjectType, subject: (await pool.query(`select ${subject} as id`)).rows[0].id },
          audience: audience.map((key) => key.replace(/\$(\w+)/, (_, name: string) => keys[name])),
          ...{ facts: { turn, stream }, behalf: turn % 3 ? keys.a : null },
        });
    await pool.query(`select history_append(${turn % 2 ? id('person gone') : id('person officer.b')}, $1)`, [
      JSON.stringify(entries),
    ]);
  }
}
