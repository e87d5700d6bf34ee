import { today } from '../../platform/reading/clock.ts';
import type { Row } from '../../platform/reading/source.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { successionOn } from '../organisations/succession.sql.ts';
import type { Adoption } from './adoption.entity.ts';
import { isDeclared, isVerified } from './adoption.policy.ts';
import { inUse, path } from './stages.ts';

/** Who has to do with a merger today, and for whom it speaks: those that were merged since that day, and who took them in. */
const speakers: Sql = trusted`(
  select c.organisation_id, c.successor_id as provider_id, c.from_day from ${successionOn(today)} c
  union select c.successor_id, c.successor_id, null from ${successionOn(today)} c)`;

/** The providers of whose adoptions `mergedWords` tells which one speaks; those of all others speak for themselves. */
export const inMergers: Sql = trusted`(select s.organisation_id from ${speakers} s)`;

/**
 * Which adoption tells where a provider that took others in stands with a material today (adoption_id, organisation_id, provider_id), as
 * coverage counts it: what a merged one declared, until its successor speaks of the material itself; of several the one that says
 * most. `from` are the adoptions that may be looked at, of a project or a material.
 */
export const mergedWords = (from: Sql, of: { projectId: Sql | string } | { materialId: Sql }): Sql => {
  const used = trusted`w.stage = any(${inUse}::adoption_stage[])`;
  return trusted`(
    with words as (
      select a.id, a.organisation_id, a.material_id, a.stage, a.verified_stage, a.declared_at, a.effective_date, s.provider_id, s.from_day
      from ${speakers} s join ${from} a on a.organisation_id = s.organisation_id
      where ${'materialId' in of ? trusted`a.material_id = ${of.materialId}` : trusted`a.project_id = ${of.projectId}`}
        and ${isDeclared({ id: trusted`a.id`, stage: trusted`a.stage` })})
    select distinct on (w.provider_id, w.material_id) w.id as adoption_id, w.organisation_id, w.provider_id, w.material_id from words w
    where w.from_day is null or not exists (
      select 1 from words own where own.provider_id = w.provider_id and own.material_id = w.material_id and own.from_day is null and own.effective_date >= w.from_day)
    order by w.provider_id, w.material_id, ${used} desc, ${used} and ${isVerified({ stage: trusted`w.stage`, verifiedStage: trusted`w.verified_stage` })} desc,
      w.stage = 'NOT_APPLICABLE', coalesce(array_position(${path}::adoption_stage[], w.stage), 0) desc, w.from_day is null desc, w.declared_at desc, w.id)`;
};

/** Whether an adoption tells today where somebody stands; `words` are those of mergedWords. */
export const isTelling = (a: Row<Adoption>, words: Sql): Sql =>
  trusted`(${a.organisationId} not in ${inMergers} or ${a.id} in (select w.adoption_id from ${words} w))`;

/** Whether the provider of which an adoption tells holds to something; one that tells of nobody any more is told by its own. */
export const providerHolds = (a: Row<Adoption>, words: Sql, holds: (providerId: Sql) => Sql): Sql =>
  trusted`((${a.id} not in (select w.adoption_id from ${words} w) and ${holds(a.organisationId)})
    or ${a.id} in (select w.adoption_id from ${words} w where ${holds(trusted`w.provider_id`)}))`;
