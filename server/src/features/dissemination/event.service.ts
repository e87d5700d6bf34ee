import type { QueryDeepPartialEntity } from 'typeorm';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { line, lineOrNull } from '../../platform/graphql/line.ts';
import { prose, webAddress } from '../../platform/graphql/prose.ts';
import { isPartner } from '../materials/material-change.service.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, settle } from '../notifications/notification.sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { DisseminationEvent, EventState, type EventKind } from './dissemination-event.entity.ts';
import { recordEvent } from './dissemination.history.ts';
import {
  cancelEvent,
  editEvent,
  holdEvent,
  isGathering,
  openEvent,
  planEvent,
  planForAnother,
  postponeEvent,
  rescheduleEvent,
} from './dissemination.policy.ts';
import type {
  EditEventInput,
  EventFactsInput,
  EventReasonInput,
  PlanEventInput,
  RescheduleEventInput,
  SeenEventInput,
} from './event.inputs.ts';
import {
  checkedMaterials,
  checkedRegions,
  checkSeen,
  hold,
  registeredIn,
  registrantsOf,
  waitingInvitedOf,
  writeMaterials,
  writeRegions,
} from './event-rows.ts';
import { checkedTime, type EventTime } from './event-time.ts';
import { invitedTo } from './invitation.service.ts';

type Id = Promise<{ id: string }>;
type Steps = typeof openEvent;
export const stateOf = ({ state }: DisseminationEvent) => ({ currentState: state });

/** A reason that must be given. */
export function reasonOf(given: string): string {
  const reason = prose('reason', given);
  if (!reason) throw new AppError('REASON_REQUIRED', { field: 'reason' });
  return reason;
}

/** Use cases of events until they are held: planned, opened, moved, cancelled. */
export class EventService {
  constructor(private readonly database: Database) {}

  /** Plans an event of a project. */
  plan(viewer: Viewer, input: PlanEventInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const project = await tx.find(Project, input.projectId, 'projectId');
      const authorised = () => authorise(planEvent(viewer, project.id));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const organisationId = await organiserOf(tx, viewer, project.id, input.organisationId);
        const { facts, regions, materials } = await checkedFacts(tx, input.kind, project.id, input);
        const id = (await tx.insert(DisseminationEvent, {
          ...facts,
          ...{ projectId: project.id, organisationId, kind: input.kind, demonstration: project.demonstration },
        }))!;
        await writeRegions(tx, id, regions);
        await writeMaterials(tx, id, materials);
        const { published, startsAt } = facts;
        const about = { id, projectId: project.id, organisationId, published };
        recordEvent(tx, 'event.planned', about, { version: 1, startsAt: startsAt.toISOString() });
        return { id };
      });
    });
  }

  /** Corrects the facts of an event. Until its report is in, it says what it is going to be, or was. */
  edit(viewer: Viewer, input: EditEventInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, input.id);
      authorise(editEvent(viewer, known));
      checkSeen(event, input.expectedVersion);
      const { facts, regions, materials } = await checkedFacts(tx, event.kind, event.projectId, input);
      if (event.state === EventState.HELD && facts.startsAt > tx.now())
        throw badInput(isGathering(event.kind) ? 'startsAt' : 'date', 'IN_THE_FUTURE');
      const registered = await registeredIn(tx, event.id);
      if (facts.capacity !== null && facts.capacity < registered) throw badInput('capacity', 'BELOW_REGISTERED', { registered });
      // What is yet to end is asked about anew after its end.
      const toCome = facts.endsAt > tx.now();
      const set = toCome ? { ...facts, reminders: 0 } : facts;
      await tx.change(DisseminationEvent, event.id, input.expectedVersion, set, stateOf);
      if (toCome) await settle(tx, NotificationKind.EVENT_REPORT_DUE, event.id);
      await writeRegions(tx, event.id, regions);
      await writeMaterials(tx, event.id, materials);
      const { id, projectId, organisationId } = event;
      const about = { id, projectId, organisationId, published: facts.published };
      recordEvent(tx, 'event.edited', about, { version: input.expectedVersion + 1 });
      const moved = Number(facts.startsAt) !== Number(event.startsAt) || facts.place !== event.place;
      if (moved && event.state === EventState.OPEN) await tellRegistrants(tx, viewer, event);
      return { id: event.id };
    });
  }

  /** Opens registration. */
  open(viewer: Viewer, input: SeenEventInput): Id {
    return this.step(viewer, input, openEvent, 'event.opened', { state: EventState.OPEN });
  }

  /** It took place: from now on its report is awaited. */
  hold(viewer: Viewer, input: SeenEventInput): Id {
    return this.step(viewer, input, holdEvent, 'event.held', { state: EventState.HELD });
  }

  /** Puts it off, saying why. Who registered stays registered, and is told. */
  postpone(viewer: Viewer, { reason, ...input }: EventReasonInput): Id {
    return this.step(viewer, input, postponeEvent, 'event.postponed', () => ({
      state: EventState.POSTPONED,
      reason: reasonOf(reason),
    }));
  }

  /** Calls it off, saying why. Who registered is told. */
  cancel(viewer: Viewer, { reason, ...input }: EventReasonInput): Id {
    return this.step(viewer, input, cancelEvent, 'event.cancelled', () => ({
      state: EventState.CANCELLED,
      reason: reasonOf(reason),
    }));
  }

  /** Gives what was postponed its new time: planned again, or open at once. Who registered is told. */
  reschedule(viewer: Viewer, input: RescheduleEventInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, input.id);
      authorise(rescheduleEvent(viewer, known));
      checkSeen(event, input.expectedVersion);
      if (input.open && !isGathering(event.kind)) throw badInput('open', 'NOT_FOR_THIS_KIND');
      const time = await checkedTime(tx, event.kind, input);
      if (time.endsAt <= tx.now()) throw badInput(time.date ? 'date' : 'endsAt', 'IN_THE_PAST');
      const registrationClosesAt = checkedClosing(event.kind, time, input.registrationClosesAt);
      const state = input.open ? EventState.OPEN : EventState.PLANNED;
      const set = { ...time, registrationClosesAt, state, reason: null, reminders: 0 };
      await tx.change(DisseminationEvent, event.id, input.expectedVersion, set, stateOf);
      recordEvent(tx, 'event.rescheduled', event, {
        version: input.expectedVersion + 1,
        startsAt: time.startsAt.toISOString(),
      });
      await tellRegistrants(tx, viewer, event);
      if (input.open) await tellInvited(tx, event);
      return { id: event.id };
    });
  }

  private step(
    viewer: Viewer,
    { id, expectedVersion }: SeenEventInput,
    rule: Steps,
    kind: 'event.opened' | 'event.held' | 'event.postponed' | 'event.cancelled',
    set: QueryDeepPartialEntity<DisseminationEvent> | (() => QueryDeepPartialEntity<DisseminationEvent>),
  ): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { event, known } = await hold(tx, id);
      authorise(rule(viewer, known));
      checkSeen(event, expectedVersion);
      await tx.change(DisseminationEvent, event.id, expectedVersion, typeof set === 'function' ? set() : set, stateOf);
      recordEvent(tx, kind, event, { version: expectedVersion + 1 });
      if (kind === 'event.opened') await tellInvited(tx, event);
      if (kind === 'event.held' || kind === 'event.cancelled') await settle(tx, NotificationKind.EVENT_INVITED, event.id);
      if (kind === 'event.postponed' || kind === 'event.cancelled') {
        await settle(tx, NotificationKind.EVENT_REPORT_DUE, event.id);
        await tellRegistrants(tx, viewer, event);
      }
      return { id: event.id };
    });
  }
}

