import type { Transaction } from '../../platform/database/transaction.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import type { Found } from './aoe.material.ts';
import type { AoeRecord } from './aoe.record.ts';
import { harvestedAudience } from './harvest.history.ts';
import type { Counts } from './harvest.service.ts';

type Held = { id: string; projectId: string | null; same: boolean; known: boolean; expired: boolean; ours: boolean };
type Changes = 'CREATED' | 'CHANGED' | 'EXPIRED' | 'OFFERED_AGAIN';

// The URN of a record, then what the library calls it, then the address: a material that came in by another way is recognised, not
// doubled. Of two that have different URNs none is the other, whatever the library calls them.
const HELD = `
select m.id, m.project_id as "projectId", m.register_code is null as ours, m.expired_on is not null as expired,
  (m.urn, m.source_identifier) is not distinct from (coalesce($2, m.urn), $1) as known,
  (m.title, m.kind::text, m.language::text, m.description, m.url, m.licence, m.published, t.code)
    is not distinct from ($4, $5, $6, $7, $3, $8, $9, $10) as same
from material m join theme t on t.id = m.theme_id
where m.urn = $2 or (m.source_identifier = $1 and coalesce(m.urn = $2, true)) or (m.urn is null and m.source_identifier is null and m.url = $3)
order by m.urn = $2 desc nulls last, m.source_identifier = $1 desc nulls last, m.created_at, m.id limit 1 for update of m`;

// A URN is for good, what the library calls a material may move: who had the name of another one gives it up. Without a URN of its own
// nothing of the library tells of it any more.
const GIVE_UP = `
update material m set source_identifier = null, expired_on = case when m.urn is null then coalesce(m.expired_on, $3::date) else m.expired_on end,
  version = m.version + 1, updated_at = hub_now()
where m.source_identifier = $1 and m.id is distinct from $2 returning m.id, m.project_id as "projectId", m.urn is null as expired`;

const CREATE = `
with made as (
  insert into material (source_identifier, urn, url, source_url, title, kind, language, description, licence, published, theme_id, link_only, provenance)
  select $1, $2, $3, $3, $4, $5::material_kind, $6::language, $7, $8, $9, t.id, true, 'PAGE_SEEN' from theme t where t.code = $10 returning id)
insert into material_version (material_id, number, state, published_at) select id, 1, 'PUBLISHED', hub_now() from made returning id, material_id as "materialId"`;

const CHANGE = `
update material m set source_identifier = $1, urn = coalesce($2, m.urn), url = $3, source_url = $3, title = $4, kind = $5::material_kind, language = $6::language,
  description = $7, licence = $8, published = $9, theme_id = (select t.id from theme t where t.code = $10), expired_on = null, version = m.version + 1, updated_at = hub_now()
where m.id = $11`;

const RECOGNISE = `
update material m set source_identifier = $1, urn = coalesce($2, m.urn), expired_on = null, version = m.version + 1, updated_at = hub_now() where m.id = $3`;

const EXPIRE = `
update material m set expired_on = $2, version = m.version + 1, updated_at = hub_now() where m.source_identifier = $1 and m.expired_on is null
returning m.id, m.project_id as "projectId"`;

/**
 * Takes records over. What is new waits for somebody to care for it; what a project has in care, or the register tells of, is theirs to
 * change, and only marked; nothing is ever deleted. The same records again change nothing. Answers those that the library has given a
 * name which another material had.
 */
export async function mergeMaterials(
  tx: Transaction,
  harvestId: string,
  { found, gone }: { found: readonly Found[]; gone: readonly AoeRecord[] },
  counts: Counts,
): Promise<Found[]> {
  const moved: Found[] = [];
  const tell = ({ id, projectId }: { id: string; projectId: string | null }, change: Changes) =>
    tx.record('material.harvested', {
      stream: projectId ?? HUB_STREAM,
      subjectType: 'Material',
      subject: id,
      audience: harvestedAudience,
      facts: { harvestId, change },
    });
  for (const one of found) {
    const values = [
      one.identifier,
      one.urn,
      one.url,
      one.title,
      one.kind,
      one.language,
      one.description,
      one.licence,
      one.published,
      one.theme,
    ];
    const [held]: Held[] = await tx.manager.query(HELD, values);
    const [[other]] = await tx.manager.query(GIVE_UP, [one.identifier, held?.id ?? null, tx.today()]);
    if (other) {
      tell(other, other.expired ? 'EXPIRED' : 'CHANGED');
      moved.push(one);
    }
    if (!held) {
      const [{ id, materialId }] = await tx.manager.query(CREATE, values);
      await tx.manager.query('update material set current_version_id = $2 where id = $1', [materialId, id]);
      tell({ id: materialId, projectId: null }, 'CREATED');
      counts.created += 1;
      continue;
    }
    const theirs = held.projectId !== null || !held.ours;
    const differs = !held.known || held.expired || (!theirs && !held.same);
    if (!differs) {
      counts.unchanged += 1;
      continue;
    }
    await (theirs
      ? tx.manager.query(RECOGNISE, [one.identifier, one.urn, held.id])
      : tx.manager.query(CHANGE, [...values, held.id]));
    tell(held, held.expired ? 'OFFERED_AGAIN' : 'CHANGED');
    counts.changed += 1;
  }
  for (const { identifier, datestamp } of gone) {
    const [[expired]] = await tx.manager.query(EXPIRE, [identifier, datestamp.slice(0, 10)]);
    counts[expired ? 'expired' : 'unchanged'] += 1;
    if (expired) tell(expired, 'EXPIRED');
  }
  return moved;
}
