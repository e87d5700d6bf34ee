import type { VersionImpact } from '../materials/material-version.entity.ts';

type OfVersion = { materialId: string; versionId: string; number: number };

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'version.drafted': OfVersion;
    'version.edited': OfVersion;
    'version.submitted': OfVersion & { impact: VersionImpact };
    'version.returned': OfVersion;
    'version.discarded': OfVersion;
    'version.published': OfVersion & { impact: VersionImpact; previousVersionId: string | null };
  }
}

/** What is published is for everybody; how it comes about is for the project. */
export const versionAudience = (published: boolean) => (published ? ['project', 'public'] : ['project']);
