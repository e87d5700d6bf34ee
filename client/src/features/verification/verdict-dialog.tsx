import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adoptionPath, provenStages } from '../../../../schema/adoption-stages.ts';
import { limits } from '../../../../schema/limits.ts';
import type { AdoptionStage, VerificationVerdict } from '../../platform/graphql/generated/graphql.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useVerifying } from './use-verifying.ts';
import { VerifyDocument } from './verification.query.ts';

const verdicts: readonly VerificationVerdict[] = ['VERIFIED', 'NOT_VERIFIED', 'UNCLEAR'];
type Props = {
  adoption: { id: string; version: number; stage: AdoptionStage };
  sampleId: string | null;
  onClose: () => void;
};

/** Asks for a verdict: what the proof shows, or why it shows nothing. */
export function VerdictDialog({ adoption, sampleId, onClose }: Props) {
  const { t } = useTranslation(['verification', 'terms']);
  const [verdict, setVerdict] = useState<VerificationVerdict>('VERIFIED');
  const [stage, setStage] = useState<AdoptionStage>(adoption.stage);
  const [note, setNote] = useState('');
  const { act, busy, at, failure } = useVerifying(VerifyDocument);
  const place = (one: AdoptionStage) => (adoptionPath as readonly string[]).indexOf(one);
  const decide = async () => {
    const done = await act({
      adoptionId: adoption.id,
      expectedVersion: adoption.version,
      verdict,
      stage: verdict === 'VERIFIED' ? stage : null,
      note: note.trim() || null,
      sampleId,
    });
    if (done) onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t('verdict.title')}
      confirmLabel={t('verdict.confirm')}
      busy={busy}
      onConfirm={() => void decide()}
      onCancel={onClose}
    >
      {Boolean(failure) && <ErrorState error={failure} />}
      <ChoiceList
        label={t('verdict.found')}
        name="verdict"
        value={verdict}
        onChange={(value) => setVerdict(value as VerificationVerdict)}
        groups={[{ options: verdicts.map((value) => ({ value, label: t(`terms:verdict.${value}`) })) }]}
      />
      {verdict === 'VERIFIED' && (
        <SelectInput
          label={t('verdict.stage')}
          hint={t('verdict.stageHint')}
          value={stage}
          onChange={(value) => setStage(value as AdoptionStage)}
          options={provenStages
            .filter((one) => place(one) <= place(adoption.stage))
            .map((value) => ({ value, label: t(`terms:stage.${value}`) }))}
          {...at('stage')}
        />
      )}
      <TextArea
        label={t('verdict.note')}
        hint={t('verdict.noteHint')}
        name="note"
        required={verdict !== 'VERIFIED'}
        maxLength={limits.text}
        value={note}
        onChange={setNote}
        {...at('note')}
      />
    </ConfirmDialog>
  );
}
