declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'session.started': { sessionId: string; organisationId: string };
    'session.ended': { sessionId: string };
    /** The person went on for another of their organisations. */
    'session.switched': { sessionId: string; organisationId: string };
    'person.language_set': { language: string };
  }
}

/** Sign-ins are the person's own business, and the administrator's. */
export const sessionAudience = (personId: string) => ['administrator', `person:${personId}`];
