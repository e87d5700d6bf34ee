/** A row of figures as coverage answers it. */
export type Cell = { figures: Record<string, number> };

/** Each figure of coverage with the standing that lists its providers. */
export const CODES = [
  { figure: 'licensed', standing: 'LICENSED' },
  { figure: 'inUse', standing: 'IN_USE' },
  { figure: 'verified', standing: 'VERIFIED' },
  { figure: 'noData', standing: 'NO_DATA' },
  { figure: 'notApplicable', standing: 'NOT_APPLICABLE' },
] as const;
