import type { Transaction } from '../../platform/database/transaction.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';
import type { ProblemKind } from './problem-report.entity.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'material.created': { organisationId: string };
    /** Its facts were corrected. */
    'material.edited': { version: number };
    /** A project has it in care from now on. */
    'material.taken_into_care': { projectId: string };
    /** An organisation took it on by itself, or was given it by the coordinator. */
    'material.maintained': { organisationId: string; previousId: string | null; assigned: boolean };
    /** Contact, deputy, interval. */
    'material.arranged': { reviewIntervalMonths: number };
    'material.confirmed_unchanged': { reviewDueOn: string };
    'material.handover_offered': { handoverId: string; fromId: string; toId: string };
    'material.handover_accepted': { handoverId: string; fromId: string; toId: string };
    'material.handover_declined': { handoverId: string; fromId: string; toId: string };
    'material.handover_withdrawn': { handoverId: string; fromId: string; toId: string };
    'material.problem_reported': { problemId: string; problem: ProblemKind };
    'material.problem_resolved': { problemId: string; problem: ProblemKind };
    'material.deprecated': { replacementId: string | null; endsOn: string };
    'material.deprecation_withdrawn': { version: number };
    'material.archived': { replacementId: string | null };
    /** A spreadsheet brought it in, or changed it; and what of that was taken back. */
    'material.imported': { importId: string; change: 'NEW' | 'CHANGED' };
    'material.import_undone': { importId: string; change: 'NEW' | 'CHANGED' };
  }
}
type MaterialKinds = Extract<keyof HistoryKinds, `material.${string}`>;

/** What the history needs to know of a material. */
type About = { id: string; projectId: string | null; currentVersionId: string | null };

/** Where a material's history is written: in its project's stream; of what is in nobody's care, in the hub's. */
const streamOf = ({ projectId }: About) => projectId ?? HUB_STREAM;

/** What happens to a published material is public; to another one it is the project's matter, or the administrators'. */
export const materialAudience = ({ projectId, currentVersionId }: About): string[] =>
  currentVersionId ? ['public'] : [projectId ? 'project' : 'administrator'];

/** What goes on inside: seen by the project, and by whom it concerns outside. */
export const insideAudience = ({ projectId }: About, organisationId?: string | null): string[] => [
  projectId ? 'project' : 'administrator',
  ...(organisationId ? [`partner:${organisationId}`] : []),
];

/** Collects a row about a material. */
export function recordMaterial<K extends MaterialKinds>(
  tx: Transaction,
  kind: K,
  material: About,
  facts: HistoryKinds[K],
  audience: string[] = materialAudience(material),
) {
  tx.record(kind, { stream: streamOf(material), subjectType: 'Material', subject: material.id, audience, facts });
}
