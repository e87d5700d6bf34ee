import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Row } from '../../platform/reading/source.ts';
import { sql, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, visible } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration, AdoptionEvidence, type Adoption } from '../adoptions/adoption.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { inRegions, type Places } from '../organisations/organisation.policy.ts';
import { VerificationSample, type VerificationSampleItem } from './sample.entity.ts';
import { Verification, VerificationRequest } from './verification.entity.ts';

// Who sees a request or an item sees all that is asked for here: whole tables are looked at.

/** Whom a request waits for. */
export const requestState = ({
  adoptionId,
  askedAt,
}: Pick<Row<VerificationRequest>, 'adoptionId' | 'askedAt'> | { adoptionId: Sql; askedAt: Sql }): Sql =>
  sql`(case when exists (select 1 from ${everyRow(Verification)} v where v.adoption_id = ${adoptionId} and v.decided_at >= ${askedAt}) then 'DECIDED'
    when exists (select 1 from ${everyRow(AdoptionDeclaration)} d where d.adoption_id = ${adoptionId} and d.withdrawn_at is null and d.recorded_at > ${askedAt})
      or exists (select 1 from ${everyRow(AdoptionEvidence)} e join ${everyRow(AdoptionDeclaration)} d on d.id = e.declaration_id
        where d.adoption_id = ${adoptionId} and d.withdrawn_at is null and e.added_at > ${askedAt}) then 'ANSWERED'
    else 'WAITING' end)`;

/** Whether somebody has been asked about an adoption and nobody has decided since. */
export const isAsked = (adoptionId: Sql, state: Sql = sql`'WAITING', 'ANSWERED'`): Sql =>
  sql`exists (select 1 from ${everyRow(VerificationRequest)} q where q.adoption_id = ${adoptionId}
    and ${requestState({ adoptionId: sql`q.adoption_id`, askedAt: sql`q.asked_at` })} in (${state}))`;

/** Since when what is decided counts for an item. */
export const drawnAt = ({ sampleId }: { sampleId: Sql }): Sql =>
  sql`(select s.drawn_at from ${everyRow(VerificationSample)} s where s.id = ${sampleId})`;

/** How far an item is: decided since the sample was drawn, waiting for the provider, or open. */
export const itemState = ({ adoptionId, sampleId }: { adoptionId: Sql; sampleId: Sql } | Row<VerificationSampleItem>): Sql =>
  sql`(case when exists (select 1 from ${everyRow(Verification)} v where v.adoption_id = ${adoptionId} and v.verdict <> 'UNCLEAR' and v.decided_at >= ${drawnAt({ sampleId })}) then 'DECIDED'
    when ${isAsked(adoptionId, sql`'WAITING'`)} then 'WAITING' else 'OPEN' end)`;

/** The people who declared an adoption or added proof to it. */
export const hands = ({ id }: Pick<Row<Adoption>, 'id'>): Sql =>
  sql`array(select d.declared_by_id from ${everyRow(AdoptionDeclaration)} d where d.adoption_id = ${id}
    union select e.added_by_id from ${everyRow(AdoptionEvidence)} e join ${everyRow(AdoptionDeclaration)} d on d.id = e.declaration_id
      where d.adoption_id = ${id} and e.added_by_id is not null)`;

/** Whether a provider lies in the regions asked for; undefined when none is. */
export function ofPlaces(organisationId: Sql, places: Places, viewer: Viewer): Sql | undefined {
  const located = inRegions({ regionId: sql`o.region_id` }, places, viewer);
  return located && sql`exists (select 1 from ${visible(Organisation, viewer)} o where o.id = ${organisationId} and ${located})`;
}
