import { expect, test } from 'vitest';
import { complaints, evidenceComplaints, evidenceInput, newestWords, startDraft, toInput } from './declaration-draft.ts';

const today = '2024-10-15';
const seen = {
  version: 3,
  stage: 'PILOT' as const,
  effectiveDate: '2024-09-01',
  evidence: { text: 'Kokeilu käynnissä', personsTrained: 12, shared: true },
};
const sending = { materialId: 'm', idempotencyKey: 'k', opened: false };

test('a first declaration starts from nothing, today', () => {
  expect(startDraft(null, today)).toMatchObject({
    seenVersion: 0,
    stage: 'NOT_STARTED',
    effectiveDate: today,
    text: '',
    shared: false,
  });
});

test('confirming a stage keeps its day and its proof', () => {
  const draft = startDraft(seen, today);
  expect(complaints(draft, 'PILOT')).toEqual([]);
  expect(toInput(draft, 'PILOT', sending)).toMatchObject({
    expectedVersion: 3,
    stage: 'PILOT',
    effectiveDate: '2024-09-01',
    evidence: { text: 'Kokeilu käynnissä', personsTrained: 12, shared: true },
  });
});

test('a file alone is a proof, and stays one when the stage is confirmed', () => {
  const file = { id: 'f', name: 'Päätös.pdf', size: 5 };
  const draft = { ...startDraft(null, today), stage: 'PILOT' as const, note: 'Ohitus', files: [file] };
  expect(complaints(draft, 'NOT_STARTED')).toEqual([]);
  expect(toInput(draft, 'NOT_STARTED', sending).evidence).toMatchObject({ fileIds: ['f'], text: null });
  expect(startDraft({ ...seen, evidence: { files: [{ ...file, __typename: 'StoredFile' }] } }, today).files).toEqual([file]);
});

test('everything that a move asks for is asked for at once', () => {
  const draft = { ...startDraft(null, today), stage: 'ESTABLISHED' as const };
  expect(complaints(draft, 'NOT_STARTED').map(({ field, code }) => `${field} ${code}`)).toEqual([
    'note NOTE_REQUIRED',
    'evidence EVIDENCE_REQUIRED',
    'permanentOwner REQUIRED',
    'renewalDate REQUIRED',
  ]);
});

test('a decision needs its day, a link an address, a number digits', () => {
  const draft = { ...startDraft(null, today), decision: 'Rehtorin päätös', link: 'example.test', personsTrained: 'noin 10' };
  expect(complaints(draft, 'NOT_STARTED').map(({ field }) => field)).toEqual([
    'evidence.personsTrained',
    'evidence.decisionDate',
    'evidence.link',
  ]);
});

test('what the stage does not ask for and the person does not see is not sent', () => {
  const draft = { ...startDraft(seen, today), stage: 'AWARE' as const, reason: 'Kokeilu päättyi', note: 'kesken' };
  expect(toInput(draft, 'PILOT', sending)).toMatchObject({ reason: 'Kokeilu päättyi', note: null, evidence: null });
  expect(toInput(draft, 'PILOT', { ...sending, opened: true })).toMatchObject({
    note: 'kesken',
    evidence: { text: 'Kokeilu käynnissä' },
  });
});

test('of proof that was added the newest word on each thing is known, and the files of all of it', () => {
  const files = (id: string) => [{ id, name: `${id}.pdf`, size: 1 }];
  const rows = [
    { text: 'Alussa', personsTrained: 12, link: null, shared: true, files: files('a') },
    { text: null, personsTrained: 20, link: 'https://example.org', shared: false, files: files('b') },
  ];
  expect(newestWords(rows)).toMatchObject({ text: 'Alussa', personsTrained: 20, link: 'https://example.org', shared: false });
  expect(startDraft({ ...seen, evidence: newestWords(rows)! }, today).files.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(newestWords([])).toBeNull();
});

test('proof that is added by itself has at least one part, well formed', () => {
  const empty = startDraft(null, today);
  expect(evidenceComplaints(empty)).toEqual([{ field: 'evidence', code: 'EVIDENCE_REQUIRED' }]);
  expect(evidenceComplaints({ ...empty, personsTrained: 'monta' })).toEqual([
    { field: 'evidence.personsTrained', code: 'NOT_A_NUMBER' },
  ]);
  expect(evidenceComplaints({ ...empty, units: 'Kaikki' })).toEqual([]);
  expect(evidenceInput({ ...empty, units: ' Kaikki ', personsTrained: '7' })).toMatchObject({
    units: 'Kaikki',
    personsTrained: 7,
  });
});
