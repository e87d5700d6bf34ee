import type { AdoptionStage } from '../adoptions/stages.ts';
import type { VerificationVerdict } from './verification.entity.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    /** A sample was drawn: by that seed, of so many. */
    'verification.sample_drawn': { seed: string; size: number; populationSize: number };
    /** The coordinator's verdict on a declaration; `stage` of VERIFIED. */
    'adoption.verified': {
      materialId: string;
      organisationId: string;
      declarationId: string;
      verdict: VerificationVerdict;
      stage: AdoptionStage | null;
      ownCheck: boolean;
      version: number;
    };
    /** The coordinator asks the provider for more proof, until a day. */
    'adoption.more_requested': { materialId: string; organisationId: string; requestId: string; dueOn: string };
  }
}

/** Samples are the coordinator's work: the funder and auditors follow it, those who are looked at do not. */
export const sampleAudience = ['coordinator', 'funder'];
