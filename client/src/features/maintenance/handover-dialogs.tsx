import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ActDialog } from './act-dialog.tsx';
import { DeclineHandoverDocument, OfferHandoverDocument } from './maintenance.query.ts';
import { usePartnerOptions } from './partner-options.ts';
import { useAct } from './use-act.ts';

type OfferProps = {
  material: { id: string; version: number; projectId: string; maintainerId: string | null };
  onClose: () => void;
};

/** Offers the maintenance to another partner. */
export function OfferDialog({ material, onClose }: OfferProps) {
  const { t } = useTranslation('maintenance');
  const [toId, setToId] = useState('');
  const [note, setNote] = useState('');
  const partners = usePartnerOptions(material.projectId, material.maintainerId);
  const { act, busy, problems } = useAct(OfferHandoverDocument);
  const [unchosen, setUnchosen] = useState(false);
  const offer = async () => {
    setUnchosen(!toId);
    if (!toId) return;
    const input = { materialId: material.id, expectedVersion: material.version, toId, note };
    if (await act(input)) onClose();
  };
  return (
    <ActDialog
      title={t('offer.title')}
      confirmLabel={t('offer.confirm')}
      busy={busy || partners.length === 0}
      failure={problems.failure}
      onConfirm={() => void offer()}
      onClose={onClose}
    >
      <Prose>{t('offer.hint')}</Prose>
      <SelectInput
        label={t('offer.to')}
        name="to"
        required
        value={toId}
        onChange={setToId}
        options={[{ value: '', label: t('form.choose') }, ...partners]}
        {...(unchosen && !toId ? { error: t('problem.REQUIRED') } : problems.at('toId'))}
      />
      <TextArea
        label={t('offer.note')}
        name="note"
        maxLength={limits.text}
        value={note}
        onChange={setNote}
        {...problems.at('note')}
      />
    </ActDialog>
  );
}

/** Says no to an offer, and why. */
export function DeclineDialog({ handover, onClose }: { handover: { id: string; version: number }; onClose: () => void }) {
  const { t } = useTranslation('maintenance');
  const [reason, setReason] = useState('');
  const { act, busy, problems } = useAct(DeclineHandoverDocument);
  const decline = async () => {
    if (await act({ id: handover.id, expectedVersion: handover.version, reason })) onClose();
  };
  return (
    <ActDialog
      title={t('decline.title')}
      confirmLabel={t('decline.confirm')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void decline()}
      onClose={onClose}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        required
        maxLength={limits.text}
        value={reason}
        onChange={setReason}
        {...problems.at('reason')}
      />
    </ActDialog>
  );
}
