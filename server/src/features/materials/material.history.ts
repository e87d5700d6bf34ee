declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** A spreadsheet brought it in, or changed it; and what of that was taken back. */
    'material.imported': { importId: string; change: 'NEW' | 'CHANGED' };
    'material.import_undone': { importId: string; change: 'NEW' | 'CHANGED' };
  }
}

/** Inside the project that has it in care. */
export const importedAudience = ['project'];
