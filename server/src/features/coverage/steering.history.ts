declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** A target was set, or set anew; `theme` is its code, null for all themes. */
    'coverage.target_set': {
      theme: string | null;
      onDate: string;
      sharePercent: number | null;
      providers: number | null;
      previousSharePercent: number | null;
      previousProviders: number | null;
      version: number;
    };
    'coverage.target_removed': { theme: string | null; onDate: string; sharePercent: number | null; providers: number | null };
    /** A provider that uses nothing of a theme was reminded. */
    'coverage.nudged': { theme: string; organisationId: string };
  }
}

/** Targets are read by everybody inside. */
export const targetAudience = ['project'];
/** That somebody had to be reminded is told to those who steer, and to itself. */
export const nudgeAudience = (organisationId: string) => ['coordinator', 'funder', `partner:${organisationId}`];
