import type { Transaction } from '../../platform/database/transaction.ts';
import { NotificationKind } from './notification.entity.ts';

/** What is told: to whom, of what, with which ids, numbers and dates. */
export type Told = {
  kind: NotificationKind;
  organisationIds: readonly string[];
  /** For this person of the one organisation alone. */
  personId?: string | null;
  subjectType: string;
  subjectId: string;
  facts: Record<string, string | number | null>;
};

/**
 * Tells organisations something, in the transaction in which it happens. Each is told once of a kind and subject; with `again`
 * what they have dealt with before comes up anew. The organisation that acts is told as well: name the others only.
 */
export async function notify(tx: Transaction, told: Told, { again = false } = {}): Promise<void> {
  const { kind, organisationIds, personId = null, subjectType, subjectId, facts } = told;
  if (!organisationIds.length) return;
  await tx.manager.query(
    `insert into notification as n (organisation_id, person_id, kind, subject_type, subject_id, facts)
     select o, $2::uuid, $3::text, $4::text, $5::uuid, $6::json from (select distinct unnest($1::uuid[])) x (o)
     on conflict (organisation_id, person_id, kind, subject_id) ${
       again
         ? 'do update set handled_at = null, created_at = hub_now(), facts = excluded.facts where n.handled_at is not null'
         : 'do nothing'
     }`,
    [organisationIds, personId, kind, subjectType, subjectId, JSON.stringify(facts)],
  );
}

/** What was asked for is done: nobody needs to be reminded of it, or only that organisation no longer. */
export const settle = (tx: Transaction, kind: NotificationKind, subjectId: string, organisationId: string | null = null) =>
  tx.manager.query(
    `update notification set handled_at = hub_now() where subject_id = $1 and kind = $2 and handled_at is null and coalesce(organisation_id = $3, true)`,
    [subjectId, kind, organisationId],
  );

/** What was done since a moment is undone: of a subject or a material, an organisation is reminded again. */
export const reopen = (
  tx: Transaction,
  {
    organisationId,
    since,
    subjectId,
    materialId,
  }: { organisationId: string; since: Date; subjectId: string; materialId: string },
) =>
  tx.manager.query(
    `update notification set handled_at = null where organisation_id = $1 and handled_at >= $2
       and ((kind = $3 and subject_id = $4) or (kind = $5 and facts->>'materialId' = $6))`,
    [organisationId, since, NotificationKind.EVIDENCE_ASKED, subjectId, NotificationKind.UPDATE_AVAILABLE, materialId],
  );
