import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { webAddress } from '../../platform/graphql/prose.ts';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, settle } from '../notifications/notification.sql.ts';
import { DisseminationEvent, EventState } from './dissemination-event.entity.ts';
import { recordEvent } from './dissemination.history.ts';
import { approveEvent, isGathering, isOwnCheck, reportEvent, returnEvent } from './dissemination.policy.ts';
import type {
  AttendanceRowInput,
  EventReasonInput,
  SaveEventAttendanceInput,
  SaveEventReportInput,
  SeenEventInput,
} from './event.inputs.ts';
import { checkedMaterials, checkedRegions, checkSeen, coordinatorsOf, hold, writeMaterials, writeRegions } from './event-rows.ts';
import { positive, reasonOf, stateOf } from './event.service.ts';

type Id = Promise<{ id: string }>;

/** What came of an event: written by its organiser, handed in, and approved by the coordinator. */
export class EventReportService {
  constructor(private readonly database: Database) {}

  /** Writes what the report says; handing it in is a step of its own. */
  save(viewer: Viewer, input: SaveEventReportInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, input.id);
      authorise(reportEvent(viewer, known));
      checkSeen(event, input.expectedVersion);
      const numbers = checkedNumbers(event, input);
      const regions = await checkedRegions(tx, input.regions);
      const materials = await checkedMaterials(tx, event.projectId, input.materials);
      const { nationwide } = input;
      await tx.change(DisseminationEvent, event.id, input.expectedVersion, { ...numbers, nationwide }, stateOf);
      await writeRegions(tx, event.id, regions);
      await writeMaterials(tx, event.id, materials);
      recordEvent(tx, 'event.report_saved', event, { version: input.expectedVersion + 1 });
      return { id: event.id };
    });
  }

  /** Writes how many came from where; what was written before is replaced as a whole. */
  saveAttendance(viewer: Viewer, input: SaveEventAttendanceInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, input.id);
      authorise(reportEvent(viewer, known));
      checkSeen(event, input.expectedVersion);
      if (!isGathering(event.kind)) throw badInput('rows', 'NOT_FOR_THIS_KIND');
      const rows = await checkedAttendance(tx, event, input.rows);
      await tx.change(DisseminationEvent, event.id, input.expectedVersion, {}, stateOf);
      await writeAttendance(tx, event, rows);
      recordEvent(tx, 'event.attendance_saved', event, {
        version: input.expectedVersion + 1,
        institutions: new Set(rows.map(({ organisationId }) => organisationId)).size,
        attendees: rows.reduce((sum, { count }) => sum + count, 0),
      });
      return { id: event.id };
    });
  }

  /** Hands the report in, once everything it needs is there. The coordinator is told that it waits. */
  report(viewer: Viewer, { id, expectedVersion }: SeenEventInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, id);
      authorise(reportEvent(viewer, known));
      checkSeen(event, expectedVersion);
      const attendees = await checkComplete(tx, event);
      const set = {
        ...{ state: EventState.REPORTED, reportedById: viewer.personId, reportedAt: () => 'hub_now()', returnReason: null },
      };
      await tx.change(DisseminationEvent, event.id, expectedVersion, set, stateOf);
      recordEvent(tx, 'event.reported', event, { version: expectedVersion + 1, attendees, reach: event.reach });
      for (const kind of [NotificationKind.EVENT_REPORT_DUE, NotificationKind.EVENT_RETURNED]) await settle(tx, kind, event.id);
      await tell(tx, NotificationKind.EVENT_REPORTED, event, await coordinatorsOf(tx, event.projectId));
      return { id: event.id };
    });
  }

  /** Gives the report back, saying why. The organiser is told. */
  return(viewer: Viewer, { id, expectedVersion, reason }: EventReasonInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, id);
      authorise(returnEvent(viewer, known));
      checkSeen(event, expectedVersion);
      const set = { state: EventState.HELD, returnReason: reasonOf(reason), reportedById: null, reportedAt: null };
      await tx.change(DisseminationEvent, event.id, expectedVersion, set, stateOf);
      recordEvent(tx, 'event.returned', event, { version: expectedVersion + 1 });
      await settle(tx, NotificationKind.EVENT_REPORTED, event.id);
      await tell(tx, NotificationKind.EVENT_RETURNED, event, [event.organisationId]);
      return { id: event.id };
    });
  }

  /** Approves the report: from now on it does not change. */
  approve(viewer: Viewer, { id, expectedVersion }: SeenEventInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, id);
      authorise(approveEvent(viewer, known));
      checkSeen(event, expectedVersion);
      const ownCheck = isOwnCheck(viewer, known);
      const set = { state: EventState.APPROVED, approvedById: viewer.personId, approvedAt: () => 'hub_now()', ownCheck };
      await tx.change(DisseminationEvent, event.id, expectedVersion, set, stateOf);
      recordEvent(tx, 'event.approved', event, { version: expectedVersion + 1, ownCheck });
      await settle(tx, NotificationKind.EVENT_REPORTED, event.id);
      return { id: event.id };
    });
  }
}

