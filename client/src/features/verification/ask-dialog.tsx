import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useVerifying } from './use-verifying.ts';
import { RequestEvidenceDocument } from './verification.query.ts';

const DAYS = 14;
const later = (day: string) => new Date(Date.parse(day) + DAYS * 86_400_000).toISOString().slice(0, 10);

/** Asks a provider for more proof: the question, and the day until which it waits. */
export function AskDialog({ adoption, onClose }: { adoption: { id: string; version: number }; onClose: () => void }) {
  const { t } = useTranslation('verification');
  const { today } = useSession();
  const [question, setQuestion] = useState('');
  const [dueOn, setDueOn] = useState(later(today));
  const [undated, setUndated] = useState(false);
  const { act, busy, at, failure } = useVerifying(RequestEvidenceDocument);
  const ask = async () => {
    setUndated(!dueOn);
    if (!dueOn) return;
    if (await act({ adoptionId: adoption.id, expectedVersion: adoption.version, question, dueOn })) onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t('ask.title')}
      confirmLabel={t('ask.confirm')}
      busy={busy}
      onConfirm={() => void ask()}
      onCancel={onClose}
    >
      {Boolean(failure) && <ErrorState error={failure} />}
      <TextArea
        label={t('ask.question')}
        hint={t('ask.questionHint')}
        name="question"
        required
        maxLength={limits.text}
        value={question}
        onChange={setQuestion}
        {...at('question')}
      />
      <DateInput
        label={t('ask.due')}
        name="dueOn"
        required
        min={today}
        value={dueOn}
        onChange={setDueOn}
        {...at('dueOn')}
        {...(undated && { error: t('problem.REQUIRED') })}
      />
    </ConfirmDialog>
  );
}
