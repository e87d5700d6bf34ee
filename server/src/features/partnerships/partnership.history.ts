declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'partnership.created': { organisationId: string; role: string; validFrom: string };
  }
}

/** Who takes part in a project is public. */
export const partnershipAudience = ['public'];
