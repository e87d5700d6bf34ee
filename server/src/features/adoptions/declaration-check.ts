import { limits } from '../../../../schema/limits.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { prose } from '../../platform/graphql/prose.ts';
import type { StoredFile } from '../files/stored-file.entity.ts';
import type { Project } from '../projects/project.entity.ts';
import type { AdoptionEvidence } from './adoption.entity.ts';
import type { DeclarationWords } from './adoption.inputs.ts';
import { isProof, proofOf, type Proof } from './evidence-check.ts';
import { demands, type AdoptionStage } from './stages.ts';

type Words = Proof &
  Pick<AdoptionEvidence, 'shared' | 'reason' | 'note' | 'responsible' | 'targetDate' | 'permanentOwner' | 'renewalDate'>;
/** What is to be written of a declaration. */
export type Declaration = { stage: AdoptionStage; effectiveDate: string; evidence: Words | null; files: readonly StoredFile[] };
type Against = { project: Project; today: string; files: readonly StoredFile[] };

/** The input with its texts trimmed, once everything that the move needs is there. */
export function checked(input: DeclarationWords, from: AdoptionStage, { project, today, files }: Against): Declaration {
  const proof = proofOf(input.evidence, today);
  const words: Words = {
    shared: input.evidence?.shared ?? false,
    reason: prose('reason', input.reason, limits.text),
    note: prose('note', input.note, limits.text),
    ...proof,
    responsible: prose('responsible', input.responsible, limits.line),
    targetDate: input.targetDate ?? null,
    permanentOwner: prose('permanentOwner', input.permanentOwner, limits.line),
    renewalDate: input.renewalDate ?? null,
  };
  if (words.targetDate !== null && words.targetDate < today) throw badInput('targetDate', 'IN_THE_PAST');
  if (words.renewalDate !== null && words.renewalDate < today) throw badInput('renewalDate', 'IN_THE_PAST');

  const effectiveDate = input.effectiveDate ?? today;
  if (effectiveDate < project.useFrom || effectiveDate > today)
    throw new AppError('EFFECTIVE_DATE_OUT_OF_RANGE', { field: 'effectiveDate', from: project.useFrom, to: today });

  for (const demand of demands(from, input.stage)) {
    if (demand === 'evidence' ? isProof(proof, files) : words[demand] !== null) continue;
    if (demand === 'evidence') throw new AppError('EVIDENCE_REQUIRED', { field: 'evidence', stage: input.stage });
    if (demand === 'reason') throw new AppError('REASON_REQUIRED', { field: 'reason' });
    if (demand === 'note') throw new AppError('NOTE_REQUIRED', { field: 'note' });
    throw badInput(demand, 'REQUIRED');
  }
  const said = files.length > 0 || Object.entries(words).some(([name, value]) => name !== 'shared' && value !== null);
  return { stage: input.stage, effectiveDate, evidence: said ? words : null, files };
}
