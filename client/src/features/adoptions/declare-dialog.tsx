import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { demands } from '../../../../schema/adoption-stages.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { failureOf } from '../../platform/errors/failure.ts';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { allStages } from './adoption-address.ts';
import { complaintsAbout, startDraft, wordsOf, type FieldError } from './declaration-draft.ts';
import { DeclarationFields } from './declaration-fields.tsx';
import { useDeclareMany, type DeclaredMany } from './declare-many.mutation.ts';
import type { DraftChange } from './draft.store.ts';
import { useFieldErrorWords } from './field-error-words.ts';

/** A material to be declared: where it stands, and the stage it shall have where not all shall have the same. */
export type Target = { materialId: string; title: string; expectedVersion: number; now: AdoptionStage; stage: AdoptionStage };
type Props = {
  targets: readonly Target[];
  /** Whether one stage is chosen here for all of them; else each has its own. */
  choose: boolean;
  earliest?: string | undefined;
  onDone: (declared: DeclaredMany) => void;
  onCancel: () => void;
};

/** Declares many materials at once: what their stages ask for is asked once. */
export function DeclareDialog({ targets, choose, earliest, onDone, onCancel }: Props) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const { today } = useSession();
  const words = useFieldErrorWords();
  const { declareMany, isSaving } = useDeclareMany();
  const [draft, setDraft] = useState(() => ({ ...startDraft(null, today), stage: targets[0]!.stage }));
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [sending, setSending] = useState(false);
  // Pressed again after a lost answer it is the same call.
  const attempt = useRef({ body: '', key: '' });
  const stageOf = (target: Target) => (choose ? draft.stage : target.stage);
  const asked = [...new Set(targets.flatMap((target) => demands(target.now, stageOf(target))))];
  const counted = Map.groupBy(targets, stageOf);

  const change = (part: DraftChange) =>
    setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));
  const save = async () => {
    setFailure(undefined);
    const missing = sending ? [{ field: 'evidence.fileIds', code: 'UPLOADING' }] : complaintsAbout(draft, asked);
    setProblems(missing);
    if (missing.length) return;
    const items = targets.map((target) => ({
      materialId: target.materialId,
      expectedVersion: target.expectedVersion,
      stage: stageOf(target),
    }));
    const input = { stage: draft.stage, items, ...wordsOf(draft, asked, false) };
    const body = JSON.stringify(input);
    if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
    const outcome = await declareMany({ ...input, idempotencyKey: attempt.current.key });
    if (outcome.saved) onDone(outcome.declared);
    else if (outcome.fields.length) setProblems(outcome.fields);
    else setFailure(outcome.error);
  };
  const culprit = targets.find(({ materialId }) => materialId === failureOf(failure).params['materialId']);

  return (
    <ConfirmDialog
      open
      title={targets.length === 1 ? targets[0]!.title : t('many.title', { count: targets.length })}
      confirmLabel={isSaving ? t('panel.saving') : t('many.save', { count: targets.length })}
      busy={isSaving}
      onConfirm={() => void save()}
      onCancel={onCancel}
    >
      <ErrorSummary
        title={t('panel.errors')}
        errors={problems.map((problem) => ({ field: problem.field, words: words(problem, true) }))}
        onPick={(field) => document.getElementsByName(field === 'evidence' ? 'evidence.text' : field)[0]?.focus()}
      />
      {Boolean(failure) && culprit && <Notice tone="warning">{t('many.culprit', { title: culprit.title })}</Notice>}
      {Boolean(failure) && <ErrorState error={failure} />}
      {choose ? (
        <SelectInput
          label={t('filter.stage')}
          name="stage"
          value={draft.stage}
          onChange={(stage) => change({ stage: stage as AdoptionStage })}
          options={allStages.map((value) => ({ value, label: t(`terms:stage.${value}`) }))}
        />
      ) : (
        <Prose>
          {targets.length === 1
            ? t('many.one', { stage: t(`terms:stage.${targets[0]!.stage}`) })
            : [...counted].map(([stage, of]) => t('many.of', { stage: t(`terms:stage.${stage}`), count: of.length })).join(' · ')}
        </Prose>
      )}
      <DeclarationFields
        draft={draft}
        opened={false}
        asked={asked}
        earliest={earliest}
        latest={today}
        problems={problems}
        onChange={change}
        onBusy={setSending}
      />
      {asked.includes('evidence') && targets.length > 1 && <Prose quiet>{t('many.once')}</Prose>}
    </ConfirmDialog>
  );
}
