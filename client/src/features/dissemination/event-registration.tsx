import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { wholeOf } from './event-draft.ts';
import type { EventDetail } from './event.query.ts';
import { RegisterForEvent, WithdrawRegistration } from './registration.mutation.ts';
import { useEventAct } from './use-event-act.ts';

/** Reasons that stand in the event: the reader is told; another one is no matter of theirs. */
const TOLD = ['EVENT_FULL', 'REGISTRATION_CLOSED', 'ROLE_CANNOT_EDIT', 'NOT_SIGNED_IN', 'OTHER_POPULATION'];

/** How many of the reader's own institution come. */
export function EventRegistration({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const words = useErrorWords();
  const own = event.ownRegistration;
  const holds = own !== null && own.withdrawnAt === null;
  const [participants, setParticipants] = useState(holds ? String(own.participants) : '');
  const [wishes, setWishes] = useState(holds ? (own.wishes ?? '') : '');
  const [odd, setOdd] = useState(false);
  const [key, setKey] = useState(newKey);
  const register = useEventAct(RegisterForEvent, ['participants', 'wishes']);
  const withdraw = useEventAct(WithdrawRegistration);
  const { allowed, reason } = event.viewerCan.register;
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const count = wholeOf(participants);
    setOdd(count === null || Number.isNaN(count));
    if (count === null || Number.isNaN(count)) return;
    const input = { eventId: event.id, expectedVersion: own?.version ?? 0, participants: count, wishes: wishes || null };
    if (await register.act({ ...input, idempotencyKey: key })) setKey(newKey());
  };
  const takeBack = async () => {
    if (!own || !(await withdraw.act({ id: own.id, expectedVersion: own.version }))) return;
    setParticipants('');
    setWishes('');
  };
  const invited = event.ownInvitation && (event.state === 'PLANNED' || event.state === 'OPEN');
  if (!allowed && !holds && !invited && !(event.state === 'OPEN' && reason && TOLD.includes(reason))) return null;
  return (
    <Section title={t('register.title')} accent={allowed && !holds}>
      {event.ownInvitation && !holds && (
        <Notice tone="info">{[t('register.invited'), event.ownInvitation.note].filter(Boolean).join(' ')}</Notice>
      )}
      {holds && <Notice tone="success">{t('register.holds', { count: own.participants })}</Notice>}
      {!allowed && reason && !holds && <Prose>{words({ code: 'FORBIDDEN', params: { reason } })}</Prose>}
      {Boolean(withdraw.error) && <ErrorState error={withdraw.error} />}
      {allowed && (
        <form noValidate onSubmit={(submitted) => void submit(submitted)}>
          {Boolean(register.problems.failure) && <ErrorState error={register.problems.failure} />}
          <TextInput
            label={t('register.participants')}
            hint={t('register.hint')}
            name="participants"
            type="number"
            required
            value={participants}
            onChange={setParticipants}
            {...(odd ? { error: t('problem.UNREADABLE') } : register.problems.at('participants'))}
          />
          <TextArea
            label={t('register.wishes')}
            hint={t('register.wishesHint')}
            name="wishes"
            rows={2}
            maxLength={limits.text}
            value={wishes}
            onChange={setWishes}
            {...register.problems.at('wishes')}
          />
          <ButtonRow>
            <BusyButton type="submit" variant="contained" busy={register.busy}>
              {t(holds ? 'register.change' : 'register.submit')}
            </BusyButton>
          </ButtonRow>
        </form>
      )}
      {holds && own.viewerCan.withdraw.allowed && (
        <BusyButton variant="outlined" busy={withdraw.busy} onClick={() => void takeBack()}>
          {t('register.withdraw')}
        </BusyButton>
      )}
    </Section>
  );
}
