import { limits } from '../../../../schema/limits.ts';
import { choice, line, partialDate, wholeNumber } from '../../platform/importing/parsers.ts';
import {
  failed,
  RefusedValue,
  type ImportField,
  type ImportTarget,
  type Judged,
  type Owner,
  type ReadRow,
  type Written,
} from '../../platform/importing/target.ts';
import type { Db } from '../../platform/loading/merge.ts';
import type { EventKind } from './dissemination-event.entity.ts';
import { recordEvent } from './dissemination.history.ts';
import { isGathering } from './dissemination.policy.ts';
import { institutionsOf, KnownEvents, type KnownEvent } from './event.known.ts';
import { roleWords } from './event.words.ts';

type Counted = { id: string; eventId: string; organisationId: string; role: string; count: number };
export type AttendanceContext = {
  owner: Owner;
  institutions: ReadonlyMap<string, string>;
  known: KnownEvents;
  /** What is counted already, by event, institution and role. */
  counted: Map<string, Counted>;
  /** The lines of the file so far, by the same. */
  lines: Map<string, number>;
};

const list = (words: string) => words.split(', ');
const fields: readonly ImportField<AttendanceContext>[] = [
  {
    name: 'event',
    required: true,
    words: list('Tapahtuma, Tapahtuman nimi, Tilaisuus, Evenemang, Event'),
    parse: line(limits.line),
  },
  { name: 'day', words: list('Päivä, Päivämäärä, Pvm, Datum, Dag, Date, Day'), parse: partialDate },
  {
    name: 'organisation',
    required: true,
    words: list('Organisaatio, Oppilaitos, Koulutuksen järjestäjä, Y-tunnus, Organisation, FO-nummer, Provider, Business id'),
    parse: (text, { institutions }) => choice(text, institutions),
  },
  {
    name: 'role',
    required: true,
    words: list('Rooli, Tehtävä, Henkilöstöryhmä, Roll, Uppgift, Role'),
    parse: (text) => choice(text, roleWords),
  },
  {
    name: 'count',
    required: true,
    words: list('Lukumäärä, Määrä, Osallistujia, Osallistujat, Henkilöitä, Antal, Deltagare, Number, Count, Attendees'),
    parse: (text) => {
      const count = wholeNumber(text);
      if (count < 1 || count > limits.participants) throw new RefusedValue('OUT_OF_RANGE');
      return count;
    },
  },
];

const keyOf = (eventId: string, organisationId: string, role: string) => `${eventId} ${organisationId} ${role}`;

/** How many came from where, into events that were held: numbers, never persons. What a file does not name stays as it is. */
export const attendanceTarget: ImportTarget<AttendanceContext> = {
  name: 'ATTENDANCE',
  fields,
  certain: ['SAME_AS_LINE'],

  async context(db, owner) {
    const institutions = await institutionsOf(db, owner.projectId!);
    const known = new KnownEvents(owner.projectId!);
    await known.refresh(db);
    return { owner, institutions, known, counted: new Map(), lines: new Map() };
  },

  async judge(db, context, rows, { whole }) {
    await context.known.refresh(db);
    context.counted = await countedIn(db, context.owner.projectId!);
    return rows.map((row) => judgeOne(context, row, whole));
  },

  async write(db, { owner, counted }, rows) {
    const written: Written[] = [];
    for (const { line: at, set } of rows) {
      const { eventId, organisationId, role, count } = set as Omit<Counted, 'id'>;
      const was = counted.get(keyOf(eventId, organisationId, role))?.count ?? null;
      // Somebody may have reported it, or counted anew, since: then the row is left out.
      const held = await db.query(`select from dissemination_event where id = $1 and state = 'HELD' for update`, [eventId]);
      if (!held.rows.length) continue;
      const taken = await db.query(
        `insert into event_attendance as t (event_id, project_id, organisation_id, role, count) values ($1, $2, $3, $4, $5)
         on conflict (event_id, organisation_id, role) do update set count = excluded.count where t.count = $6 returning id`,
        [eventId, owner.projectId, organisationId, role, count, was],
      );
      if (!taken.rows.length) continue;
      const version = await moved(db, eventId);
      written.push({ line: at, subjectId: taken.rows[0].id, version, before: { eventId, was, wrote: count } });
    }
    return written;
  },

  record(tx, { owner, known }, { version, before }, importId, what) {
    const eventId = String(before!['eventId']);
    const event = known.find(eventId);
    recordEvent(
      tx,
      what === 'WRITTEN' ? 'event.attendance_imported' : 'event.attendance_import_undone',
      {
        ...{ id: eventId, projectId: owner.projectId!, published: false },
        organisationId: String(event?.columns.organisation_id ?? owner.organisationId),
      },
      { importId, version },
    );
  },

  async takeBack(db, { subjectId, before }) {
    const { eventId, was, wrote } = before as { eventId: string; was: number | null; wrote: number };
    const held = await db.query(`select from dissemination_event where id = $1 and state = 'HELD' for update`, [eventId]);
    // A report rests on it.
    if (!held.rows.length) return 'IN_USE';
    const back = await db.query(
      was === null
        ? 'delete from event_attendance where id = $1 and count = $2 returning id'
        : 'update event_attendance set count = $3 where id = $1 and count = $2 returning id',
      was === null ? [subjectId, wrote] : [subjectId, wrote, was],
    );
    if (!back.rows.length) return 'CHANGED_SINCE';
    await moved(db, eventId);
    return null;
  },
};

