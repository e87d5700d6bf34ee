declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'session.started': { sessionId: string; organisationId: string };
    'session.ended': { sessionId: string };
    /** The person went on for another of their organisations. */
    'session.switched': { sessionId: string; organisationId: string };
    /** A program's token; its secret is known to the person alone. */
    'api_token.created': { tokenId: string; organisationId: string; scope: string; expiresAt: string };
    'api_token.revoked': { tokenId: string };
    'person.password_changed': Record<string, never>;
    /** By the link in a letter, to somebody who had forgotten it. */
    'person.password_reset': Record<string, never>;
    'person.language_set': { language: string };
  }
}

/** Sign-ins, passwords and tokens are the person's own business, and the administrator's. */
export const sessionAudience = (personId: string) => ['administrator', `person:${personId}`];
