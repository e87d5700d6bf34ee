import { today } from '../../platform/reading/clock.ts';
import type { Row } from '../../platform/reading/source.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Region } from '../organisations/region.entity.ts';
import type { CoverageTarget } from './target.entity.ts';

/** How far a target has been reached, from the counts that are kept: the whole country, Åland apart, as for the total of coverage. */
export function progress(target: Row<CoverageTarget>): Sql {
  const day = trusted`least(${today}, ${target.onDate})`;
  const sums = (condition: Sql) => trusted`(
    select coalesce(sum(k.providers), 0) as providers, coalesce(sum(k.in_use), 0) as in_use, coalesce(sum(k.not_applicable), 0) as not_applicable
    from coverage_cell c cross join lateral (
      select k.* from coverage_count k where k.cell_id = c.id and k.from_day <= ${day} order by k.from_day desc limit 1) k
    where c.project_id = ${target.projectId} and c.source_project_id is null and ${condition}
      and coalesce(c.region_id in (select r.id from ${everyRow(Region)} r where r.counted), true))`;
  return trusted`
    select case when p."inUse" >= p.wanted and p.licensed > 0 then 'REACHED' when ${target.onDate} < ${today} then 'MISSED' else 'ON_THE_WAY' end as state, p.*
    from (
      select x.*, coalesce(${target.providers}, ceil(${target.sharePercent} * x.licensed / 100.0))::int as wanted
      from (
        select ${day} as "asOf", t.in_use::int as "inUse", (e.providers - t.not_applicable)::int as licensed
        from ${sums(trusted`c.theme_id is null`)} e cross join ${sums(trusted`c.theme_id is not distinct from ${target.themeId}`)} t) x) p`;
}
