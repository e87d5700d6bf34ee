import type { Transaction } from '../../platform/database/transaction.ts';
import type { HistoryKinds } from '../../platform/history/record.ts';
import { adoptionAudience } from '../adoptions/adoption.history.ts';

type OfFollowUp = { eventId: string; organisationId: string; day: number; version: number };

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'follow_up.asked': OfFollowUp;
    /** How many materials were kept where they stood, how many declared anew; what was declared has rows of its own. */
    'follow_up.answered': OfFollowUp & { kept: number; declared: number };
  }
}
type Kinds = Extract<keyof HistoryKinds, `follow_up.${string}`>;
type About = { id: string; projectId: string; eventId: string; organisationId: string; day: number };

/** For the project, and for the provider that is asked: as its stages are. */
export function recordFollowUp<K extends Kinds>(
  tx: Transaction,
  kind: K,
  { id, projectId, eventId, organisationId, day }: About,
  facts: Omit<HistoryKinds[K], 'eventId' | 'organisationId' | 'day'>,
) {
  tx.record(kind, {
    stream: projectId,
    subjectType: 'FollowUp',
    subject: id,
    audience: adoptionAudience(organisationId),
    facts: { eventId, organisationId, day, ...facts } as unknown as HistoryKinds[K],
  });
}
