import type { Db } from '../../platform/loading/merge.ts';
import { failed, type Judged, type ReadRow, type RowValues } from '../../platform/importing/target.ts';
import { titleKey } from '../../platform/spreadsheets/values.ts';
import type { EventKind } from './dissemination-event.entity.ts';
import { isGathering } from './dissemination.policy.ts';
import type { KnownEvent } from './event.known.ts';
import type { EventContext } from './event.target.ts';

type Said = Record<string, unknown> & { title_fi: string };
const reason = (field: string | null, code: string, params = {}) => ({ field, code, params });

/** Judges rows of a spreadsheet of events: an event is known by its title and day. */
export async function judgeEvents(
  db: Db,
  context: EventContext,
  rows: readonly ReadRow[],
  { whole }: { whole: boolean },
): Promise<Judged[]> {
  await context.known.refresh(db);
  const moments = await momentsOf(db, rows);
  return rows.map((row, index) => {
    if (row.reasons.length) return failed(row);
    const day = row.values['day'] as string;
    const gathering = isGathering(row.values['kind'] as EventKind);
    if (gathering && day.length < 10) return failed({ ...row, reasons: [reason('day', 'DAY_NEEDED')] });
    const key = `${titleKey(row.values['event'] as string)} ${day}`;
    const double = whole ? context.lines.get(key) : undefined;
    if (whole && double === undefined) context.lines.set(key, row.line);
    if (double !== undefined)
      return { ...failed({ ...row, reasons: [reason(null, 'SAME_AS_LINE', { line: double })] }), outcome: 'DUPLICATE' };
    return judgeOne(context, row, said(row.values, gathering ? null : day, moments[index]!));
  });
}

type Moments = { starts: string; ends: string; over: boolean };

/** When each row's event begins and ends, in Finland: without hours the whole of its day, month or year. */
async function momentsOf(db: Db, rows: readonly ReadRow[]): Promise<Moments[]> {
  const asked = rows.map(({ values }, place) => {
    const day = typeof values['day'] === 'string' ? values['day'] : '2000';
    return {
      place,
      day: `${day}-01-01`.slice(0, 10),
      length: LENGTH[day.length],
      from: values['from'] ?? null,
      to: values['to'] ?? null,
    };
  });
  const found = await db.query(
    `select x.place, s.starts, s.ends, s.ends <= hub_now() as over from json_to_recordset($1::json) as x (place integer, day date, length interval, "from" time, "to" time)
      cross join lateral (select (x.day + coalesce(x."from", '00:00')) at time zone 'Europe/Helsinki' as starts,
        case when x."to" > coalesce(x."from", '00:00') then x.day + x."to" when x."from" is not null and x."to" is null then x.day + x."from" + interval '1 hour' else x.day + x.length end
          at time zone 'Europe/Helsinki' as ends) s order by x.place`,
    [JSON.stringify(asked)],
  );
  return found.rows.map(({ starts, ends, over }) => ({ starts: starts.toISOString(), ends: ends.toISOString(), over }));
}
const LENGTH: Record<number, string> = { 4: '1 year', 7: '1 month', 10: '1 day' };

/** What the row says, column by column. What it does not know changes nothing. */
function said(values: RowValues, date: string | null, { starts, ends, over }: Moments): Said {
  const regions = values['regions'];
  const all: Record<string, unknown> = {
    title_fi: values['event'],
    kind: values['kind'],
    organisation_id: values['organiser'],
    date,
    starts_at: starts,
    ends_at: ends,
    place: values['place'],
    channel: values['channel'],
    nationwide: regions === 'NATIONWIDE' ? true : Array.isArray(regions) ? false : null,
    regions: regions === 'NATIONWIDE' ? [] : regions,
    materials: values['materials'],
    state: over ? 'HELD' : 'PLANNED',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined)) as Said;
}

function judgeOne({ known, owner }: EventContext, row: ReadRow, { state, ...set }: Said): Judged {
  const blank = { line: row.line, reasons: [], subjectId: null, version: null, set: {} };
  const refuse = (code: string, subjectId: string | null = null): Judged => ({
    ...blank,
    outcome: 'FAILED',
    subjectId,
    reasons: [reason(null, code)],
  });
  const [event, another] = known.titled(set.title_fi, row.values['day'] as string);
  if (another) return refuse('SEVERAL_EVENTS');
  const organiser =
    (set['organisation_id'] as string | undefined) ?? (event ? String(event.columns.organisation_id) : owner.organisationId);
  if (!owner.wide && organiser !== owner.organisationId) return refuse('NOT_YOUR_EVENT', event?.id ?? null);
  if (!event) return { ...blank, outcome: 'NEW', set: { ...set, state, organisation_id: organiser } };
  const differing = Object.fromEntries(Object.entries(set).filter(([name, value]) => !says(event, row.values, name, value)));
  if (!Object.keys(differing).length) return { ...blank, outcome: 'SAME', subjectId: event.id, version: event.version };
  if (!owner.wide && event.columns.organisation_id !== owner.organisationId) return refuse('NOT_YOUR_EVENT', event.id);
  if (['REPORTED', 'APPROVED', 'CANCELLED'].includes(event.state)) return refuse('EVENT_REPORT_IN', event.id);
  if (isGathering(event.columns.kind as EventKind) !== isGathering(set['kind'] as EventKind))
    return refuse('OTHER_KIND', event.id);
  return { ...blank, outcome: 'CHANGED', subjectId: event.id, version: event.version, set: differing };
}

/** Whether the event says as much as the row: hours are compared only where the row has some. */
function says(event: KnownEvent, values: RowValues, name: string, value: unknown): boolean {
  if (name === 'regions') return same([...event.regions].toSorted(), [...(value as string[])].toSorted());
  if (name === 'materials') return same(event.materials, value as string[]);
  const there = event.columns[name as keyof KnownEvent['columns']];
  if (name === 'title_fi') return titleKey(String(there)) === titleKey(String(value));
  if (name === 'starts_at') return !values['from'] || Number(there) === Date.parse(String(value));
  if (name === 'ends_at') return !values['to'] || Number(there) === Date.parse(String(value));
  return there === value;
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, index) => one === b[index]);
