import type { ClientBase } from 'pg';
import { now, today } from '../../platform/reading/clock.ts';
import { render, trusted, type Sql } from '../../platform/reading/sql.ts';
import { standings, type Cut } from './standings.sql.ts';

export type CoverageFault = {
  /** STANDING: where a provider stood from a day on; COUNT: how many did; TODAY: where a provider stands by the declarations themselves. */
  kind: 'STANDING' | 'COUNT' | 'TODAY';
  projectId: string;
  /** The provider by its name; null of a count. */
  provider: string | null;
  /** The set of materials, by the theme's and the source project's code. */
  materials: string;
  day: string;
};

/** Every span of days that is kept and does not follow from what was said, and every one that does and is not kept. */
const STANDINGS = `
with kept as (
  select s.project_id, s.organisation_id, c.theme_id, c.source_project_id, s.from_day, s.until_day, s.said, s.in_use, s.verified, s.not_applicable,
    (c.region_id, c.provider_type) is not distinct from (o.region_id, o.provider_type) as placed
  from coverage_standing s join coverage_cell c on c.id = s.cell_id join organisation o on o.id = s.organisation_id),
found as (
  select p.id, o.id, s.theme_id, s.source_project_id, s.from_day, s.until_day, s.said, s.in_use, s.verified, s.not_applicable, true
  from project p cross join organisation o cross join lateral coverage_standings(p.id, o.id) s where o.kind = 'PROVIDER')
select distinct 'STANDING' as kind, x.project_id as "projectId", o.name_fi as provider, concat_ws(' ', t.code, sp.code) as materials, x.from_day::text as day
from ((table kept except table found) union all (table found except table kept)) x
join organisation o on o.id = x.organisation_id left join theme t on t.id = x.theme_id left join source_project sp on sp.id = x.source_project_id order by 2, 3, 4, 5`;

/** Every day on which the counts of a cell are not as many as the standings that are kept. */
const COUNTS = `
with edges as (
  select s.cell_id, e.day, e.way, e.way * s.said::int as said, e.way * s.in_use::int as in_use, e.way * s.verified::int as verified, e.way * s.not_applicable::int as nothing
  from coverage_standing s cross join lateral (values (s.from_day, 1), (s.until_day, -1)) e (day, way) where e.day < 'infinity'
  union all
  select k.cell_id, k.from_day, 0, 0, 0, 0, 0 from coverage_count k),
due as (
  select e.cell_id, e.day, array[sum(sum(e.way)) over w, sum(sum(e.said)) over w, sum(sum(e.in_use)) over w, sum(sum(e.verified)) over w, sum(sum(e.nothing)) over w]::int[] as figures
  from edges e group by e.cell_id, e.day window w as (partition by e.cell_id order by e.day))
select 'COUNT' as kind, c.project_id as "projectId", null as provider, concat_ws(' ', t.code, sp.code, r.code, c.provider_type::text) as materials, d.day::text as day
from due d join coverage_cell c on c.id = d.cell_id left join theme t on t.id = c.theme_id left join source_project sp on sp.id = c.source_project_id left join region r on r.id = c.region_id
left join lateral (
  select array[k.providers, k.said, k.in_use, k.verified, k.not_applicable] as figures from coverage_count k
  where k.cell_id = d.cell_id and k.from_day <= d.day order by k.from_day desc limit 1) k on true
where d.figures is distinct from coalesce(k.figures, '{0,0,0,0,0}') order by 2, 4, 5`;

/** Whoever stands otherwise today than the declarations say when they are counted out, with all materials or those of a theme. */
function standToday(projectId: string, per: 'theme' | null): Sql {
  const cut: Cut = { projectId, theme: null, sourceProject: null, providerTypes: null, places: () => true };
  const of = (knownAt: Sql | null) =>
    trusted`select s.id, s.key, s.said, s.in_use, s.verified, s.not_applicable from ${standings(cut, { day: today, knownAt }, per)} s`;
  return trusted`with kept as (${of(null)}), counted as (${of(now)})
    select distinct 'TODAY' as kind, ${projectId} as "projectId", o.name_fi as provider, coalesce(t.code, '') as materials, ${today}::text as day
    from ((table kept except table counted) union all (table counted except table kept)) x
    join organisation o on o.id = x.id left join theme t on t.id = x.key order by 3, 4`;
}

/** Recounts what is kept of coverage: spans of days from the declarations, counts from the spans, and today a second time by the other rule. */
export async function checkCoverage(client: ClientBase): Promise<{ standings: number; counts: number; faults: CoverageFault[] }> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const faults: CoverageFault[] = [...(await client.query(STANDINGS)).rows, ...(await client.query(COUNTS)).rows];
    for (const { id } of (await client.query('select id from project order by id')).rows)
      for (const per of [null, 'theme'] as const) faults.push(...(await client.query(render(standToday(id, per)))).rows);
    const [there] = (
      await client.query(
        'select (select count(*)::int from coverage_standing) as standings, (select count(*)::int from coverage_count) as counts',
      )
    ).rows;
    return { ...there, faults };
  } finally {
    await client.query('rollback');
  }
}
