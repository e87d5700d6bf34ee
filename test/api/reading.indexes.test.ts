import 'reflect-metadata';
import { parse, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { Viewers } from '../../server/src/app/viewers.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { anonymous, type Viewer } from '../../server/src/platform/auth/viewer.ts';
import { answer } from '../../server/src/platform/reading/answer.ts';
import { testHub, type Account, type TestHub } from '../support/api.ts';

const HUB = '00000000-0000-0000-0000-000000000000';
/** Rows that a page of twenty may look at in what grows from day to day. */
const FEW = 2_000;
/** Materials and institutions are counted in hundreds: here there are thousands, and what few or none of them have may be looked for in each, once. */
const ONE_PASS = 8_000;
/** People are seen by their roles: each of both may be looked at once. */
const TWO_PASSES = 2 * ONE_PASS;
/** A word in the names of materials and providers is looked for along the adoptions, newest first. */
const WORD_IN_ADOPTIONS = 30_000;

let hub: TestHub;
let schema: GraphQLSchema;
let values: Record<string, unknown>;
const viewers = new Map<string, Viewer>([['nobody', anonymous]]);

beforeAll(async () => {
  hub = await testHub();
  await enlarge(hub.pool);
  for (const account of ['coordinator', 'partner.a', 'officer', 'provider', 'admin'] satisfies Account[]) {
    await hub.as(account);
    const { rows } = await hub.pool.query(`select s.id from session s join person p on p.id = s.person_id where p.email = $1`, [
      `${account}@demo.test`,
    ]);
    viewers.set(account, (await new Viewers(hub.pool).bySession(rows[0].id))!);
  }
  schema = buildHubSchema(wire(hub.database, undefined as never));
  const { rows } = await hub.pool.query(
    `select p.id as "projectId", (select id from material where project_id = p.id and maintainer_id is not null order by id limit 1) as "materialId",
       (select id from organisation where name_fi = 'Esimerkkiopisto Pirkanmaa') as "organisationId", (select subject from history where stream = p.id limit 1) as "subjectId", (select event_id from follow_up order by id limit 1) as "eventId" from project p`,
  );
  values = rows[0];
}, 120_000);

/** Ten years of a busy installation: what is there need not make sense, only be much. */
async function enlarge(pool: pg.Pool) {
  // What coverage keeps is found out for some of them below: for all that is made here at once it would take minutes.
  await pool.query(`
    alter table licence disable trigger coverage_licensed;
    alter table material disable trigger coverage_material_made;
    alter table material disable trigger coverage_material_changed;
    alter table adoption_declaration disable trigger coverage_declared;
    set hub.appending = 'on';
    insert into organisation (kind, name_fi, demonstration, region_id, provider_type)
      select 'PROVIDER', 'Laitos ' || md5(n::text), n % 2 = 0, (select id from region where code = lpad((1 + n % 19)::text, 2, '0')), 'PRIVATE' from generate_series(1, 4000) n;
    insert into licence (organisation_id) select id from organisation where name_fi like 'Laitos %';
    insert into material (id, project_id, theme_id, source_project_id, title, kind, language, link_only, provenance, status)
      select md5('big ' || n)::uuid, case when n % 3 > 0 then p.id end, (select id from theme where position = 1 + n % 4), (select id from source_project order by code offset n % 4 limit 1),
        'Aineisto ' || md5(n::text), (enum_range(null::material_kind))[1 + n % 9], (enum_range(null::language))[1 + n % 3], true, 'PAGE_SEEN', (enum_range(null::material_status))[1 + n % 5]
      from generate_series(1, 4000) n, project p;
    insert into material_version (id, material_id, number, state, published_at) select md5('bigv ' || n)::uuid, md5('big ' || n)::uuid, 1, 'PUBLISHED', hub_now() from generate_series(1, 4000) n where n % 10 > 0;
    update material m set current_version_id = v.id from material_version v where v.material_id = m.id and m.current_version_id is null;
    insert into problem_report (material_id, kind, reported_at, resolved_at) select m.id, 'OUT_OF_DATE', hub_now() - n * interval '1 day', hub_now() from material m, generate_series(1, 2) n where m.title like 'Aineisto %';
    with x as materialized (select min(id::text)::uuid as a, max(id::text)::uuid as b from organisation)
      insert into material_handover (material_id, from_id, to_id, state, offered_by_id, answered_at)
      select m.id, x.a, x.b, 'WITHDRAWN', (select id from person limit 1), hub_now() from material m, x where m.title like 'Aineisto %';
    insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at)
      select p.id, o.id, m.id, (enum_range(null::adoption_stage))[1 + (random() * 10)::int], '2024-01-01', timestamptz '2023-03-01' + random() * interval '500 days', timestamptz '2024-03-01' + random() * interval '200 days'
      from project p, (select id from organisation where name_fi like 'Laitos %' order by id limit 1500) o, (select id from material where title like 'Aineisto %' and project_id is not null and current_version_id is not null order by title limit 15) m;
    insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
      select a.id, a.project_id, a.organisation_id, a.material_id, 1, 'NOT_STARTED', a.stage, a.effective_date, a.declared_at, (select id from person limit 1) from adoption a where not exists (select 1 from adoption_declaration d where d.adoption_id = a.id);
    insert into history (stream, position, at, kind, subject_type, subject, audience, facts, hash)
      select s.id, 100000 + n, hub_now(), 'compare.made', 'Adoption', md5('subject ' || n % 500)::uuid,
        case when s.id = '${HUB}' then array['administrator', 'person:' || md5('person ' || n % 100)::uuid] when n % 1000 = 0 then array['public'] else array['partner:' || md5('partner ' || n % 100)::uuid, 'project'] end, '{}', ''
      from generate_series(1, 25000) n, (select id from project union all select '${HUB}') s;
    set hub.appending = 'off';
    insert into person (id, email, name) select md5('big ' || n)::uuid, 'henkilo' || n || '@laitos.test', 'Henkilö ' || md5(n::text) from generate_series(1, 8000) n;
    insert into membership (person_id, organisation_id, role)
      select md5('big ' || o.n)::uuid, o.id, 'EDITOR' from (select id, row_number() over (order by id) as n from organisation where name_fi like 'Laitos %') o;
    insert into notification (organisation_id, kind, subject_type, subject_id, facts, created_at, handled_at)
      select o.id, 'UPDATE_AVAILABLE', 'MaterialVersion', md5('told ' || n)::uuid, '{}', hub_now() - n * interval '1 minute', case when n % 100 > 0 then hub_now() end
      from generate_series(1, 2000) n, (select organisation_id as id from partnership order by id limit 12) o;
    insert into invitation (email, organisation_id, role, invited_by_id, inviting_organisation_id, expires_at, created_at)
      select 'kutsu' || n || '@laitos.test', o.id, 'EDITOR', (select id from person where email = 'admin@demo.test'),
        (select organisation_id from membership m join person p on p.id = m.person_id where p.email = case when n % 100 = 0 then 'coordinator@demo.test' else 'admin@demo.test' end limit 1), clock_timestamp() + interval '7 days', hub_now() - n * interval '1 minute'
      from generate_series(1, 20000) n, (select id from organisation where name_fi like 'Laitos %' limit 1) o;
    insert into dissemination_event (id, project_id, organisation_id, kind, state, title_fi, starts_at, ends_at, published, nationwide, reason, reported_at, approved_at)
      select md5('event ' || n)::uuid, p.id, (select organisation_id from partnership order by id offset n % 12 limit 1), (enum_range(null::event_kind))[1 + n % 4], x.state, 'Tilaisuus ' || md5(n::text),
        hub_now() + (n - 3500) * interval '4 hours', hub_now() + (n - 3500) * interval '4 hours' + interval '2 hours', n % 2 = 0, n % 10 = 0, 'Syy',
        case when x.state in ('REPORTED', 'APPROVED') then hub_now() end, case when x.state = 'APPROVED' then hub_now() end
      from project p, generate_series(1, 4000) n cross join lateral (select (enum_range(null::event_state))[1 + n % 7] as state) x;
    insert into dissemination_event_region (event_id, region_id) select e.id, r.id from dissemination_event e join region r on abs(hashtext(e.id::text)) % 19 = r.code::int % 19 on conflict do nothing;
    insert into event_material (event_id, material_id, material_version_id, "position") select e.id, m.id, m.current_version_id, 0
      from (select id, row_number() over (order by id) as n from dissemination_event) e join (select id, current_version_id, row_number() over (order by id) as n from material where title like 'Aineisto %') m on m.n = e.n on conflict do nothing;
    insert into event_registration (event_id, organisation_id, project_id, participants, registered_by_id)
      select e.id, o.id, e.project_id, 2, (select id from person limit 1) from dissemination_event e, (select id from organisation where name_fi like 'Laitos %' order by id limit 5) o;
    insert into event_attendance (event_id, organisation_id, project_id, role, count)
      select e.id, o.id, e.project_id, 'TEACHER', 2 from dissemination_event e, (select id from organisation where name_fi like 'Laitos %' order by id limit 5) o;
    insert into follow_up (event_id, organisation_id, project_id, day, since, due_on, asked_at)
      select a.event_id, a.organisation_id, a.project_id, n.day, e.ends_at, (e.ends_at + n.day * interval '1 day')::date, e.ends_at + n.day * interval '1 day'
      from event_attendance a join dissemination_event e on e.id = a.event_id, (values (30), (90)) n (day) where e.title_fi like 'Tilaisuus %' on conflict do nothing;
    insert into comment (material_id, material_version_id, author_id, organisation_id, written_at)
      select m.id, m.current_version_id, (select id from person where email = 'partner.a@demo.test'), (select id from organisation limit 1), hub_now() - n * interval '1 minute'
      from (select id, current_version_id from material order by project_id is null, maintainer_id is null, id limit 20) m, generate_series(1, 1000) n;
    insert into comment_revision (comment_id, number, text) select id, 1, 'Sanottu' from comment on conflict do nothing;
    insert into comment_mention (comment_id, person_id) select c.id, md5('big ' || n)::uuid from (select id, row_number() over () as k from comment) c, generate_series(1, 3) n where c.k % 10 = 0;
  `);
  await pool.query(
    `select coverage_refresh(p.id, o.id) from project p, (select id from organisation where name_fi like 'Laitos %' and demonstration order by id limit 200) o`,
  );
  // Also merges what the text indexes have put aside while so much was inserted.
  await pool.query('vacuum analyze');
}

/** How many rows PostgreSQL looked at for an answer, and the step that looked at the most. */
async function rowsLookedAt(selection: string, viewer: Viewer): Promise<{ rows: number; most: string }> {
  const names = ['projectId', 'materialId', 'organisationId', 'subjectId', 'eventId'].filter((name) =>
    selection.includes(`$${name}`),
  );
  const head = names.length ? `(${names.map((name) => `$${name}: ID!`).join(', ')})` : '';
  let plan: any;
  const read = async (text: string, parameters: unknown[]) => {
    const { rows } = await hub.pool.query(`explain (analyze, timing off, format json) ${text}`, parameters);
    plan = rows[0]['QUERY PLAN'][0].Plan;
    return hub.database.read(text, parameters);
  };
  const { errors } = await answer(
    schema,
    { document: parse(`query ${head} { ${selection} }`), variables: values },
    { viewer, read },
  );
  expect(errors).toBeUndefined();
  const scans: { rows: number; name: string }[] = [];
  const walk = (node: any) => {
    if (node['Relation Name'])
      scans.push({
        rows: Math.ceil(
          (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) *
            node['Actual Loops'],
        ),
        name: `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}`,
      });
    for (const below of node.Plans ?? []) walk(below);
  };
  walk(plan);
  scans.sort((a, b) => b.rows - a.rows);
  return { rows: scans.reduce((sum, scan) => sum + scan.rows, 0), most: scans[0]?.name ?? '' };
}

const lists: Record<string, { list: string; nodes: string; most?: number; filters: string[] }> = {
  'materials of a project': {
    list: 'materials(projectId: $projectId',
    nodes: 'title',
    most: ONE_PASS,
    filters: [
      '',
      'search: "aineisto 00"',
      'search: "zzzz"',
      'themes: ["DATA_COMPETENCE"]',
      'sourceProjects: ["nothing"]',
      'kinds: [VIDEO]',
      'languages: [sv]',
      'provenances: [PLANNED_OUTPUT]',
      'states: [REVIEW_DUE]',
      'stages: [IN_USE]',
      'stages: [NOT_STARTED]',
      'maintainedByUs: true',
      'handoverOfferedToUs: true',
      'problemOpen: true',
      'reviewDueBefore: "2024-10-15"',
      'needsCare: true',
    ],
  },
  'the commons': {
    list: 'materials(first: 20',
    nodes: 'title',
    most: ONE_PASS,
    filters: ['', 'search: "aineisto 00"', 'kinds: [VIDEO]', 'stages: [PILOT]', 'inNobodysCare: true'],
  },
  adoptions: {
    list: 'adoptions(projectId: $projectId',
    nodes: 'stage',
    filters: [
      '',
      'stages: [PILOT]',
      'stages: [PILOT, IN_USE]',
      'themes: ["DATA_COMPETENCE"]',
      'sourceProjects: ["KARKKI"]',
      'partnersOnly: true',
      'formerProviders: true',
      'regions: ["05"]',
      'regionUnknown: true',
      'materialId: $materialId',
      'organisationId: $organisationId',
      'confirmedLately: false',
      'verified: true',
      'updateAvailable: true',
      'search: "laitos 00"',
    ],
  },
  ...Object.fromEntries(
    ['PROVIDER', 'MATERIAL', 'STAGE'].map((sort) => [
      `adoptions by ${sort}`,
      {
        list: `adoptions(projectId: $projectId, sort: ${sort}`,
        nodes: 'stage',
        filters: ['', 'stages: [PILOT]', 'materialId: $materialId', 'organisationId: $organisationId'],
      },
    ]),
  ),
  'events of a project': {
    list: 'disseminationEvents(projectId: $projectId',
    nodes: 'titleFi registeredCount attendeeCount ownRegistration { id } viewerCan { register { allowed } }',
    // Events are counted in hundreds, as materials are.
    most: ONE_PASS,
    filters: [
      '',
      'upcoming: true',
      'upcoming: false',
      'kinds: [NETWORK_MEETING]',
      'kinds: [CONSULTATION]',
      'states: [REPORTED]',
      'themes: ["DATA_COMPETENCE"]',
      'regions: ["05"]',
      'organisationId: $organisationId',
      'materialId: $materialId',
      'own: true',
      'registered: true',
      'toReport: true',
      'invitationWaits: true',
      'search: "tilaisuus 00"',
      'search: "zzzz"',
    ],
  },
  'follow-ups': {
    list: 'followUps(projectId: $projectId',
    nodes: 'day waiting overdue askedCount answeredCount',
    filters: ['', 'waiting: true', 'waiting: false', 'eventId: $eventId', 'organisationId: $organisationId', 'own: true'],
  },
  organisations: {
    list: 'organisations(first: 20',
    nodes: 'nameFi',
    most: ONE_PASS,
    filters: [
      '',
      'search: "laitos 00"',
      'search: "zzzz"',
      'regions: ["05"]',
      'regionUnknown: true',
      'providerTypes: [STATE]',
      'kinds: [FUNDER]',
      'demonstration: true',
      'demonstration: true, kinds: [PROVIDER]',
    ],
  },
  history: { list: 'history(first: 20', nodes: 'position', filters: [''] },
  'history of a project': { list: 'history(projectId: $projectId', nodes: 'position', filters: [''] },
  'history of a subject': { list: 'history(projectId: $projectId, subjectId: $subjectId', nodes: 'position', filters: [''] },
  notifications: {
    list: 'notifications(first: 20',
    nodes: 'kind',
    filters: ['', 'unread: true', 'unread: false', 'kinds: [UPDATE_AVAILABLE]'],
  },
  people: {
    list: 'people(first: 20',
    nodes: 'name',
    most: TWO_PASSES,
    filters: ['', 'search: "zzzz"', 'organisationId: $organisationId'],
  },
  'comments on a material': { list: 'comments(materialId: $materialId', nodes: 'text mentions { id }', filters: [''] },
  'comments on a version': {
    list: 'comments(materialId: $materialId, materialVersionId: $subjectId',
    nodes: 'text',
    filters: [''],
  },
  invitations: { list: 'invitations(first: 20', nodes: 'email', filters: ['', 'states: [OPEN]'] },
  'organisations to invite to': { list: 'invitableOrganisations(first: 20', nodes: 'nameFi', most: ONE_PASS, filters: [''] },
  projects: { list: 'projects(first: 20', nodes: 'acronym', filters: [''] },
};

describe.each(Object.entries(lists))('a page of %s looks at few rows', (name, { list, nodes, most: bound = FEW, filters }) => {
  test.each(filters)('narrowed by: %s', async (filter) => {
    const closed = /^(adoptions|followUps|comments|history|projects|people|invit|notif)/.test(list);
    const allowed = name === 'adoptions' && filter.startsWith('search') ? WORD_IN_ADOPTIONS : bound;
    const many: string[] = [];
    for (const [account, viewer] of viewers) {
      if (closed && account === 'nobody') continue;
      const { rows, most } = await rowsLookedAt(
        `${list}${filter && `, filter: { ${filter} }`}) { nodes { ${nodes} } pageInfo { endCursor hasNextPage } }`,
        viewer,
      );
      if (rows > allowed) many.push(`${account}: ${rows} rows, most by ${most}`);
    }
    expect(many).toEqual([]);
  });
});
