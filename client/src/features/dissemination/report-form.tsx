import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Tiles } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { isGathering } from './event-address.ts';
import { shownInputOf, shownOf, wholeOf } from './event-draft.ts';
import { hoursOf } from './event-facts.tsx';
import { ReportEvent, SaveEventReport, type EventDetail } from './event.query.ts';
import { MaterialFields } from './material-fields.tsx';
import { RegionFields } from './region-fields.tsx';
import { Overtaken, useOvertaken } from './overtaken.tsx';
import { useEventAct, useEventProblems } from './use-event-act.ts';

const FIELDS = ['minutes', 'reach', 'otherAttendees', 'recordingUrl', 'regions', 'materials'];

/** Minutes of hours as a person wrote them (1,5); null for nothing, NaN for what is none. */
const minutesOf = (hours: string): number | null => {
  if (!hours.trim()) return null;
  return /^\d{1,4}([.,]\d{1,2})?$/.test(hours.trim()) ? Math.round(Number(hours.trim().replace(',', '.')) * 60) : NaN;
};
const textOf = (value: number | null) => (value === null ? '' : String(value));

/** What came of an event: saved as often as one likes, and then handed in. */
export function ReportForm({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const gathering = isGathering(event.kind);
  const written = () => ({
    ...{ nationwide: event.nationwide, regions: event.regions.map(({ code }) => code), materials: shownOf(event) },
    ...{ hours: event.minutes === null ? '' : hoursOf(event.minutes), recordingUrl: event.recordingUrl ?? '' },
    ...{ reach: textOf(event.reach), otherAttendees: textOf(event.otherAttendees) },
  });
  const [draft, setDraft] = useState(written);
  const [dirty, setDirty] = useState(false);
  const [odd, setOdd] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState(false);
  const saving = useEventAct(SaveEventReport);
  const handing = useEventAct(ReportEvent);
  const error = saving.error ?? handing.error;
  const busy = saving.busy || handing.busy;
  const { overtaken, ...choice } = useOvertaken(JSON.stringify(written()), {
    ...{ dirty, busy },
    onAnew: () => {
      setDraft(written());
      setDirty(false);
    },
  });
  const problems = useEventProblems(error, [...FIELDS, 'attendance']);
  const at = (name: string) => (odd.includes(name) ? { error: t('problem.UNREADABLE') } : problems.at(name));
  const set = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setDirty(true);
    setSaved(false);
  };
  /** The version of the event once what was typed is saved. */
  const save = async (): Promise<number | undefined> => {
    saving.reset();
    handing.reset();
    const numbers = {
      minutes: minutesOf(draft.hours),
      reach: wholeOf(draft.reach),
      otherAttendees: wholeOf(draft.otherAttendees),
    };
    const unreadable = Object.entries(numbers).flatMap(([name, value]) => (Number.isNaN(value ?? 0) ? [name] : []));
    setOdd(unreadable);
    if (unreadable.length) return undefined;
    const input = {
      ...{ id: event.id, expectedVersion: event.version, ...numbers, recordingUrl: draft.recordingUrl || null },
      ...{
        nationwide: draft.nationwide,
        regions: draft.nationwide ? [] : draft.regions,
        materials: shownInputOf(draft.materials),
      },
    };
    const done = await saving.act(input);
    setSaved(Boolean(done));
    if (done) setDirty(false);
    return done?.saveEventReport.version;
  };
  const handIn = async () => {
    const version = await save();
    if (version) await handing.act({ id: event.id, expectedVersion: version });
  };
  const missing = problems.at('attendance').error;
  return (
    <Section title={t('report.title')} accent>
      {event.returnReason && <Notice tone="warning">{t('report.returned', { reason: event.returnReason })}</Notice>}
      <Prose quiet>{t(gathering ? 'report.hint' : 'report.hintDated')}</Prose>
      {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
      {overtaken && <Overtaken {...choice} />}
      {missing && <Notice tone="warning">{t('report.noAttendance')}</Notice>}
      <MaterialFields
        projectId={event.project.id}
        value={draft.materials}
        onChange={(materials) => set({ materials })}
        {...at('materials')}
      />
      <RegionFields
        label={t('report.regions')}
        nationwide={draft.nationwide}
        regions={draft.regions}
        set={set}
        {...at('regions')}
      />
      <Tiles least={200}>
        {gathering ? (
          <>
            <TextInput
              label={t('report.hours')}
              hint={t('report.hoursHint')}
              name="hours"
              required
              value={draft.hours}
              onChange={(hours) => set({ hours })}
              {...at('minutes')}
            />
            <TextInput
              label={t('report.otherAttendees')}
              hint={t('report.otherHint')}
              name="otherAttendees"
              type="number"
              value={draft.otherAttendees}
              onChange={(otherAttendees) => set({ otherAttendees })}
              {...at('otherAttendees')}
            />
          </>
        ) : (
          <TextInput
            label={t('report.reach')}
            hint={t('report.reachHint')}
            name="reach"
            type="number"
            required
            value={draft.reach}
            onChange={(reach) => set({ reach })}
            {...at('reach')}
          />
        )}
        <TextInput
          label={t('report.recording')}
          name="recordingUrl"
          type="url"
          value={draft.recordingUrl}
          onChange={(recordingUrl) => set({ recordingUrl })}
          {...at('recordingUrl')}
        />
      </Tiles>
      {saved && !error && <Notice tone="success">{t('report.saved')}</Notice>}
      <ButtonRow>
        <BusyButton variant="outlined" busy={busy} disabled={overtaken} onClick={() => void save()}>
          {t('report.save')}
        </BusyButton>
        <BusyButton variant="contained" busy={busy} disabled={overtaken} onClick={() => void handIn()}>
          {t('report.submit')}
        </BusyButton>
      </ButtonRow>
    </Section>
  );
}
