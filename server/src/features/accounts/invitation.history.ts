import type { Transaction } from '../../platform/database/transaction.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** Somebody was invited to act for the organisation; whom, the invitation says as long as it is kept. */
    'invitation.sent': { invitationId: string; role: string };
    'invitation.accepted': { invitationId: string; role: string; personId: string };
    'invitation.withdrawn': { invitationId: string };
  }
}

/** To be read by the administrator, by whoever invites, and by the institution that somebody is invited to. */
export function recordInvitation<K extends keyof HistoryKinds & `invitation.${string}`>(
  tx: Transaction,
  kind: K,
  { organisationId, inviting }: { organisationId: string; inviting: string },
  facts: HistoryKinds[K],
) {
  const audience = [...new Set(['administrator', `partner:${inviting}`, `partner:${organisationId}`])];
  tx.record(kind, { stream: HUB_STREAM, subjectType: 'Organisation', subject: organisationId, audience, facts });
}
