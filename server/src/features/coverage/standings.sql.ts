import { and, trusted, where, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration } from '../adoptions/adoption.entity.ts';
import { isVerified } from '../adoptions/adoption.policy.ts';
import { inUse } from '../adoptions/stages.ts';
import { Material } from '../materials/material.entity.ts';
import { successionKnown } from '../organisations/succession.sql.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { population } from './coverage.sql.ts';

/** What is counted: materials of a theme and a source project, or of all of them, at providers of some types in some places. */
export type Cut = {
  projectId: string;
  theme: string | null;
  sourceProject: string | null;
  providerTypes: readonly string[] | null;
  /** Which places, as a condition on the region of a provider. */
  places: (regionId: Sql) => Sql | true;
};
/** A day by effective dates; as it was known at a moment, or with all that is known now. */
export type Moment = { day: Sql; knownAt: Sql | null };
/** Which sets of materials a provider stands somewhere with: one, or one for each theme or source project. */
export type Per = 'theme' | 'sourceProject' | null;

const idOfTheme = (code: string) => trusted`(select t.id from ${everyRow(Theme)} t where t.code = ${code})`;
const idOfSource = (code: string) => trusted`(select p.id from ${everyRow(SourceProject)} p where p.code = ${code})`;
const published = (projectId: string) =>
  trusted`(select m.id, m.theme_id, m.source_project_id from ${everyRow(Material)} m where m.project_id = ${projectId} and m.current_version_id is not null)`;

/** The sets of materials, each with its key. */
export const setsOf = ({ projectId, theme }: Cut, per: Per): Sql =>
  per === 'theme'
    ? trusted`(select t.id as key from ${everyRow(Theme)} t)`
    : per === 'sourceProject'
      ? trusted`(select distinct m.source_project_id as key from ${published(projectId)} m where m.source_project_id is not null and ${theme === null ? trusted`true` : trusted`m.theme_id = ${idOfTheme(theme)}`})`
      : trusted`(select null::uuid as key)`;

/** Whether a cell `c` holds what is counted with these materials. */
const ofSet = ({ theme, sourceProject }: Cut, per: Per): Sql => {
  const isTheme = theme === null ? trusted`c.theme_id is null` : trusted`c.theme_id = ${idOfTheme(theme)}`;
  const isSource =
    sourceProject === null ? trusted`c.source_project_id is null` : trusted`c.source_project_id = ${idOfSource(sourceProject)}`;
  if (per === 'theme') return trusted`c.theme_id is not null and ${isSource}`;
  return per === 'sourceProject' ? trusted`${isTheme} and c.source_project_id is not null` : trusted`${isTheme} and ${isSource}`;
};
const keyOf = (per: Per): Sql =>
  per === 'theme' ? trusted`c.theme_id` : per === 'sourceProject' ? trusted`c.source_project_id` : trusted`null::uuid`;
const WHOLE = trusted`c.theme_id is null and c.source_project_id is null`;

const placed = (row: { regionId: Sql; providerType: Sql }, { providerTypes, places }: Cut) =>
  and(providerTypes && trusted`${row.providerType} = any(${providerTypes}::provider_type[])`, places(row.regionId));
const inPlace = (cut: Cut, condition: Sql): Sql =>
  trusted`${where(and(trusted`c.project_id = ${cut.projectId}`, condition, placed({ regionId: trusted`c.region_id`, providerType: trusted`c.provider_type` }, cut)))}`;

/**
 * Per provider and set of materials, where it stood on a day: the last word on each material whose effect had begun. Rights aside:
 * figures are open, what stands behind them is narrowed where it is listed.
 */
export const standings = (cut: Cut, moment: Moment, per: Per = null): Sql =>
  moment.knownAt ? recounted(cut, { ...moment, knownAt: moment.knownAt }, per) : kept(cut, moment.day, per);

const kept = (cut: Cut, day: Sql, per: Per): Sql => {
  const standing = (condition: Sql) => trusted`(
    select s.organisation_id as id, c.region_id, c.provider_type, ${keyOf(per)} as key, s.said, s.in_use, s.verified, s.not_applicable
    from coverage_cell c join coverage_standing s on s.cell_id = c.id and s.from_day <= ${day} and s.until_day > ${day}${inPlace(cut, condition)})`;
  return trusted`(
    select b.id, b.region_id, b.provider_type, g.key, coalesce(s.said, false) as said, coalesce(s.in_use, false) as in_use,
      coalesce(s.verified, false) as verified, coalesce(s.not_applicable, false) as not_applicable
    from ${standing(WHOLE)} b cross join ${setsOf(cut, per)} g left join ${standing(ofSet(cut, per))} s
      on s.id = b.id and coalesce(s.key = g.key, s.key is null and g.key is null))`;
};

