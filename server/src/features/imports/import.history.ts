import type { Transaction } from '../../platform/database/transaction.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';
import type { Import } from './import.entity.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** A spreadsheet was imported: how many of its rows made something new, changed something, or were reported. */
    'import.applied': { importId: string; target: string; created: number; changed: number; reported: number };
    /** It was taken back: how many rows, and how many could not be. */
    'import.undone': { importId: string; target: string; undone: number; kept: number };
  }
}

/** Into the stream of the project that the materials belong to; of the register into the hub's. */
export function recordImport<K extends keyof HistoryKinds & `import.${string}`>(
  tx: Transaction,
  kind: K,
  { projectId, organisationId }: Pick<Import, 'projectId' | 'organisationId'>,
  facts: HistoryKinds[K],
) {
  tx.record(kind, {
    stream: projectId ?? HUB_STREAM,
    subjectType: projectId ? 'Project' : 'Organisation',
    subject: projectId ?? organisationId,
    audience: [projectId ? 'project' : 'administrator'],
    facts,
  });
}
