import type { Pool } from 'pg';
import { Viewer } from '../platform/auth/viewer.ts';
import { tokenHash } from '../features/people/session.service.ts';

// One statement: the session, the roles in the acting organisation, and what that organisation is to each project.
const VIEWER = `
select s.id as "sessionId", s.person_id as "personId", o.id as "organisationId", o.kind as "organisationKind", o.demonstration,
  array(select distinct m.role::text from membership m where m.person_id = s.person_id and m.organisation_id = o.id and membership_valid(m)) as roles,
  array(select distinct unnest(m.contact_areas) from membership m where m.person_id = s.person_id and m.organisation_id = o.id and membership_valid(m) order by 1) as "contactAreas",
  (select coalesce(json_agg(json_build_object('projectId', x.project_id, 'position', x.position)), '[]') from (
    select distinct on (project_id) project_id, position from (
      select p.project_id, case p.role when 'COORDINATOR' then 'COORDINATOR' else 'PARTNER' end as position, 1 as rank
        from partnership p where p.organisation_id = o.id and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true)
      union all
      select p.id, 'FUNDER', 2 from project p where p.funder_id = o.id
        and exists (select 1 from membership m where m.person_id = s.person_id and m.organisation_id = o.id and m.role = 'OFFICER' and membership_valid(m))
      union all
      select m.project_id, 'AUDITOR', 3 from membership m where m.person_id = s.person_id and m.organisation_id = o.id and m.role = 'AUDITOR' and membership_valid(m)
    ) y order by project_id, rank
  ) x) as positions
from session s join organisation o on o.id = s.organisation_id
where s.ended_at is null and s.expires_at > clock_timestamp()
  and exists (select 1 from membership m where m.person_id = s.person_id and m.organisation_id = o.id and membership_valid(m))
  and `;

/** Reads who asks, as they are now. Without a valid session nobody. */
export class Viewers {
  constructor(private readonly pool: Pool) {}

  byToken = (token: string) => this.one('s.token_hash = $1', tokenHash(token));
  bySession = (sessionId: string) => this.one('s.id = $1', sessionId);

  private async one(condition: string, value: unknown): Promise<Viewer | null> {
    const { rows } = await this.pool.query({ name: `viewer ${condition}`, text: VIEWER + condition, values: [value] });
    return rows[0] ? new Viewer(rows[0]) : null;
  }
}
