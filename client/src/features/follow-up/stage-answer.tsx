import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adoptionPath, besidePath, demands } from '../../../../schema/adoption-stages.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { failureOf } from '../../platform/errors/failure.ts';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { complaints, startDraft, toInput, type Draft, type FieldError } from '../adoptions/declaration-draft.ts';
import { DeclarationFields } from '../adoptions/declaration-fields.tsx';
import type { DraftChange } from '../adoptions/draft.store.ts';
import type { Answer } from './use-answers.ts';

type Props = {
  /** The one stage it is about; else any other than the present one is chosen. */
  only?: AdoptionStage | undefined;
  now: AdoptionStage;
  seen: { materialId: string; expectedVersion: number };
  earliest: string;
  busy: boolean;
  failure: unknown;
  onAnswer: (answers: Answer[]) => Promise<boolean>;
};

/** The step after the present one; from the last one there is only a pause. */
const next = (now: AdoptionStage): AdoptionStage =>
  adoptionPath[Math.max(1, (adoptionPath as readonly string[]).indexOf(now) + 1)] ?? 'PAUSED';

/** A stage that is declared as the answer, with what it has to bring: the same rule and the same fields as everywhere. */
export function StageAnswer({ only, now, seen, earliest, busy, failure, onAnswer }: Props) {
  const { t } = useTranslation(['follow-up', 'terms']);
  const { today } = useSession();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...startDraft(null, today),
    stage: only ?? next(now),
    effectiveDate: today,
  }));
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [sending, setSending] = useState(false);
  const asked = demands(now, draft.stage);
  const change = (part: DraftChange) =>
    setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));
  const stages = [...adoptionPath, ...besidePath].filter((stage) => stage !== now);

  const send = async () => {
    const missing = sending ? [{ field: 'evidence.fileIds', code: 'UPLOADING' }] : complaints(draft, now);
    setProblems(missing);
    if (missing.length) return;
    const {
      materialId: _,
      expectedVersion: __,
      idempotencyKey: ___,
      ...declaration
    } = toInput(draft, now, {
      materialId: seen.materialId,
      idempotencyKey: '',
      opened: false,
    });
    await onAnswer([{ ...seen, declaration }]);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {!only && (
        <SelectInput
          label={t('answer.stage')}
          name="stage"
          value={draft.stage}
          onChange={(stage) => change({ stage: stage as AdoptionStage })}
          options={stages.map((value) => ({ value, label: t(`terms:stage.${value}`) }))}
        />
      )}
      <DeclarationFields
        draft={draft}
        opened={false}
        asked={asked}
        earliest={earliest}
        latest={today}
        problems={problems.length ? problems : saidBy(failure, seen.materialId)}
        onChange={change}
        onBusy={setSending}
      />
      <ButtonRow>
        <BusyButton type="submit" variant="contained" busy={busy}>
          {t('answer.send')}
        </BusyButton>
      </ButtonRow>
    </form>
  );
}

/** What the server says of a field of this answer. */
function saidBy(error: unknown, materialId: string): FieldError[] {
  if (!error) return [];
  const { code, params } = failureOf(error);
  const field = params['field'];
  if (typeof field !== 'string' || params['materialId'] !== materialId) return [];
  return [{ field, code: code === 'BAD_USER_INPUT' ? String(params['problem']) : code, params }];
}
