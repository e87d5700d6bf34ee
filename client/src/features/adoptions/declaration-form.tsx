import { useApolloClient } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adoptionPath, besidePath, demands } from '../../../../schema/adoption-stages.ts';
import { useSession } from '../../platform/auth/session.tsx';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { formatTime } from '../../platform/i18n/format.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { complaints, startDraft, toInput, type FieldError, type Seen } from './declaration-draft.ts';
import { DeclarationFields } from './declaration-fields.tsx';
import { useDeclare } from './declare.mutation.ts';
import { useDraft } from './draft.store.ts';
import { useFieldErrorWords } from './field-error-words.ts';
import { UndoBar } from './undo-bar.tsx';

type Props = { materialId: string; organisation: { id: string; name: string }; from?: string | undefined; seen: Seen | null };

/** Declares a stage. What is typed is kept until it is saved; what somebody else saved meanwhile is shown, never overwritten. */
export function DeclarationForm({ materialId, organisation, from, seen }: Props) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const client = useApolloClient();
  const { today } = useSession();
  const { draft, isDirty, update, discard } = useDraft(`${organisation.id} ${materialId}`, () => startDraft(seen, today));
  const { declare, isSaving } = useDeclare();
  // What was kept from before is shown whole.
  const [opened, setOpened] = useState(isDirty);
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [overtaken, setOvertaken] = useState<'conflict' | 'changed'>();
  const [savedAt, setSavedAt] = useState<string>();
  const [undoable, setUndoable] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const attempt = useRef({ body: '', key: '' });
  const form = useRef<HTMLFormElement>(null);
  const words = useFieldErrorWords();
  const now = seen?.stage ?? 'NOT_STARTED';
  const seenVersion = seen?.version ?? 0;

  // Once the newer stage is on the screen, it is what the person has seen.
  useEffect(() => {
    if (!isDirty || isSaving || draft.seenVersion === seenVersion) return;
    update({ seenVersion });
    setOvertaken((before) => before ?? 'changed');
  }, [isDirty, isSaving, draft.seenVersion, seenVersion, update]);

  const change = (part: Parameters<typeof update>[0]) => {
    update(part);
    setSavedAt(undefined);
  };
  const drop = () => {
    discard();
    setProblems([]);
    setFailure(undefined);
    setOvertaken(undefined);
    setOpened(false);
  };

  const save = async () => {
    setFailure(undefined);
    const missing = sending ? [{ field: 'evidence.fileIds', code: 'UPLOADING' }] : complaints(draft, now);
    setProblems(missing);
    if (missing.length) return;
    const outcome = await declare(
      toInput(draft, now, { materialId, opened, idempotencyKey: keyFor(attempt.current, JSON.stringify([draft, opened])) }),
    );
    if (outcome.saved) {
      drop();
      setSavedAt(outcome.at);
      setUndoable(outcome.declarationId);
    } else if (outcome.conflict) {
      setOvertaken('conflict');
      // Failed for want of a line: saving again meets the same conflict.
      await client.refetchQueries({ include: ['MaterialPage'] }).catch(() => undefined);
    } else if (outcome.fields.length) {
      setProblems(outcome.fields);
    } else {
      setFailure(outcome.error);
    }
  };

  const stageOptions = (stages: readonly AdoptionStage[]) => stages.map((value) => ({ value, label: t(`terms:stage.${value}`) }));
  const changesStage = draft.stage !== now;
  const isOpen = changesStage || opened || problems.length > 0;

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary
        title={t('panel.errors')}
        errors={problems.map((problem) => ({ field: problem.field, words: words(problem, true) }))}
        onPick={(field) => focusOn(form.current, field)}
      />
      {overtaken && <Notice tone="warning">{t(`panel.${overtaken}`, { stage: t(`terms:stage.${now}`) })}</Notice>}
      {Boolean(failure) && <ErrorState error={failure} onRetry={() => void save()} />}
      <ChoiceList
        name="stage"
        label={t('panel.organisation', { name: organisation.name })}
        value={draft.stage}
        onChange={(stage) =>
          change({ stage: stage as AdoptionStage, effectiveDate: stage === seen?.stage ? seen.effectiveDate : today })
        }
        groups={[{ options: stageOptions(adoptionPath) }, { title: t('panel.beside'), options: stageOptions(besidePath) }]}
      />
      {isOpen && (
        <DeclarationFields
          draft={draft}
          opened={opened}
          asked={demands(now, draft.stage)}
          earliest={from}
          latest={today}
          problems={problems}
          onChange={change}
          onBusy={setSending}
        />
      )}
      {(seen || changesStage) && (
        <Button size="small" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened
            ? t('panel.less')
            : changesStage && demands(now, draft.stage).includes('evidence')
              ? t('panel.moreNote')
              : t('panel.more')}
        </Button>
      )}
      <ButtonRow>
        <Button type="submit" variant="contained" disabled={isSaving || (!seen && !changesStage)}>
          {isSaving ? t('panel.saving') : changesStage || !seen ? t('panel.save') : t('panel.saveAgain')}
        </Button>
        {isDirty && !isSaving && <Button onClick={drop}>{t('panel.discard')}</Button>}
      </ButtonRow>
      {!seen && !isDirty && <Prose quiet>{t('panel.undeclared')}</Prose>}
      <div role="status">
        {savedAt && undoable ? (
          <UndoBar
            declarationIds={[undoable]}
            refetchQueries={['MaterialPage', 'MaterialUsers']}
            onUndone={() => setSavedAt(undefined)}
            onGone={() => setUndoable(null)}
          >
            {t('panel.saved', { time: formatTime(savedAt) })}
          </UndoBar>
        ) : savedAt ? (
          <Notice tone="success">{t('panel.saved', { time: formatTime(savedAt) })}</Notice>
        ) : (
          isDirty && <Prose quiet>{t('panel.draft')}</Prose>
        )}
      </div>
    </form>
  );
}

/** The same body sent again is the same call: a lost answer does not become a second declaration. */
function keyFor(attempt: { body: string; key: string }, body: string): string {
  if (attempt.body !== body) {
    attempt.body = body;
    attempt.key = newKey();
  }
  return attempt.key;
}

function focusOn(form: HTMLFormElement | null, field: string) {
  const control = form?.elements.namedItem(field === 'evidence' ? 'evidence.text' : field);
  if (control instanceof HTMLElement) control.focus();
}
