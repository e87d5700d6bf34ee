import Button from '@mui/material/Button';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { limits } from '../../../../schema/limits.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import type { EventKind } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { CheckInput } from '../../ui/check-input.tsx';
import { Tiles } from '../../ui/columns.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { usePartnerOptions } from '../maintenance/partner-options.ts';
import { eventKinds, isGathering } from './event-address.ts';
import { missingFields, oddFields, type EventDraft } from './event-draft.ts';
import { MaterialFields } from './material-fields.tsx';
import { RegionFields } from './region-fields.tsx';
import { TimeFields } from './time-fields.tsx';
import { useEventProblems } from './use-event-act.ts';

/** What can be wrong, in the order of the form: its label, and the field to go to where that has another name. */
const FIELDS = [
  ['organisationId', 'organiser'],
  ['titleFi', 'titleFi'],
  ['titleSv', 'titleSv'],
  ['titleEn', 'titleEn'],
  ['startsAt', 'startDay', 'startDay'],
  ['endsAt', 'endTime', 'endTime'],
  ['date', 'date'],
  ['description', 'description'],
  ['place', 'place'],
  ['channel', 'channel'],
  ['joinAddress', 'joinAddress'],
  ['capacity', 'capacity'],
  ['registrationClosesAt', 'closesDay', 'closesDay'],
  ['regions', 'regions', 'nationwide'],
  ['materials', 'materials'],
] as const;
type Props = {
  projectId: string;
  start: EventDraft;
  /** A new event can be anything, and the coordinator's anybody's. */
  isNew?: { coordinates: boolean };
  busy: boolean;
  error: unknown;
  submitLabel: string;
  cancelTo: string;
  onSubmit: (draft: EventDraft) => void;
};

/** The facts of an event, to be planned or corrected. */
export function EventForm({ projectId, start, isNew, busy, error, submitLabel, cancelTo, onSubmit }: Props) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const partners = usePartnerOptions(projectId);
  const [draft, setDraft] = useState(start);
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<Record<string, 'REQUIRED' | 'UNREADABLE'>>({});
  const problems = useEventProblems(
    error,
    FIELDS.map(([field]) => field),
  );
  const set = (part: Partial<EventDraft>) => setDraft((before) => ({ ...before, ...part }));
  const at = (name: string): { error?: string } => {
    if (wrong[name]) return { error: t(`problem.${wrong[name]}`) };
    // What the server found wrong was so of what was sent, not of what has been taken away since.
    return Object.keys(wrong).length ? {} : problems.at(name);
  };
  const text = (name: 'titleFi' | 'titleSv' | 'titleEn' | 'place' | 'channel' | 'joinAddress', more: object = {}) => (
    <TextInput
      label={t(`form.${name}`)}
      name={name}
      maxLength={limits.line}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      {...more}
      {...at(name)}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...Object.fromEntries(missingFields(draft).map((name) => [name, 'REQUIRED' as const])),
      ...Object.fromEntries(oddFields(draft).map((name) => [name, 'UNREADABLE' as const])),
    };
    setWrong(found);
    if (!Object.keys(found).length) onSubmit(draft);
  };
  const gathering = isGathering(draft.kind);
  return (
    <Section title={t('form.title')}>
      <form ref={form} noValidate onSubmit={submit}>
        <ErrorSummary
          title={t('form.check')}
          errors={FIELDS.flatMap(([field, label, name]) => {
            const said = at(field).error;
            return said ? [{ field: name ?? field, words: `${t(`form.${label}`)}: ${said}` }] : [];
          })}
          onPick={(name) => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()}
        />
        {Boolean(problems.failure) && failureOf(problems.failure).code !== 'CONFLICT' && <ErrorState error={problems.failure} />}
        {isNew && (
          <SelectInput
            label={t('form.kind')}
            name="kind"
            required
            value={draft.kind}
            onChange={(kind) => set({ kind: kind as EventKind })}
            options={eventKinds.map((value) => ({ value, label: term('eventKind', value) }))}
            hint={gathering ? t('form.kindGathering') : t('form.kindDated')}
          />
        )}
        {isNew?.coordinates && (
          <SelectInput
            label={t('form.organiser')}
            name="organisationId"
            value={draft.organisationId}
            onChange={(organisationId) => set({ organisationId })}
            options={[{ value: '', label: t('form.organiserOwn') }, ...partners]}
            {...at('organisationId')}
          />
        )}
        {text('titleFi', { required: true })}
        <Tiles least={240}>
          {text('titleSv')}
          {text('titleEn')}
        </Tiles>
        <TimeFields kind={draft.kind} draft={draft} set={set} at={at} />
        <TextArea
          label={t('form.description')}
          hint={t('form.markdown')}
          name="description"
          maxLength={limits.markdown}
          value={draft.description}
          onChange={(description) => set({ description })}
          {...at('description')}
        />
        <Tiles least={240}>
          {gathering && text('place')}
          {text('channel')}
        </Tiles>
        {gathering && (
          <>
            {text('joinAddress', { type: 'url', hint: t('form.joinHint') })}
            <Tiles least={170}>
              <TextInput
                label={t('form.capacity')}
                hint={t('form.capacityHint')}
                name="capacity"
                type="number"
                value={draft.capacity}
                onChange={(capacity) => set({ capacity })}
                {...at('capacity')}
              />
              <DateInput
                label={t('form.closesDay')}
                hint={t('form.closesHint')}
                name="closesDay"
                value={draft.closesDay}
                onChange={(closesDay) => set({ closesDay })}
                {...at('registrationClosesAt')}
              />
              <TextInput
                label={t('form.closesTime')}
                hint={t('form.timeHint')}
                name="closesTime"
                maxLength={5}
                value={draft.closesTime}
                onChange={(closesTime) => set({ closesTime })}
              />
            </Tiles>
          </>
        )}
        <RegionFields
          label={t('form.regions')}
          nationwide={draft.nationwide}
          regions={draft.regions}
          set={set}
          {...at('regions')}
        />
        <MaterialFields
          projectId={projectId}
          value={draft.materials}
          onChange={(materials) => set({ materials })}
          {...at('materials')}
        />
        <CheckInput
          label={t('form.published')}
          hint={t('form.publishedHint')}
          name="published"
          value={draft.published}
          onChange={(published) => set({ published })}
        />
        <ButtonRow>
          <BusyButton type="submit" variant="contained" busy={busy}>
            {submitLabel}
          </BusyButton>
          <Button component={Link} to={cancelTo}>
            {t('form.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
