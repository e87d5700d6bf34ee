import { today } from '../../platform/reading/clock.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { itselfAndMerged } from '../organisations/succession.sql.ts';

/** A question as SQL: the columns that tell what answers it. */
export type Question = { id: Sql; eventId: Sql; organisationId: Sql; day: Sql; since: Sql };

// What it asks for is the provider's own, and the project's: whoever sees the question sees all that it asks.
/** The materials that a question asks for: what the event showed and can still be taken into use. Columns: material_id, "position". */
export const asked = ({ eventId }: Pick<Question, 'eventId'>): Sql =>
  trusted`(select s.material_id, s."position" from event_material s join material m on m.id = s.material_id join dissemination_event e on e.id = s.event_id
     where s.event_id = ${eventId} and m.project_id = e.project_id and m.current_version_id is not null and m.status <> 'ARCHIVED')`;

/** When a material was declared since the question was due, by the provider or by whom it took in; null when it was not. */
export const declaredSince = ({ organisationId, since }: Question, materialId: Sql): Sql =>
  trusted`(select max(d.recorded_at) from adoption_declaration d where d.organisation_id = any(${itselfAndMerged(organisationId, today)}) and d.material_id = ${materialId}
     and d.recorded_at >= ${since} and d.withdrawn_at is null)`;

/** Whether there is such a row. With a limit, so that PostgreSQL looks it up for each question, and never reads the whole table for a page of them. */
const isThere = (rows: Sql): Sql => trusted`coalesce((select true from ${rows} limit 1), false)`;

/** The provider said that it stands where it stood, or declared something since. */
export const isAnswered = (question: Question, materialId: Sql): Sql =>
  trusted`(${isThere(trusted`follow_up_kept k where k.follow_up_id = ${question.id} and k.material_id = ${materialId}`)}
     or ${declaredSince(question, materialId)} is not null)`;

/**
 * It waits for the provider: its people were there as the report says, or those of one that it took in; it is not merged itself, no
 * later question took its place, and a material is open.
 */
export const isWaiting = (question: Question): Sql =>
  trusted`(${isThere(trusted`dissemination_event e where e.id = ${question.eventId} and e.state in ('REPORTED', 'APPROVED')`)}
     and ${isThere(trusted`event_attendance a where a.event_id = ${question.eventId} and a.organisation_id = any(${itselfAndMerged(question.organisationId, today)})`)}
     and not ${isThere(trusted`organisation o where o.id = ${question.organisationId} and o.merged_on <= ${today}`)}
     and not ${isThere(trusted`follow_up l where l.event_id = ${question.eventId} and l.organisation_id = ${question.organisationId} and l.day > ${question.day}`)}
     and exists (select from ${asked(question)} q where not ${isAnswered(question, trusted`q.material_id`)}))`;
