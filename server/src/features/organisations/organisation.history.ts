import type { Transaction } from '../../platform/database/transaction.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** An import of the register brought it in, or changed it; and what of that was taken back. */
    'organisation.imported': { importId: string; change: 'NEW' | 'CHANGED' };
    'organisation.import_undone': { importId: string; change: 'NEW' | 'CHANGED' };
    /** Its names or its address on the web were corrected. */
    'organisation.edited': { version: number };
    /** It bears another name from that day on. */
    'organisation.renamed': { renamedOn: string; version: number };
    /** A licence of it was entered, or its days are others than were known. */
    'organisation.licence_set': {
      licenceId: string;
      previousFrom: string | null;
      previousUntil: string | null;
      validFrom: string | null;
      validUntil: string | null;
      version: number;
    };
    /** From that day on the other stands in its place; and that it does not after all. */
    'organisation.merged': { intoId: string; mergedOn: string; version: number };
    'organisation.merger_undone': { intoId: string; mergedOn: string; version: number };
    /** Where it is was confirmed. */
    'organisation.location_confirmed': {
      previousRegionId: string | null;
      regionId: string;
      municipalityId: string | null;
      version: number;
    };
  }
}

/** Who takes care of the register, and the organisation itself. */
export const importedAudience = (organisationId: string) => ['administrator', `partner:${organisationId}`];

/** Into the hub's stream: for the administrator, the organisation itself, and who else it concerns. */
export function recordOrganisation<K extends keyof HistoryKinds & `organisation.${string}`>(
  tx: Transaction,
  kind: K,
  organisationId: string,
  facts: HistoryKinds[K],
  others: readonly string[] = [],
) {
  tx.record(kind, {
    stream: HUB_STREAM,
    subjectType: 'Organisation',
    subject: organisationId,
    audience: [...importedAudience(organisationId), ...others.map((id) => `partner:${id}`)],
    facts,
  });
}