const tell = (tx: Transaction, kind: NotificationKind, { id }: DisseminationEvent, organisationIds: readonly string[]) =>
  notify(
    tx,
    { kind, organisationIds, subjectType: 'DisseminationEvent', subjectId: id, facts: { eventId: id } },
    { again: true },
  );

function notNegative(field: string, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (value < 0) throw badInput(field, 'NEGATIVE');
  return value;
}

function checkedNumbers({ kind }: DisseminationEvent, input: SaveEventReportInput) {
  const gathering = isGathering(kind);
  const numbers = {
    minutes: positive('minutes', input.minutes),
    recordingUrl: webAddress('recordingUrl', input.recordingUrl),
    reach: notNegative('reach', input.reach),
    otherAttendees: notNegative('otherAttendees', input.otherAttendees),
  };
  if (gathering && numbers.reach !== null) throw badInput('reach', 'NOT_FOR_THIS_KIND');
  if (!gathering && numbers.otherAttendees !== null) throw badInput('otherAttendees', 'NOT_FOR_THIS_KIND');
  if (!gathering && numbers.minutes !== null) throw badInput('minutes', 'NOT_FOR_THIS_KIND');
  return numbers;
}

/** The rows that say something, each institution and role once, of the event's own population. */
async function checkedAttendance(tx: Transaction, event: DisseminationEvent, rows: readonly AttendanceRowInput[]) {
  if (rows.length > limits.attendanceRows) throw badInput('rows', 'TOO_MANY', { most: limits.attendanceRows });
  const ids = rows.map(({ organisationId }) => organisationId.toLowerCase());
  const found: { id: string }[] = await tx.manager.query(
    `select id from organisation where id = any($1::uuid[]) and kind = $2 and demonstration = $3`,
    [ids.filter(isId), OrganisationKind.PROVIDER, event.demonstration],
  );
  const known = new Set(found.map(({ id }) => id));
  const seen = new Set<string>();
  return rows.flatMap(({ role, count }, index) => {
    const organisationId = ids[index]!;
    if (!known.has(organisationId)) throw badInput(`rows.${index}.organisationId`, 'NOT_A_PROVIDER');
    if (count < 0 || count > limits.participants)
      throw badInput(`rows.${index}.count`, 'OUT_OF_RANGE', { min: 0, max: limits.participants });
    if (seen.has(`${organisationId} ${role}`)) throw badInput(`rows.${index}.role`, 'TWICE');
    seen.add(`${organisationId} ${role}`);
    return count ? [{ organisationId, role, count }] : [];
  });
}

async function writeAttendance(
  tx: Transaction,
  { id, projectId }: DisseminationEvent,
  rows: readonly { organisationId: string; role: string; count: number }[],
) {
  await tx.manager.query('delete from event_attendance where event_id = $1', [id]);
  await tx.manager.query(
    `insert into event_attendance (event_id, project_id, organisation_id, role, count)
     select $1, $2, x."organisationId", x.role, x.count from json_to_recordset($3) as x ("organisationId" uuid, role attendee_role, count integer)`,
    [id, projectId, JSON.stringify(rows)],
  );
}

/** Everything that a report needs; answers how many came. */
async function checkComplete(tx: Transaction, event: DisseminationEvent): Promise<number> {
  const [{ materials, regions, attendees: fromProviders }] = await tx.manager.query(
    `select (select count(*)::int from event_material where event_id = $1) as materials, (select count(*)::int from dissemination_event_region where event_id = $1) as regions,
       (select coalesce(sum(count), 0)::int from event_attendance where event_id = $1) as attendees`,
    [event.id],
  );
  const attendees = fromProviders + (event.otherAttendees ?? 0);
  if (!materials) throw badInput('materials', 'REQUIRED');
  if (!event.nationwide && !regions) throw badInput('regions', 'REQUIRED');
  if (!isGathering(event.kind)) {
    if (event.reach === null) throw badInput('reach', 'REQUIRED');
    return 0;
  }
  if (event.minutes === null) throw badInput('minutes', 'REQUIRED');
  if (!attendees) throw badInput('attendance', 'REQUIRED');
  return attendees;
}