/** Whoever has the event before them is told that it is another one by now; answers its version. */
async function moved(db: Db, eventId: string): Promise<number> {
  const { rows } = await db.query(
    'update dissemination_event set version = version + 1, updated_at = hub_now() where id = $1 returning version',
    [eventId],
  );
  return rows[0].version;
}

async function countedIn(db: Db, projectId: string): Promise<Map<string, Counted>> {
  const { rows } = await db.query(
    `select a.id, a.event_id as "eventId", a.organisation_id as "organisationId", a.role, a.count from event_attendance a where a.project_id = $1`,
    [projectId],
  );
  return new Map(rows.map((row) => [keyOf(row.eventId, row.organisationId, row.role), row as Counted]));
}

function judgeOne({ owner, known, counted, lines }: AttendanceContext, row: ReadRow, whole: boolean): Judged {
  if (row.reasons.length) return failed(row);
  const refuse = (field: string | null, code: string, params = {}): Judged =>
    failed({ ...row, reasons: [{ field, code, params }] });
  const [title, organisationId, role] = ['event', 'organisation', 'role'].map((name) => String(row.values[name])) as [
    string,
    string,
    string,
  ];
  const found = known.titled(title, (row.values['day'] as string | null | undefined) ?? null);
  const held = found.filter(({ state }) => state === 'HELD');
  const [event, another] = held.length ? held : found;
  if (!event) return refuse('event', 'UNKNOWN_VALUE', { value: title.slice(0, 100) });
  if (another) return refuse('event', 'SEVERAL_EVENTS');
  const why = whyNot(owner, event);
  if (why) return refuse('event', why);
  const key = keyOf(event.id, organisationId, role);
  const double = whole ? lines.get(key) : undefined;
  if (whole && double === undefined) lines.set(key, row.line);
  if (double !== undefined) return { ...refuse(null, 'SAME_AS_LINE', { line: double }), outcome: 'DUPLICATE' };
  const there = counted.get(key);
  const count = row.values['count'] as number;
  const outcome = !there ? 'NEW' : there.count === count ? 'SAME' : 'CHANGED';
  return {
    ...{ line: row.line, reasons: [], outcome, subjectId: there?.id ?? null, version: event.version },
    set: { eventId: event.id, organisationId, role, count },
  };
}

function whyNot(owner: Owner, { state, columns }: KnownEvent): string | null {
  if (!isGathering(columns.kind as EventKind)) return 'NO_ATTENDANCE';
  if (!owner.wide && columns.organisation_id !== owner.organisationId) return 'NOT_YOUR_EVENT';
  return state === 'HELD' ? null : 'EVENT_NOT_HELD';
}
