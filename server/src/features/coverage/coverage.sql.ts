import { today } from '../../platform/reading/clock.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration, Adoption } from '../adoptions/adoption.entity.ts';
import { isDeclared, isVerified } from '../adoptions/adoption.policy.ts';
import { inUse } from '../adoptions/stages.ts';
import { Material } from '../materials/material.entity.ts';
import { Licence, validOn } from '../organisations/licence.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { successionOn } from '../organisations/succession.sql.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';

/**
 * The providers that a project counts on a day: a demonstration the demonstration's institutions, a real project the real
 * ones; with a licence on that day, and not merged into another by then. The whole country, not members only.
 */
export const population = (projectId: string | Sql, day: Sql): Sql => trusted`(
  select o.id, o.region_id from ${everyRow(Organisation)} o
  where o.kind = 'PROVIDER' and o.demonstration = (select p.demonstration from ${everyRow(Project)} p where p.id = ${projectId})
    and exists (select 1 from ${everyRow(Licence)} l where l.organisation_id = o.id and ${validOn(day, trusted`l.valid_from`, trusted`l.valid_until`)})
    and coalesce(o.merged_on > ${day}, true))`;

/**
 * Per provider, or per provider and theme, where it stood on a day: the last word on each material whose effect had begun.
 * What a provider said that was merged by then counts for the one in whose place it would stand, until that one speaks of the material
 * itself. Counts over everybody: figures by region and theme are open to all, what stands behind them is narrowed where it is listed.
 */
export function standings(projectId: string, day: Sql, theme: string | null, perTheme: boolean): Sql {
  const ofTheme = theme === null ? trusted`true` : trusted`t.code = ${theme}`;
  return trusted`(
    with materials as (
      select m.id, m.theme_id from ${everyRow(Material)} m join ${everyRow(Theme)} t on t.id = m.theme_id
      where m.project_id = ${projectId} and m.current_version_id is not null and ${ofTheme}),
    declared as (
      select distinct on (d.adoption_id) d.adoption_id, d.organisation_id, d.material_id, d.stage, d.effective_date from ${everyRow(AdoptionDeclaration)} d
      where d.project_id = ${projectId} and d.withdrawn_at is null and d.effective_date <= ${day} order by d.adoption_id, d.number desc),
    groups as (select ${perTheme ? trusted`t.id` : trusted`null::uuid`} as theme_id, count(m.id) as materials
      from ${everyRow(Theme)} t left join materials m on m.theme_id = t.id where ${ofTheme} ${perTheme ? trusted`group by t.id` : trusted``}),
    counting as (
      select d.*, coalesce(c.successor_id, d.organisation_id) as counts_for, c.from_day from declared d
      left join ${successionOn(day)} c on c.organisation_id = d.organisation_id),
    said as (
      select d.counts_for, m.theme_id, d.material_id, d.stage, a.verified_stage, a.verified_at from counting d
      join materials m on m.id = d.material_id join ${everyRow(Adoption)} a on a.id = d.adoption_id
      where d.from_day is null or not exists (
        select 1 from declared o where o.organisation_id = d.counts_for and o.material_id = d.material_id and o.effective_date >= d.from_day))
    select p.id, p.region_id, g.theme_id,
      count(s.stage) > 0 as any_row,
      coalesce(bool_or(s.stage = any(${inUse}::adoption_stage[])), false) as in_use,
      coalesce(bool_or(s.stage = any(${inUse}::adoption_stage[]) and ${isVerified({ stage: trusted`s.stage`, verifiedStage: trusted`s.verified_stage` })} and (s.verified_at at time zone 'Europe/Helsinki')::date <= ${day}), false) as verified,
      g.materials > 0 and bool_and(s.stage = 'NOT_APPLICABLE') is true and count(distinct s.material_id) = g.materials as not_applicable
    from ${population(projectId, day)} p cross join groups g
    left join said s on s.counts_for = p.id and ${perTheme ? trusted`s.theme_id = g.theme_id` : trusted`true`}
    group by p.id, p.region_id, g.theme_id, g.materials)`;
}

/** The figures of a group of standings `s`. */
export const figures = (): Sql => trusted`
  count(*) filter (where not s.not_applicable) as licensed,
  count(*) filter (where s.in_use) as "inUse",
  count(*) filter (where s.verified) as verified,
  count(*) filter (where not s.any_row) as "noData",
  count(*) filter (where s.not_applicable) as "notApplicable"`;

/** Per provider that has said something of a material, what it comes to today. */
const saidToday = (projectId: Sql, materialId: Sql | string, from: Sql): Sql => trusted`(
  select coalesce(c.successor_id, a.organisation_id) as organisation_id, bool_or(a.stage = any(${inUse}::adoption_stage[])) as in_use,
    bool_or(a.stage = any(${inUse}::adoption_stage[]) and ${isVerified({ stage: trusted`a.stage`, verifiedStage: trusted`a.verified_stage` })}) as verified,
    bool_and(a.stage = 'NOT_APPLICABLE') as not_applicable
  from ${from} a left join ${successionOn(today)} c on c.organisation_id = a.organisation_id
  where a.material_id = ${materialId} and a.project_id = ${projectId} and (c.from_day is null or not exists (
    select 1 from ${from} o where o.organisation_id = c.successor_id and o.material_id = a.material_id and o.effective_date >= c.from_day))
  group by 1)`;

/** The providers that use a material today, of the adoptions `from` that may be looked at. */
export const usersToday = (projectId: Sql, materialId: Sql, from: Sql): Sql =>
  trusted`(select s.organisation_id from ${saidToday(projectId, materialId, from)} s where s.in_use)`;

/** Per provider of a project's population, where it stands today with one material. */
export const standingsOfMaterial = (projectId: Sql, materialId: string): Sql => trusted`(
  select p.id, p.region_id, a.organisation_id is not null as any_row, coalesce(a.in_use, false) as in_use,
    coalesce(a.verified, false) as verified, coalesce(a.not_applicable, false) as not_applicable
  from ${population(projectId, today)} p left join ${saidToday(projectId, materialId, everyRow(Adoption))} a on a.organisation_id = p.id)`;

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
