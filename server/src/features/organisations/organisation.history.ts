declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** An import of the register brought it in, or changed it; and what of that was taken back. */
    'organisation.imported': { importId: string; change: 'NEW' | 'CHANGED' };
    'organisation.import_undone': { importId: string; change: 'NEW' | 'CHANGED' };
  }
}

/** Who takes care of the register, and the organisation itself. */
export const importedAudience = (organisationId: string) => ['administrator', `partner:${organisationId}`];
