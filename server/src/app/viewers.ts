import type { Pool } from 'pg';
import { secretHash } from '../platform/auth/secret.ts';
import { Viewer } from '../platform/auth/viewer.ts';
import { fromPostgres } from '../platform/errors/from-postgres.ts';
import type { Credential } from './credentials.ts';

// One statement: the session, the roles in the acting organisation, and what that organisation is to each project.
const viewerOf = (held: string) => `
select s.secret_hash as "secretHash", s.session_id as "sessionId", s.token_id as "tokenId", s.read_only as "readOnly", s.person_id as "personId", o.id as "organisationId", o.kind as "organisationKind", o.demonstration, coalesce(o.merged_on <= hub_today(), false) as merged,
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
from (${held}) s join organisation o on o.id = s.organisation_id
where exists (select 1 from membership m where m.person_id = s.person_id and m.organisation_id = o.id and membership_valid(m))`;
const SESSION = `select encode(s.token_hash, 'hex') as secret_hash, s.id as session_id, null::uuid as token_id, false as read_only, s.person_id, s.organisation_id
  from session s where s.ended_at is null and s.expires_at > clock_timestamp()`;
const API_TOKEN = `select encode(a.token_hash, 'hex') as secret_hash, null::uuid as session_id, a.id as token_id, a.scope = 'READ' as read_only, a.person_id, a.organisation_id
  from api_token a where a.revoked_at is null and a.expires_at > clock_timestamp()`;
const statements = {
  session: viewerOf(`${SESSION} and s.token_hash = any($1)`),
  sessionId: viewerOf(`${SESSION} and s.id = $1`),
  apiToken: viewerOf(`${API_TOKEN} and a.token_hash = any($1)`),
};

/** Reads who asks, as they are now. Without a valid session or token nobody. */
export class Viewers {
  constructor(private readonly pool: Pool) {}

  by = async ({ kind, secret }: Credential): Promise<Viewer | null> => (await this.those(kind, [secret]))[0]!;

  async bySession(sessionId: string): Promise<Viewer | null> {
    const [found] = await this.read('sessionId', sessionId);
    return found?.viewer ?? null;
  }

  /** Those who hold the secrets, in their order; null for one that holds no longer. */
  async those(kind: Credential['kind'], secrets: readonly string[]): Promise<(Viewer | null)[]> {
    const hashes = secrets.map(secretHash);
    const found = new Map((await this.read(kind, hashes)).map(({ hash, viewer }) => [hash, viewer]));
    return hashes.map((hash) => found.get(hash.toString('hex')) ?? null);
  }

  private async read(kind: keyof typeof statements, value: unknown): Promise<{ hash: string; viewer: Viewer }[]> {
    const { rows } = await this.pool
      .query({ name: `viewer by ${kind}`, text: statements[kind], values: [value] })
      .catch((error) => Promise.reject(fromPostgres(error)));
    return rows.map(({ secretHash: hash, ...facts }) => ({ hash, viewer: new Viewer(facts) }));
  }
}
