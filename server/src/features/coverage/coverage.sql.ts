import { today } from '../../platform/reading/clock.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { isVerified } from '../adoptions/adoption.policy.ts';
import { inUse } from '../adoptions/stages.ts';
import { Licence, validOn } from '../organisations/licence.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { successionKnown, successionOn } from '../organisations/succession.sql.ts';
import { Project } from '../projects/project.entity.ts';

/**
 * The providers that a project counts on a day: a demonstration the demonstration's institutions, a real project the real
 * ones; with a licence on that day, and not merged into another by then, as far as that was known. The whole country, not members only.
 */
export const population = (projectId: string | Sql, day: Sql, knownAt: Sql | null = null): Sql => trusted`(
  select o.id, o.region_id, o.provider_type from ${everyRow(Organisation)} o
  where o.kind = 'PROVIDER' and o.demonstration = (select p.demonstration from ${everyRow(Project)} p where p.id = ${projectId})
    and exists (select 1 from ${everyRow(Licence)} l where l.organisation_id = o.id and ${validOn(day, trusted`l.valid_from`, trusted`l.valid_until`)})
    and ${knownAt ? trusted`o.id not in (select c.organisation_id from ${successionKnown(day, knownAt)} c)` : trusted`coalesce(o.merged_on > ${day}, true)`})`;

/** The figures of a group of standings `s`. */
export const figures = (): Sql => trusted`
  count(s.id) as providers,
  count(*) filter (where not s.not_applicable) as licensed,
  count(*) filter (where s.in_use) as "inUse",
  count(*) filter (where s.verified) as verified,
  count(*) filter (where not s.said) as "noData",
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

/** Regions with the figures of today with one material, and those whose region is not known. */
export const regionsOfMaterial = (projectId: Sql, materialId: string): Sql => trusted`(
  select r.id, coalesce(r.code, '~') as code, coalesce(r.counted, true) as counted, ${figures()}
  from (
    select p.id, p.region_id, a.organisation_id is not null as said, coalesce(a.in_use, false) as in_use,
      coalesce(a.verified, false) as verified, coalesce(a.not_applicable, false) as not_applicable
    from ${population(projectId, today)} p left join ${saidToday(projectId, materialId, everyRow(Adoption))} a on a.organisation_id = p.id) s
  full join ${everyRow(Region)} r on r.id = s.region_id
  group by r.id, r.code, r.counted)`;

/** Under this many licensed providers a region is not shown alone to those outside: the figure would tell of one provider. */
const SMALLEST_SHOWN = 3;

/**
 * Regions (id, code, counted, providers, figures), with whether each is added up into the row of others. To those outside, no
 * group of under three providers stands alone, known region or not, nor can it be had by subtraction: then the smallest other one
 * joins it. Åland, which no total counts, is left out instead.
 */
export const shownByRegion = (regions: Sql, apart: boolean): Sql => trusted`(
  select z.*, ${apart} and (z.small or (z.place = 1 and z.added_up between 1 and ${SMALLEST_SHOWN - 1})) as others from (
    select y.*, y.providers < ${SMALLEST_SHOWN} as small,
      coalesce(sum(y.providers) filter (where y.providers < ${SMALLEST_SHOWN} and y.counted) over (), 0) as added_up,
      row_number() over (partition by y.providers < ${SMALLEST_SHOWN} or not y.counted order by y.providers, y.code)
        * case when y.providers < ${SMALLEST_SHOWN} or not y.counted then 0 else 1 end as place
    from ${regions} y) z
  where not (${apart} and z.small and not z.counted))`;
