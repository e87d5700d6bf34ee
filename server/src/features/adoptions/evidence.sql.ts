import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Row } from '../../platform/reading/source.ts';
import { sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, visible } from '../../platform/reading/tables.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { readsEvidence } from './adoption.policy.ts';
import { proven } from './stages.ts';

/** The id of the declaration that an adoption stands on. */
export const lastDeclaration = (adoptionId: Sql): Sql =>
  trusted`(select d.id from ${everyRow(AdoptionDeclaration)} d where d.adoption_id = ${adoptionId} and d.withdrawn_at is null order by d.number desc limit 1)`;

/** How many kinds of proof a declaration has that the viewer may read: text, link, decision, persons, units, files that were not refused. */
export const proofParts = (declarationId: Sql, viewer: Viewer): Sql =>
  trusted`(select coalesce(bool_or(e.text is not null)::int + bool_or(e.link is not null)::int + bool_or(e.decision is not null)::int
      + bool_or(coalesce(e.persons_trained > 0, false))::int + bool_or(e.units is not null)::int
      + bool_or(exists (select 1 from adoption_evidence_file l join stored_file f on f.id = l.file_id where l.evidence_id = e.id and f.state <> 'REFUSED'))::int, 0)
    from ${visible(AdoptionEvidence, viewer)} e where e.declaration_id = ${declarationId})`;

/** Whether a stage that needs proof has none; null to those who do not read all of it. */
export const evidenceMissing = (adoption: Row<Adoption>, viewer: Viewer): Sql => {
  const reads = readsEvidence(adoption, viewer);
  const missing = sql`(${adoption.stage} = any(${proven}::adoption_stage[]) and ${proofParts(lastDeclaration(adoption.id), viewer)} = 0)`;
  return reads === true ? missing : sql`(case when ${reads} then ${missing} end)`;
};

/** What the newest evidence of an adoption says of persons trained, as far as the viewer may read it; null where none speaks of them. */
export const personsTrained = (adoptionId: Sql, viewer: Viewer): Sql =>
  trusted`(select e.persons_trained from ${visible(AdoptionEvidence, viewer)} e join ${everyRow(AdoptionDeclaration)} d on d.id = e.declaration_id
    where d.adoption_id = ${adoptionId} and d.withdrawn_at is null and e.persons_trained is not null order by d.number desc, e.number desc limit 1)`;

export const tellsOfPersons = ({ id }: Row<Adoption>, viewer: Viewer): Sql => sql`(${personsTrained(id, viewer)} is not null)`;

/** Persons trained over the adoptions that a condition holds of: `a` is one that the viewer may see. */
export const trainedSum = (viewer: Viewer, condition: Sql): Sql =>
  trusted`select coalesce(sum(x.persons), 0) as persons, count(x.persons) as adoptions
    from (select ${personsTrained(trusted`a.id`, viewer)} as persons from ${visible(Adoption, viewer)} a where ${condition}) x`;
