import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration, Adoption } from '../adoptions/adoption.entity.ts';
import { isVerified } from '../adoptions/adoption.policy.ts';
import { inUse } from '../adoptions/stages.ts';
import { Material } from '../materials/material.entity.ts';
import { Licence, validOn } from '../organisations/licence.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
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
      where d.project_id = ${projectId} and d.effective_date <= ${day} order by d.adoption_id, d.number desc),
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
