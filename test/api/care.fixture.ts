import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { organisationId } from './people.fixture.ts';

/** What a material is to be; it is published, in the project’s care, and maintained by partner A unless said otherwise. */
export type Wanted = {
  title?: string;
  status?: string;
  maintainer?: string | null;
  language?: string | null;
  inCare?: boolean;
  published?: boolean;
  reviewDueOn?: string | null;
  url?: string | null;
};
export type Thing = { id: string; version: number };

export const PARTNER_A = 'Esimerkkiopisto Pirkanmaa';
export const PARTNER_B = 'Exempelinstitutet Österbotten';

/** A new material, as rows of the database: a test begins where it gets interesting. */
export const materialLike = async (hub: TestHub, wanted: Wanted = {}): Promise<Thing> =>
  (await materialsLike(hub, wanted, 1))[0]!;

/** New materials that are all alike; what coverage keeps of the providers is found out once for all of them. */
export async function materialsLike(hub: TestHub, wanted: Wanted, count: number): Promise<Thing[]> {
  const {
    title = 'Testimateriaali',
    status = 'MAINTAINED',
    maintainer = PARTNER_A,
    language = 'fi',
    inCare = true,
    published = true,
    reviewDueOn = '2025-06-30',
    url = null,
  } = wanted;
  const { rows } = await hub.pool.query(
    `insert into material (project_id, theme_id, title, kind, language, link_only, provenance, status, maintainer_id, review_due_on, url)
       select case when $5 then (select id from project) end, (select id from theme order by position limit 1), $1, 'GUIDE', $2, true, 'PAGE_SEEN', $3,
         (select id from organisation where name_fi = $4), $6, $7 from generate_series(1, $8) returning id, version`,
    [title, language, status, maintainer, inCare, reviewDueOn, url, count],
  );
  if (published)
    await hub.pool.query(
      `with made as (insert into material_version (material_id, number, state, published_at) select id, 1, 'PUBLISHED', hub_now() from unnest($1::uuid[]) id returning id, material_id)
       update material set current_version_id = made.id from made where material.id = made.material_id`,
      [rows.map(({ id }) => id)],
    );
  return rows;
}

/** An offer of a material’s maintenance, as it stands open. */
export async function handoverOf(hub: TestHub, material: Thing, from = PARTNER_A, to = PARTNER_B): Promise<Thing> {
  const { rows } = await hub.pool.query(
    `insert into material_handover (material_id, from_id, to_id, offered_by_id) values ($1, $2, $3, (select id from person where email = 'partner.a@demo.test')) returning id, version`,
    [material.id, await organisationId(hub, from), await organisationId(hub, to)],
  );
  return rows[0];
}

/** An open problem of a material. */
export async function problemOf(hub: TestHub, material: Thing, by = 'provider@demo.test'): Promise<Thing> {
  const { rows } = await hub.pool.query(
    `insert into problem_report (material_id, kind, text, reported_by_id, organisation_id)
       select $1, 'OUT_OF_DATE', 'Vanhentunut', p.id, m.organisation_id from person p join membership m on m.person_id = p.id where p.email = $2 limit 1 returning id, version`,
    [material.id, by],
  );
  return rows[0];
}

/** Some provider’s use of a material. */
export async function useOf(hub: TestHub, material: Thing, by: string, stage = 'IN_USE'): Promise<void> {
  await hub.pool.query(
    `insert into adoption (project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at)
       select m.project_id, $2, m.id, m.current_version_id, $3, '2024-01-15', hub_now(), hub_now() from material m where m.id = $1`,
    [material.id, await organisationId(hub, by), stage],
  );
}

/** What is looked at of a material in care. */
export const FIELDS = `id version state status language linkOnly licence reviewDueOn reviewedOn reviewIntervalMonths endsOn deprecationReason replacement { id }
  maintainer { nameFi } contact { name } deputy { name } currentVersion { number state }`;
/** A change and what is looked at afterwards. */
export const mutation = (name: string, type: string, fields = FIELDS) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;

/** The demonstration with those who have to do with a material's care, and what is known of one: its history, and how it stands. */
export async function careHub() {
  const hub = await testHub();
  const [coordinator, a, b, provider] = await Promise.all([
    hub.as('coordinator'),
    hub.as('partner.a'),
    hub.as('partner.b'),
    hub.as('provider'),
  ]);
  const projectId: string = (await a.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const orgs: Record<string, string> = {};
  for (const name of [PARTNER_A, PARTNER_B, 'Esimerkkiopisto Satakunta']) orgs[name] = await organisationId(hub, name);
  /** The kinds of a material's history, in order, with their audiences. */
  const historyOf = async ({ id }: Thing) =>
    (await hub.pool.query('select kind, audience, facts from history where subject = $1 order by position', [id])).rows;
  const stands = async (caller: Caller, { id }: Thing) =>
    (await caller.data(`query ($id: ID!) { material(id: $id) { ${FIELDS} } }`, { id })).material;
  return { hub, coordinator, a, b, provider, projectId, orgs, historyOf, stands };
}
