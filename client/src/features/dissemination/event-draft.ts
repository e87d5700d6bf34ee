import type { EventKind, PlanEventInput } from '../../platform/graphql/generated/graphql.ts';
import { inHelsinki, momentInHelsinki, parseTime } from '../../platform/i18n/helsinki-time.ts';
import { isGathering } from './event-address.ts';
import type { EventDetail } from './event.query.ts';

type EventFactsInput = Omit<PlanEventInput, 'projectId' | 'kind' | 'organisationId' | 'idempotencyKey'>;
type EventTimeInput = Pick<PlanEventInput, 'startsAt' | 'endsAt' | 'date'>;
export type ShownDraft = { materialId: string; title: string; versionId: string | null; number: number | null };
/** The time of an event as it stands in the fields. */
export type TimeDraft = { startDay: string; startTime: string; endDay: string; endTime: string; date: string };
/** An event as it stands in the fields: texts, where nothing is the empty one. */
export type EventDraft = TimeDraft &
  Record<
    | 'titleFi'
    | 'titleSv'
    | 'titleEn'
    | 'description'
    | 'place'
    | 'channel'
    | 'joinAddress'
    | 'capacity'
    | 'closesDay'
    | 'closesTime',
    string
  > & {
    kind: EventKind;
    organisationId: string;
    nationwide: boolean;
    published: boolean;
    regions: string[];
    materials: ShownDraft[];
  };

export const emptyEvent: EventDraft = {
  ...{ kind: 'WEBINAR', organisationId: '', titleFi: '', titleSv: '', titleEn: '', description: '' },
  ...{ startDay: '', startTime: '', endDay: '', endTime: '', date: '', place: '', channel: '', joinAddress: '' },
  ...{ capacity: '', closesDay: '', closesTime: '', nationwide: false, published: true, regions: [], materials: [] },
};

export function timeDraftOf({ date, startsAt, endsAt }: Pick<EventDetail, 'date' | 'startsAt' | 'endsAt'>): TimeDraft {
  if (date) return { startDay: '', startTime: '', endDay: '', endTime: '', date };
  const [start, end] = [inHelsinki(startsAt), inHelsinki(endsAt)];
  return { startDay: start.day, startTime: start.time, endDay: end.day, endTime: end.time, date: '' };
}

export const shownOf = ({ materials }: Pick<EventDetail, 'materials'>): ShownDraft[] =>
  materials.flatMap(({ material, materialVersion }) =>
    material
      ? [
          {
            materialId: material.id,
            title: material.title,
            versionId: materialVersion?.id ?? null,
            number: materialVersion?.number ?? null,
          },
        ]
      : [],
  );

export function eventDraftOf(event: EventDetail): EventDraft {
  const closes = event.registrationClosesAt ? inHelsinki(event.registrationClosesAt) : { day: '', time: '' };
  return {
    ...timeDraftOf(event),
    ...{ kind: event.kind, organisationId: event.organisation.id },
    ...{ titleFi: event.titleFi, titleSv: event.titleSv ?? '', titleEn: event.titleEn ?? '' },
    ...{ description: event.description ?? '', place: event.place ?? '', channel: event.channel ?? '' },
    ...{ joinAddress: event.joinAddress ?? '', capacity: event.capacity === null ? '' : String(event.capacity) },
    ...{ closesDay: closes.day, closesTime: closes.time, nationwide: event.nationwide, published: event.published },
    regions: event.regions.map(({ code }) => code),
    materials: shownOf(event),
  };
}

const moment = (day: string, time: string) => (day && parseTime(time) ? momentInHelsinki(day, parseTime(time)!) : null);

/** The time as the API takes it. Who names no last day means the first one. */
export function timeInputOf(kind: EventKind, draft: TimeDraft): EventTimeInput {
  return isGathering(kind)
    ? {
        startsAt: moment(draft.startDay, draft.startTime),
        endsAt: moment(draft.endDay || draft.startDay, draft.endTime),
        date: null,
      }
    : { startsAt: null, endsAt: null, date: draft.date.trim() || null };
}

export const closingOf = ({ closesDay, closesTime }: Pick<EventDraft, 'closesDay' | 'closesTime'>) =>
  closesDay ? momentInHelsinki(closesDay, parseTime(closesTime) ?? '23:59') : null;

export const shownInputOf = (materials: readonly ShownDraft[]) =>
  materials.map(({ materialId, versionId }) => ({ materialId, materialVersionId: versionId }));

/** A number of whole units as a person wrote it; null for nothing, NaN for what is none. */
export const wholeOf = (text: string): number | null =>
  text.trim() ? (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN) : null;

export function factsOf(draft: EventDraft): EventFactsInput {
  const gathering = isGathering(draft.kind);
  return {
    ...timeInputOf(draft.kind, draft),
    ...{ titleFi: draft.titleFi, titleSv: draft.titleSv || null, titleEn: draft.titleEn || null },
    ...{ description: draft.description || null, place: draft.place || null, channel: draft.channel || null },
    joinAddress: gathering ? draft.joinAddress || null : null,
    ...{ nationwide: draft.nationwide, regions: draft.nationwide ? [] : draft.regions },
    materials: shownInputOf(draft.materials),
    capacity: gathering ? wholeOf(draft.capacity) : null,
    registrationClosesAt: gathering ? closingOf(draft) : null,
    published: draft.published,
  };
}

/** What an event cannot be without, of what is not filled in: all of it at once, where the API names the first. */
export function missingFields(draft: EventDraft): string[] {
  const missing = draft.titleFi.trim() ? [] : ['titleFi'];
  if (!isGathering(draft.kind)) return draft.date.trim() ? missing : [...missing, 'date'];
  if (!draft.startDay || !draft.startTime.trim()) missing.push('startsAt');
  if (!draft.endTime.trim()) missing.push('endsAt');
  return missing;
}

/** What the language of the API would refuse without naming a field. */
export function oddFields(draft: EventDraft): string[] {
  const odd: string[] = [];
  if (isGathering(draft.kind)) {
    if (draft.startTime && !parseTime(draft.startTime)) odd.push('startsAt');
    if (draft.endTime && !parseTime(draft.endTime)) odd.push('endsAt');
    if (Number.isNaN(wholeOf(draft.capacity) ?? 0)) odd.push('capacity');
    if (draft.closesTime && !parseTime(draft.closesTime)) odd.push('registrationClosesAt');
  } else if (draft.date.trim() && !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(draft.date.trim()))
    odd.push('date');
  return odd;
}
