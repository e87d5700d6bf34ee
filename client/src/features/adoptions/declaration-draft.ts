import { adoptionPath, demands, type Demand } from '../../../../schema/adoption-stages.ts';
import { limits } from '../../../../schema/limits.ts';
import type { AdoptionStage, DeclareAdoptionInput } from '../../platform/graphql/generated/graphql.ts';

export type DraftFile = { id: string; name: string; size: number };

/** What a person has typed of a declaration. Kept as typed until it is sent, so that nothing is lost on the way. */
export interface Draft {
  /** The version of the adoption that the person saw; 0 when nothing had been declared. */
  seenVersion: number;
  stage: AdoptionStage;
  effectiveDate: string;
  reason: string;
  note: string;
  text: string;
  link: string;
  decision: string;
  decisionDate: string;
  personsTrained: string;
  units: string;
  /** Files that are at the server already. */
  files: readonly DraftFile[];
  shared: boolean;
  responsible: string;
  targetDate: string;
  permanentOwner: string;
  renewalDate: string;
}

/** The adoption and its newest words, as far as a new declaration starts from them. */
export interface Seen {
  version: number;
  stage: AdoptionStage;
  effectiveDate: string;
  evidence?: Partial<Record<keyof Draft, unknown>> | null;
}

/** A field's complaint: a code of the server's, or a problem of BAD_USER_INPUT. */
export interface FieldError {
  field: string;
  code: string;
  params?: Record<string, unknown>;
}

const carriedOver = [
  'text',
  'link',
  'decision',
  'decisionDate',
  'units',
  'responsible',
  'targetDate',
  'permanentOwner',
  'renewalDate',
] as const;

/** Of several rows of proof the newest word on each thing; files of all of them. */
export function newestWords(rows: readonly NonNullable<Seen['evidence']>[]): Seen['evidence'] {
  if (!rows.length) return null;
  const said = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  return { ...Object.assign({}, ...said), files: rows.flatMap(({ files }) => filesOf(files)) };
}

/** Starts from what is known: whoever confirms that a stage still holds has the proof before them already. */
export function startDraft(seen: Seen | null, today: string): Draft {
  const words = Object.fromEntries(carriedOver.map((name) => [name, String(seen?.evidence?.[name] ?? '')])) as Record<
    (typeof carriedOver)[number],
    string
  >;
  return {
    seenVersion: seen?.version ?? 0,
    stage: seen?.stage ?? adoptionPath[0],
    // Saying that a stage still holds does not move the day since when.
    effectiveDate: seen?.effectiveDate ?? today,
    reason: '',
    note: '',
    personsTrained: String(seen?.evidence?.personsTrained ?? ''),
    files: filesOf(seen?.evidence?.files),
    shared: seen?.evidence?.shared === true,
    ...words,
  };
}

/** What is given or kept as files, as far as it is some. */
export function filesOf(value: unknown): DraftFile[] {
  const isFile = (each: unknown): each is DraftFile =>
    typeof (each as DraftFile | null)?.id === 'string' && typeof (each as DraftFile).name === 'string';
  return Array.isArray(value) ? value.filter(isFile).map(({ id, name, size }) => ({ id, name, size })) : [];
}

/** Everything that is missing or malformed, at once: the server names only the first. */
export const complaints = (draft: Draft, from: AdoptionStage): FieldError[] => complaintsAbout(draft, demands(from, draft.stage));

/** The same for what several moves ask for together. */
export function complaintsAbout(draft: Draft, asked: readonly Demand[]): FieldError[] {
  const found: FieldError[] = [];
  for (const demand of asked) {
    if (demand === 'evidence') {
      if (!isProven(draft)) found.push({ field: 'evidence', code: 'EVIDENCE_REQUIRED' });
    } else if (!draft[demand].trim()) {
      found.push({
        field: demand,
        code: demand === 'reason' ? 'REASON_REQUIRED' : demand === 'note' ? 'NOTE_REQUIRED' : 'REQUIRED',
      });
    }
  }
  if (!draft.effectiveDate) found.push({ field: 'effectiveDate', code: 'REQUIRED' });
  found.push(...malformed(draft));
  for (const field of ['reason', 'note'] as const)
    if (draft[field].length > limits.text) found.push({ field, code: 'TOO_LONG', params: { most: limits.text } });
  return found;
}

const isProven = (draft: Draft) =>
  draft.files.length > 0 ||
  [draft.text, draft.link, draft.decision, draft.personsTrained, draft.units].some((part) => part.trim());

/** Everything that is wrong with proof that is added by itself. */
export const evidenceComplaints = (draft: Draft): FieldError[] =>
  isProven(draft) ? malformed(draft) : [{ field: 'evidence', code: 'EVIDENCE_REQUIRED' }];

function malformed(draft: Draft): FieldError[] {
  const found: FieldError[] = [];
  if (draft.personsTrained.trim() && !/^\d{1,9}$/.test(draft.personsTrained.trim()))
    found.push({ field: 'evidence.personsTrained', code: 'NOT_A_NUMBER' });
  if (draft.decision.trim() && !draft.decisionDate) found.push({ field: 'evidence.decisionDate', code: 'REQUIRED' });
  if (draft.link.trim() && !(URL.canParse(draft.link.trim()) && /^https?:\/\//.test(draft.link.trim())))
    found.push({ field: 'evidence.link', code: 'NOT_A_WEB_ADDRESS' });
  if (draft.text.length > limits.text) found.push({ field: 'evidence.text', code: 'TOO_LONG', params: { most: limits.text } });
  return found;
}

const words = (value: string) => value.trim() || null;

/** The proof as the server takes it. */
export const evidenceInput = (draft: Draft) => ({
  text: words(draft.text),
  link: words(draft.link),
  decision: words(draft.decision),
  decisionDate: words(draft.decision) ? words(draft.decisionDate) : null,
  personsTrained: draft.personsTrained.trim() ? Number(draft.personsTrained) : null,
  units: words(draft.units),
  fileIds: draft.files.length ? draft.files.map(({ id }) => id) : null,
  shared: draft.shared,
});

/** `opened`: whether the fields that the stage does not ask for are on the screen. */
type Sending = { materialId: string; idempotencyKey: string; opened: boolean };

/** The declaration as the server takes it: only the words that its stage asks for, and what the person added. */
export function toInput(
  draft: Draft,
  from: AdoptionStage,
  { materialId, idempotencyKey, opened }: Sending,
): DeclareAdoptionInput {
  return {
    materialId,
    expectedVersion: draft.seenVersion,
    stage: draft.stage,
    ...wordsOf(draft, demands(from, draft.stage), opened),
    idempotencyKey,
  };
}

/** What was typed, as the server takes it of one declaration or of many. */
export function wordsOf(draft: Draft, asked: readonly Demand[], opened: boolean) {
  const when = (demand: Demand, value: string) => (asked.includes(demand) ? words(value) : null);
  const evidence = evidenceInput(draft);
  const { shared: _, ...proof } = evidence;
  // Nothing is sent that the person does not see.
  const isSeen = asked.includes('evidence') || opened;
  return {
    effectiveDate: words(draft.effectiveDate),
    reason: when('reason', draft.reason),
    note: asked.includes('note') || opened ? words(draft.note) : null,
    evidence: isSeen && Object.values(proof).some((part) => part !== null) ? evidence : null,
    responsible: when('responsible', draft.responsible),
    targetDate: when('targetDate', draft.targetDate),
    permanentOwner: when('permanentOwner', draft.permanentOwner),
    renewalDate: when('renewalDate', draft.renewalDate),
  };
}
