declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'project.created': { funderId: string; useFrom: string; useTo: string };
  }
}

/** Name, period and partners of a project are public. */
export const projectAudience = ['public'];
