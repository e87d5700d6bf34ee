import { useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { failureOf } from '../../platform/errors/failure.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { evidenceComplaints, evidenceInput, startDraft, type FieldError } from './declaration-draft.ts';
import type { DraftChange } from './draft.store.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { useFieldErrorWords } from './field-error-words.ts';
import { AddEvidence as AddEvidenceDocument } from './keep.mutation.ts';

const ofFields = ['EVIDENCE_REQUIRED', 'BAD_USER_INPUT'];

/** Adds proof to a declaration; its stage and what was there before stay. */
export function AddEvidence({ declarationId, onClose }: { declarationId: string; onClose: (saved: boolean) => void }) {
  const { t } = useTranslation('adoptions');
  const { today } = useSession();
  const words = useFieldErrorWords();
  const [draft, setDraft] = useState(() => startDraft(null, today));
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [key] = useState(newKey);
  const [add, { loading }] = useMutation(AddEvidenceDocument, {
    errorPolicy: 'none',
    refetchQueries: ['UnreadNotifications'],
  });
  const change = (part: DraftChange) =>
    setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));
  const save = async () => {
    setFailure(undefined);
    const missing = sending ? [{ field: 'evidence.fileIds', code: 'UPLOADING' }] : evidenceComplaints(draft);
    setProblems(missing);
    if (missing.length) return;
    try {
      const evidence = evidenceInput(draft);
      // What was refused is not kept under its key: another try may say something else.
      await add({
        variables: { input: { declarationId, evidence, idempotencyKey: `${key} ${JSON.stringify(evidence).length}` } },
      });
      onClose(true);
    } catch (error) {
      const { code, params } = failureOf(error);
      const { field } = params;
      if (ofFields.includes(code) && typeof field === 'string' && field.startsWith('evidence'))
        setProblems([{ field, code: code === 'BAD_USER_INPUT' ? String(params['problem']) : code, params }]);
      else setFailure(error);
    }
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Part title={t('addEvidence.title')}>
        <Prose quiet>{t('addEvidence.hint')}</Prose>
        <ErrorSummary
          title={t('panel.errors')}
          errors={problems.map((problem) => ({ field: problem.field, words: words(problem, true) }))}
          onPick={(field) => {
            const control = form.current?.elements.namedItem(field === 'evidence' ? 'evidence.text' : field);
            if (control instanceof HTMLElement) control.focus();
          }}
        />
        {Boolean(failure) && <ErrorState error={failure} onRetry={() => void save()} />}
        <EvidenceFields draft={draft} required problems={problems} latest={today} onChange={change} onBusy={setSending} />
        <ButtonRow>
          <Button type="submit" variant="contained" disabled={loading}>
            {t('addEvidence.save')}
          </Button>
          <Button onClick={() => onClose(false)}>{t('addEvidence.cancel')}</Button>
        </ButtonRow>
      </Part>
    </form>
  );
}
