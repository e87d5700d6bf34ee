declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** A harvest ended: what came of the records that were read. */
    'harvest.finished': { harvestId: string; read: number; created: number; changed: number; expired: number; skipped: number };
    /** What a library says of a material was taken over. */
    'material.harvested': { harvestId: string; change: 'CREATED' | 'CHANGED' | 'EXPIRED' | 'OFFERED_AGAIN' };
  }
}

export const harvestAudience = ['administrator'];
/** What is published is told to everybody. */
export const harvestedAudience = ['public'];
