declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** The person may from now on act for the organisation in that role. */
    'membership.granted': { organisationId: string; role: string };
    'membership.changed': { organisationId: string; previousRole: string; role: string };
    /** From that moment on, whatever the last day says. */
    'membership.ended': { organisationId: string; role: string };
  }
}

/** Roles are the administrators' business, and the person's own. */
export const membershipAudience = (personId: string) => ['administrator', `person:${personId}`];
