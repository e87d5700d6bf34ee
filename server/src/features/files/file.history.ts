import type { FileKind, FilePurpose } from './stored-file.entity.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'file.uploaded': { organisationId: string; purpose: FilePurpose; kind: FileKind; size: number; sha256: string };
    /** The scanner has found something: its bytes are gone, and with them those of every file of the same content. */
    'file.refused': { sha256: string };
    /** Files that were attached to nothing for a day. */
    'file.discarded': { count: number };
  }
}

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'file.scan': { sha256: string };
    /** Deletes bytes that no file holds any more. */
    'file.forget': { sha256: string };
    'file.sweep': Record<string, never>;
  }
}

/** What comes in concerns nobody else until it is attached. */
export const fileAudience = (personId: string) => [`person:${personId}`, 'administrator'];
