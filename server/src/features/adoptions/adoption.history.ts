import type { AdoptionStage } from './stages.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'adoption.declared': {
      materialId: string;
      organisationId: string;
      previousStage: AdoptionStage;
      stage: AdoptionStage;
      effectiveDate: string;
      version: number;
    };
    /** Taken back within a minute: `stage` is what the adoption is at again. */
    'adoption.declaration_withdrawn': {
      materialId: string;
      organisationId: string;
      declarationId: string;
      previousStage: AdoptionStage;
      stage: AdoptionStage;
      version: number;
    };
    /** Files were given as proof: for those who read it. */
    'adoption.evidence_filed': { materialId: string; organisationId: string; fileIds: string[] };
    /** The provider said that the stage still holds. */
    'adoption.confirmed': { materialId: string; organisationId: string; stage: AdoptionStage; version: number };
    /** Proof was added to a declaration: for those who read it. */
    'adoption.evidence_added': {
      materialId: string;
      organisationId: string;
      declarationId: string;
      number: number;
      fileIds: string[];
    };
    /** The provider took the current version into use; its stage is as it was. */
    'adoption.version_confirmed': {
      materialId: string;
      organisationId: string;
      previousVersionId: string | null;
      versionId: string;
      number: number;
      version: number;
    };
    /** Rows taken over at once from an earlier system or a demonstration: how many of one provider. */
    'adoption.imported': { organisationId: string; count: number };
  }
}

/** Stage and dates are seen by the whole project, and by the provider itself when it is outside. */
export const adoptionAudience = (organisationId: string) => ['project', `partner:${organisationId}`];

/** Proof is read by its owner, the coordinator, the funder and auditors; by the other partners where its owner shares it. */
export const evidenceAudience = (organisationId: string, shared: boolean) =>
  shared ? adoptionAudience(organisationId) : ['coordinator', 'funder', `partner:${organisationId}`];
