import { useTranslation } from 'react-i18next';
import type { EventKind } from '../../platform/graphql/generated/graphql.ts';
import { Tiles } from '../../ui/columns.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { isGathering } from './event-address.ts';
import type { TimeDraft } from './event-draft.ts';

type Props = {
  kind: EventKind;
  draft: TimeDraft;
  set: (part: Partial<TimeDraft>) => void;
  at: (name: string) => { error?: string };
};

/** When an event is, in Helsinki's time; of what nobody comes to the date, as precisely as it is known. */
export function TimeFields({ kind, draft, set, at }: Props) {
  const { t } = useTranslation('dissemination');
  if (!isGathering(kind))
    return (
      <TextInput
        label={t('form.date')}
        hint={t('form.dateHint')}
        name="date"
        required
        maxLength={10}
        value={draft.date}
        onChange={(date) => set({ date })}
        {...at('date')}
      />
    );
  return (
    <Tiles least={170}>
      <DateInput
        label={t('form.startDay')}
        name="startDay"
        required
        value={draft.startDay}
        onChange={(startDay) => set({ startDay })}
        {...at('startsAt')}
      />
      <TextInput
        label={t('form.startTime')}
        hint={t('form.timeHint')}
        name="startTime"
        required
        maxLength={5}
        value={draft.startTime}
        onChange={(startTime) => set({ startTime })}
      />
      <DateInput
        label={t('form.endDay')}
        hint={t('form.endDayHint')}
        name="endDay"
        value={draft.endDay}
        onChange={(endDay) => set({ endDay })}
      />
      <TextInput
        label={t('form.endTime')}
        hint={t('form.timeHint')}
        name="endTime"
        required
        maxLength={5}
        value={draft.endTime}
        onChange={(endTime) => set({ endTime })}
        {...at('endsAt')}
      />
    </Tiles>
  );
}
