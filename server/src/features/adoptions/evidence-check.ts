import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { prose, webAddress } from '../../platform/graphql/prose.ts';
import type { AdoptionEvidence } from './adoption.entity.ts';
import type { EvidenceInput } from './adoption.inputs.ts';

export type Proof = Pick<AdoptionEvidence, 'text' | 'link' | 'decision' | 'decisionDate' | 'personsTrained' | 'units'>;

/** The proof with its texts trimmed, once everything in it is well formed. */
export function proofOf(evidence: EvidenceInput | null | undefined, today: string): Proof {
  const proof: Proof = {
    text: prose('evidence.text', evidence?.text, limits.text),
    link: webAddress('evidence.link', evidence?.link),
    decision: prose('evidence.decision', evidence?.decision, limits.line),
    decisionDate: evidence?.decisionDate ?? null,
    personsTrained: evidence?.personsTrained ?? null,
    units: prose('evidence.units', evidence?.units, limits.line),
  };
  if (proof.personsTrained !== null && proof.personsTrained < 0) throw badInput('evidence.personsTrained', 'NEGATIVE');
  if (proof.decisionDate !== null && proof.decisionDate > today) throw badInput('evidence.decisionDate', 'IN_THE_FUTURE');
  if (proof.decision !== null && proof.decisionDate === null) throw badInput('evidence.decisionDate', 'REQUIRED');
  return proof;
}

/** Whether there is anything in it that proves: a day alone does not, nor do no persons. */
export const isProof = ({ text, link, decision, personsTrained, units }: Proof, files: readonly unknown[]): boolean =>
  files.length > 0 || [text, link, decision, personsTrained, units].some((part) => part !== null && part !== 0);
