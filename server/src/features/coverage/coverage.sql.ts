import { sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration, Adoption } from '../adoptions/adoption.entity.ts';
import { isDeclared, isVerified } from '../adoptions/adoption.policy.ts';
import { inUse } from '../adoptions/stages.ts';
import { Material } from '../materials/material.entity.ts';
import { Licence, validOn } from '../organisations/licence.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';

/**
 * The providers that a project counts on a day: a demonstration the demonstration's institutions, a real project the real
 * ones; with a licence on that day. The whole country, not members only.
 */
export const population = (projectId: string | Sql, day: Sql): Sql => trusted`(
  select o.id, o.region_id from ${everyRow(Organisation)} o
  where o.kind = 'PROVIDER' and o.demonstration = (select p.demonstration from ${everyRow(Project)} p where p.id = ${projectId})
    and exists (select 1 from ${everyRow(Licence)} l where l.organisation_id = o.id and ${validOn(day, trusted`l.valid_from`, trusted`l.valid_until`)}))`;

/**
 * Per provider, or per provider and theme, where it stood on a day: the last word on each material whose effect had begun.
 * Counts over everybody: figures by region and theme are open to all, what stands behind them is narrowed where it is listed.
 */
export function standings(projectId: string, day: Sql, theme: string | null, perTheme: boolean): Sql {
  const ofTheme = theme === null ? trusted`true` : trusted`t.code = ${theme}`;
  return trusted`(
    with materials as (
      select m.id, m.theme_id from ${everyRow(Material)} m join ${everyRow(Theme)} t on t.id = m.theme_id
      where m.project_id = ${projectId} and m.current_version_id is not null and ${ofTheme}),
    declared as (
      select distinct on (d.adoption_id) d.adoption_id, d.organisation_id, d.material_id, d.stage from ${everyRow(AdoptionDeclaration)} d
      where d.project_id = ${projectId} and d.withdrawn_at is null and d.effective_date <= ${day} order by d.adoption_id, d.number desc),
    groups as (select ${perTheme ? trusted`t.id` : trusted`null::uuid`} as theme_id, count(m.id) as materials
      from ${everyRow(Theme)} t left join materials m on m.theme_id = t.id where ${ofTheme} ${perTheme ? trusted`group by t.id` : trusted``}),
    said as (
      select d.organisation_id, m.theme_id, d.stage, a.verified_stage, a.verified_at from declared d
      join materials m on m.id = d.material_id join ${everyRow(Adoption)} a on a.id = d.adoption_id)
    select p.id, p.region_id, g.theme_id,
      count(s.stage) > 0 as any_row,
      coalesce(bool_or(s.stage = any(${inUse}::adoption_stage[])), false) as in_use,
      coalesce(bool_or(s.stage = any(${inUse}::adoption_stage[]) and ${isVerified({ stage: trusted`s.stage`, verifiedStage: trusted`s.verified_stage` })} and (s.verified_at at time zone 'Europe/Helsinki')::date <= ${day}), false) as verified,
      g.materials > 0 and count(*) filter (where s.stage = 'NOT_APPLICABLE') = g.materials as not_applicable
    from ${population(projectId, day)} p cross join groups g
    left join said s on s.organisation_id = p.id and ${perTheme ? trusted`s.theme_id = g.theme_id` : trusted`true`}
    group by p.id, p.region_id, g.theme_id, g.materials)`;
}

/** The figures of a group of standings `s`. */
export const figures = (): Sql => trusted`
  count(*) filter (where not s.not_applicable) as licensed,
  count(*) filter (where s.in_use) as "inUse",
  count(*) filter (where s.verified) as verified,
  count(*) filter (where not s.any_row) as "noData",
  count(*) filter (where s.not_applicable) as "notApplicable"`;

/** Per provider of a project's population, where it stands today with one material. */
export const standingsOfMaterial = (projectId: Sql, materialId: string): Sql => trusted`(
  select p.id, p.region_id, ${isDeclared({ id: trusted`a.id`, stage: trusted`a.stage` })} as any_row, coalesce(a.stage = any(${inUse}::adoption_stage[]), false) as in_use,
    coalesce(a.stage = any(${inUse}::adoption_stage[]) and ${isVerified({ stage: trusted`a.stage`, verifiedStage: trusted`a.verified_stage` })}, false) as verified,
    coalesce(a.stage = 'NOT_APPLICABLE', false) as not_applicable
  from ${population(projectId, sql`hub_today()`)} p
  left join ${everyRow(Adoption)} a on a.organisation_id = p.id and a.material_id = ${materialId} and a.project_id = ${projectId})`;

/** Under this many licensed providers a region is not shown alone to those outside: the figure would tell of one provider. */
const SMALLEST_SHOWN = 3;

/**
 * Standings by region, with whether a group is added up into the row of others. To those outside, no group of under three
 * providers stands alone, known region or not, nor can it be had by subtraction: then the smallest other one joins it.
 * Åland, which no total counts, is left out instead.
 */
export const byRegion = (standing: Sql, apart: boolean): Sql => trusted`(
  select z.*, ${apart} and (z.small or (z.place = 1 and z.added_up between 1 and ${SMALLEST_SHOWN - 1})) as others from (
    select y.*, y.providers < ${SMALLEST_SHOWN} as small,
      coalesce(sum(y.providers) filter (where y.providers < ${SMALLEST_SHOWN} and y.counted) over (), 0) as added_up,
      row_number() over (partition by y.providers < ${SMALLEST_SHOWN} or not y.counted order by y.providers, y.code)
        * case when y.providers < ${SMALLEST_SHOWN} or not y.counted then 0 else 1 end as place
    from (
      select r.id, coalesce(r.code, '~') as code, coalesce(r.counted, true) as counted, count(s.id) as providers, ${figures()}
      from ${standing} s full join ${everyRow(Region)} r on r.id = s.region_id
      group by r.id, r.code, r.counted) y) z
  where not (${apart} and z.small and not z.counted))`;