/** Who registered is told that something is not as it was. */
async function tellRegistrants(tx: Transaction, viewer: Viewer, { id }: DisseminationEvent) {
  await notify(
    tx,
    {
      kind: NotificationKind.EVENT_MOVED,
      organisationIds: (await registrantsOf(tx, id)).filter((one) => one !== viewer.organisationId),
      subjectType: 'DisseminationEvent',
      subjectId: id,
      facts: { eventId: id },
    },
    { again: true },
  );
}

/** Who was invited while one could not register yet is told anew, now that one can. */
async function tellInvited(tx: Transaction, { id }: DisseminationEvent) {
  await notify(tx, invitedTo(id, await waitingInvitedOf(tx, id)), { again: true });
}

/** The acting organisation, or the partner that the coordinator names. */
async function organiserOf(tx: Transaction, viewer: Viewer, projectId: string, id: string | null | undefined): Promise<string> {
  const named = id?.toLowerCase() ?? viewer.organisationId!;
  if (named === viewer.organisationId) return named;
  authorise(planForAnother(viewer, projectId));
  const organisation = await tx.find(Organisation, named, 'organisationId');
  if (!(await isPartner(tx, projectId, organisation.id))) throw badInput('organisationId', 'NOT_A_PARTNER');
  return organisation.id;
}

function checkedClosing(kind: EventKind, { startsAt }: EventTime, closesAt: Date | null | undefined): Date | null {
  if (!closesAt) return null;
  if (!isGathering(kind)) throw badInput('registrationClosesAt', 'NOT_FOR_THIS_KIND');
  if (closesAt > startsAt) throw badInput('registrationClosesAt', 'OUT_OF_RANGE');
  return closesAt;
}

/** A number that must be above nothing, where one is given. */
export function positive(field: string, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (value < 1 || value > limits.participants) throw badInput(field, 'OUT_OF_RANGE', { min: 1, max: limits.participants });
  return value;
}

async function checkedFacts(tx: Transaction, kind: EventKind, projectId: string, input: EventFactsInput) {
  const time = await checkedTime(tx, kind, input);
  const capacity = positive('capacity', input.capacity);
  if (capacity !== null && !isGathering(kind)) throw badInput('capacity', 'NOT_FOR_THIS_KIND');
  return {
    facts: {
      ...time,
      titleFi: line('titleFi', input.titleFi),
      titleSv: lineOrNull('titleSv', input.titleSv),
      titleEn: lineOrNull('titleEn', input.titleEn),
      description: prose('description', input.description, limits.markdown),
      place: lineOrNull('place', input.place),
      channel: lineOrNull('channel', input.channel),
      joinAddress: webAddress('joinAddress', input.joinAddress),
      nationwide: input.nationwide,
      capacity,
      registrationClosesAt: checkedClosing(kind, time, input.registrationClosesAt),
      published: input.published,
    },
    regions: await checkedRegions(tx, input.regions),
    materials: await checkedMaterials(tx, projectId, input.materials),
  };
}
