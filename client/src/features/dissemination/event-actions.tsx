import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { ReasonDialog, RescheduleDialog } from './event-dialogs.tsx';
import { ApproveEvent, CancelEvent, HoldEvent, OpenEvent, PostponeEvent, ReturnEvent, type EventDetail } from './event.query.ts';
import { useEventAct } from './use-event-act.ts';

/** Reasons that time or another person helps: such a button stays, and says why it is off. */
const HELPED = ['EVENT_NOT_BEGUN', 'OWN_WORK'];
const offered = ({ allowed, reason }: { allowed: boolean; reason: string | null }) =>
  allowed || (reason !== null && HELPED.includes(reason));

/** What the reader can do with an event now. What is never theirs to do is not there. */
export function EventActions({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const [dialog, setDialog] = useState<'postpone' | 'cancel' | 'return' | 'reschedule'>();
  const open = useEventAct(OpenEvent);
  const hold = useEventAct(HoldEvent);
  const approve = useEventAct(ApproveEvent);
  const { viewerCan: can } = event;
  const seen = { id: event.id, expectedVersion: event.version };
  const close = () => setDialog(undefined);
  // What was pressed is gone once it is done.
  const acts = useKeptFocus<HTMLDivElement>(event.state);
  const failure = open.error ?? hold.error ?? approve.error;
  return (
    <div ref={acts} tabIndex={-1}>
      {Boolean(failure) && <ErrorState error={failure} />}
      <ButtonRow>
        {can.open.allowed && (
          <BusyButton variant="contained" busy={open.busy} onClick={() => void open.act(seen)}>
            {t('act.open')}
          </BusyButton>
        )}
        {offered(can.hold) && (
          <ActionButton can={can.hold} busy={hold.busy} onClick={() => void hold.act(seen)}>
            {t('act.hold')}
          </ActionButton>
        )}
        {offered(can.approve) && (
          <ActionButton can={can.approve} busy={approve.busy} onClick={() => void approve.act(seen)}>
            {t('act.approve')}
          </ActionButton>
        )}
        {can.return.allowed && (
          <Button variant="outlined" onClick={() => setDialog('return')}>
            {t('act.return')}
          </Button>
        )}
        {can.reschedule.allowed && (
          <Button variant="contained" onClick={() => setDialog('reschedule')}>
            {t('act.reschedule')}
          </Button>
        )}
        {can.edit.allowed && (
          <Button variant="outlined" component={Link} to={`/dissemination/${event.id}/edit`}>
            {t('act.edit')}
          </Button>
        )}
        {can.postpone.allowed && (
          <Button variant="outlined" onClick={() => setDialog('postpone')}>
            {t('act.postpone')}
          </Button>
        )}
        {can.cancel.allowed && (
          <Button variant="outlined" onClick={() => setDialog('cancel')}>
            {t('act.cancel')}
          </Button>
        )}
      </ButtonRow>
      {dialog === 'postpone' && <ReasonDialog document={PostponeEvent} name="postpone" seen={seen} onClose={close} />}
      {dialog === 'cancel' && <ReasonDialog document={CancelEvent} name="cancel" seen={seen} onClose={close} />}
      {dialog === 'return' && <ReasonDialog document={ReturnEvent} name="return" seen={seen} onClose={close} />}
      {dialog === 'reschedule' && <RescheduleDialog event={event} onClose={close} />}
    </div>
  );
}
