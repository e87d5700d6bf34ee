import { MemberRole } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { today } from '../../platform/reading/clock.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Partnership } from './partnership.entity.ts';

/** The partnerships of a project that hold today, with their `organisation_id`. */
export const partnersToday = (projectId: string, viewer: Viewer): Sql =>
  trusted`(select a.organisation_id from ${visible(Partnership, viewer)} a
    where a.project_id = ${projectId} and a.valid_from <= ${today} and coalesce(a.valid_until >= ${today}, true))`;

/** The people of an organisation who get its letters about a project: its editors, and its contact and deputy there as long as they have a role in it. */
export async function recipientsOf(tx: Transaction, projectId: string, organisationId: string): Promise<string[]> {
  const people: { id: string }[] = await tx.manager.query(
    `select distinct m.person_id as id from membership m where m.organisation_id = $1 and membership_valid(m) and (m.role = $2
       or exists (select 1 from partnership p where p.project_id = $3 and p.organisation_id = $1 and m.person_id in (p.contact_id, p.deputy_id)))`,
    [organisationId, MemberRole.EDITOR, projectId],
  );
  return people.map(({ id }) => id);
}
