import type { TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import type { EventReasonInput } from '../../platform/graphql/generated/graphql.ts';
import { CheckInput } from '../../ui/check-input.tsx';
import { Prose } from '../../ui/prose.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ActDialog } from '../maintenance/act-dialog.tsx';
import { isGathering } from './event-address.ts';
import { timeInputOf, type TimeDraft } from './event-draft.ts';
import { RescheduleEvent, type EventDetail } from './event.query.ts';
import { TimeFields } from './time-fields.tsx';
import { useEventAct } from './use-event-act.ts';

type Seen = { id: string; expectedVersion: number };
type ReasonProps = {
  document: TypedDocumentNode<unknown, { input: EventReasonInput }>;
  name: 'postpone' | 'cancel' | 'return';
  seen: Seen;
  onClose: () => void;
};

/** Does what needs a reason. */
export function ReasonDialog({ document, name, seen, onClose }: ReasonProps) {
  const { t } = useTranslation('dissemination');
  const [reason, setReason] = useState('');
  const { act, busy, problems } = useEventAct(document, ['reason']);
  const confirm = async () => {
    if (await act({ ...seen, reason })) onClose();
  };
  return (
    <ActDialog
      title={t(`${name}.title`)}
      confirmLabel={t(`act.${name}`)}
      destructive={name === 'cancel'}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Prose>{t(`${name}.hint`)}</Prose>
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

const nothing: TimeDraft = { startDay: '', startTime: '', endDay: '', endTime: '', date: '' };

/** Gives what was postponed its new time. */
export function RescheduleDialog({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const { t } = useTranslation('dissemination');
  const [draft, setDraft] = useState(nothing);
  const [open, setOpen] = useState(isGathering(event.kind));
  const { act, busy, problems } = useEventAct(RescheduleEvent, ['startsAt', 'endsAt', 'date']);
  const confirm = async () => {
    const input = { id: event.id, expectedVersion: event.version, ...timeInputOf(event.kind, draft), open };
    if (await act(input)) onClose();
  };
  return (
    <ActDialog
      title={t('act.reschedule')}
      confirmLabel={t('act.reschedule')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TimeFields
        kind={event.kind}
        draft={draft}
        set={(part) => setDraft((before) => ({ ...before, ...part }))}
        at={problems.at}
      />
      {isGathering(event.kind) && (
        <CheckInput label={t('reschedule.open')} hint={t('reschedule.openHint')} name="open" value={open} onChange={setOpen} />
      )}
    </ActDialog>
  );
}
