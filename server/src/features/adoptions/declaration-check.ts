import { limits } from '../../../../schema/limits.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { prose, webAddress } from '../../platform/graphql/prose.ts';
import type { StoredFile } from '../files/stored-file.entity.ts';
import type { Project } from '../projects/project.entity.ts';
import type { AdoptionEvidence } from './adoption.entity.ts';
import type { DeclarationWords } from './adoption.inputs.ts';
import { demands, type AdoptionStage } from './stages.ts';

type Words = Omit<
  AdoptionEvidence,
  'id' | 'declarationId' | 'declaration' | 'projectId' | 'project' | 'organisationId' | 'organisation'
>;
/** What is to be written of a declaration. */
export type Declaration = { stage: AdoptionStage; effectiveDate: string; evidence: Words | null; files: readonly StoredFile[] };
type Against = { project: Project; today: string; files: readonly StoredFile[] };

/** The input with its texts trimmed, once everything that the move needs is there. */
export function checked(input: DeclarationWords, from: AdoptionStage, { project, today, files }: Against): Declaration {
  const proof = input.evidence;
  const words: Words = {
    shared: proof?.shared ?? false,
    reason: prose('reason', input.reason, limits.text),
    note: prose('note', input.note, limits.text),
    text: prose('evidence.text', proof?.text, limits.text),
    link: webAddress('evidence.link', proof?.link),
    decision: prose('evidence.decision', proof?.decision, limits.line),
    decisionDate: proof?.decisionDate ?? null,
    personsTrained: proof?.personsTrained ?? null,
    units: prose('evidence.units', proof?.units, limits.line),
    responsible: prose('responsible', input.responsible, limits.line),
    targetDate: input.targetDate ?? null,
    permanentOwner: prose('permanentOwner', input.permanentOwner, limits.line),
    renewalDate: input.renewalDate ?? null,
  };
  if (words.personsTrained !== null && words.personsTrained < 0) throw badInput('evidence.personsTrained', 'NEGATIVE');
  if (words.decisionDate !== null && words.decisionDate > today) throw badInput('evidence.decisionDate', 'IN_THE_FUTURE');
  if (words.targetDate !== null && words.targetDate < today) throw badInput('targetDate', 'IN_THE_PAST');
  if (words.renewalDate !== null && words.renewalDate < today) throw badInput('renewalDate', 'IN_THE_PAST');
  if (words.decision !== null && words.decisionDate === null) throw badInput('evidence.decisionDate', 'REQUIRED');

  const effectiveDate = input.effectiveDate ?? today;
  if (effectiveDate < project.useFrom || effectiveDate > today)
    throw new AppError('EFFECTIVE_DATE_OUT_OF_RANGE', { field: 'effectiveDate', from: project.useFrom, to: today });

  const isProven =
    files.length > 0 ||
    [words.text, words.link, words.decision, words.personsTrained, words.units].some((part) => part !== null && part !== 0);
  for (const demand of demands(from, input.stage)) {
    if (demand === 'evidence' ? isProven : words[demand] !== null) continue;
    if (demand === 'evidence') throw new AppError('EVIDENCE_REQUIRED', { field: 'evidence', stage: input.stage });
    if (demand === 'reason') throw new AppError('REASON_REQUIRED', { field: 'reason' });
    if (demand === 'note') throw new AppError('NOTE_REQUIRED', { field: 'note' });
    throw badInput(demand, 'REQUIRED');
  }
  const said = files.length > 0 || Object.entries(words).some(([name, value]) => name !== 'shared' && value !== null);
  return { stage: input.stage, effectiveDate, evidence: said ? words : null, files };
}