/** The same from the declarations themselves, leaving out what was recorded later: declarations, verdicts and mergers. */
const recounted = (cut: Cut, { day, knownAt }: Moment & { knownAt: Sql }, per: Per): Sql => {
  const { projectId, theme, sourceProject } = cut;
  const materials = and(
    per !== 'theme' && theme !== null && trusted`m.theme_id = ${idOfTheme(theme)}`,
    per !== 'sourceProject' && sourceProject !== null && trusted`m.source_project_id = ${idOfSource(sourceProject)}`,
    per === 'sourceProject' && theme !== null && trusted`m.theme_id = ${idOfTheme(theme)}`,
  );
  const used = trusted`s.stage = any(${inUse}::adoption_stage[])`;
  return trusted`(
    with materials as (
      select m.id, ${per === 'theme' ? trusted`m.theme_id` : per === 'sourceProject' ? trusted`m.source_project_id` : trusted`null::uuid`} as key
      from ${published(projectId)} m${where(materials)}),
    declared as (
      select distinct on (d.adoption_id) d.adoption_id, d.organisation_id, d.material_id, d.stage, d.effective_date from ${everyRow(AdoptionDeclaration)} d
      where d.project_id = ${projectId} and d.effective_date <= ${day} and d.recorded_at <= ${knownAt} and coalesce(d.withdrawn_at > ${knownAt}, true) order by d.adoption_id, d.number desc),
    counting as (
      select d.*, coalesce(c.successor_id, d.organisation_id) as counts_for, c.from_day from declared d
      left join ${successionKnown(day, knownAt)} c on c.organisation_id = d.organisation_id),
    said as (
      select d.counts_for, d.material_id, m.key, d.stage, v.stage as verified_stage from counting d join materials m on m.id = d.material_id
      left join lateral (
        select v.stage from adoption_verdict v where v.adoption_id = d.adoption_id and v.decided_at <= ${knownAt}
          and (v.decided_at at time zone 'Europe/Helsinki')::date <= ${day} order by v.decided_at desc, v.id desc limit 1) v on true
      where d.from_day is null or not exists (
        select 1 from declared o where o.organisation_id = d.counts_for and o.material_id = d.material_id and o.effective_date >= d.from_day)),
    sets as (select g.key, (select count(*) from materials m where coalesce(m.key = g.key, m.key is null and g.key is null)) as materials from ${setsOf(cut, per)} g)
    select p.id, p.region_id, p.provider_type, g.key,
      count(s.stage) > 0 as said,
      coalesce(bool_or(${used}), false) as in_use,
      coalesce(bool_or(${used} and ${isVerified({ stage: trusted`s.stage`, verifiedStage: trusted`s.verified_stage` })}), false) as verified,
      g.materials > 0 and bool_and(s.stage = 'NOT_APPLICABLE') is true and count(distinct s.material_id) = g.materials as not_applicable
    from (select * from ${population(projectId, day, knownAt)} p${where(placed({ regionId: trusted`p.region_id`, providerType: trusted`p.provider_type` }, cut))}) p
    cross join sets g
    left join said s on s.counts_for = p.id and coalesce(s.key = g.key, s.key is null and g.key is null)
    group by p.id, p.region_id, p.provider_type, g.key, g.materials)`;
};

/** How many stood so on a day, by region, type and set of materials: read from the counts that are kept. */
export const counts = (cut: Cut, day: Sql, per: Per): { everybody: Sql; said: Sql } => {
  const at = (condition: Sql) => trusted`(
    select c.region_id, c.provider_type, ${keyOf(per)} as key, k.providers, k.said, k.in_use, k.verified, k.not_applicable
    from coverage_cell c cross join lateral (
      select k.* from coverage_count k where k.cell_id = c.id and k.from_day <= ${day} order by k.from_day desc limit 1) k${inPlace(cut, condition)})`;
  return { everybody: at(WHOLE), said: at(ofSet(cut, per)) };
};
