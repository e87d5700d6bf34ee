import type { Transaction } from '../../platform/database/transaction.ts';
import type { HistoryKinds } from '../../platform/history/record.ts';

type OfEvent = { organisationId: string; version: number };
type OfRegistration = { registrationId: string; organisationId: string; participants: number };

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'event.planned': OfEvent & { startsAt: string };
    'event.edited': OfEvent;
    'event.opened': OfEvent;
    'event.held': OfEvent;
    'event.postponed': OfEvent;
    'event.rescheduled': OfEvent & { startsAt: string };
    'event.cancelled': OfEvent;
    /** What the report says was written, or written anew. */
    'event.report_saved': OfEvent;
    'event.attendance_saved': OfEvent & { institutions: number; attendees: number };
    'event.reported': OfEvent & { attendees: number; reach: number | null };
    'event.returned': OfEvent;
    'event.approved': OfEvent & { ownCheck: boolean };
    /** The organiser was reminded of the report, for the nth time. */
    'event.report_reminded': OfEvent & { number: number };
    'event.imported': OfEvent & { importId: string; change: 'NEW' | 'CHANGED' };
    'event.import_undone': OfEvent & { importId: string; change: 'NEW' | 'CHANGED' };
    /** A row of its attendance came in from a spreadsheet, or was taken back. */
    'event.attendance_imported': OfEvent & { importId: string };
    'event.attendance_import_undone': OfEvent & { importId: string };
    'event.registered': OfRegistration;
    'event.registration_changed': OfRegistration;
    'event.registration_withdrawn': OfRegistration;
    /** The coordinator invited a provider; `organisationId` is whom. */
    'event.invited': { invitationId: string; organisationId: string };
  }
}
type Registered = 'event.registered' | 'event.registration_changed' | 'event.registration_withdrawn';
type Numbers =
  | 'event.report_saved'
  | 'event.attendance_saved'
  | 'event.reported'
  | 'event.returned'
  | 'event.report_reminded'
  | 'event.attendance_imported'
  | 'event.attendance_import_undone';
type EventKinds = Exclude<Extract<keyof HistoryKinds, `event.${string}`>, Registered | 'event.invited'>;

type About = { id: string; projectId: string; organisationId: string; published: boolean };

// Numbers of attendance, and what goes back and forth about a report, are the project's.
const INSIDE: readonly string[] = [
  'event.report_saved',
  'event.attendance_saved',
  'event.reported',
  'event.returned',
  'event.report_reminded',
  'event.attendance_imported',
  'event.attendance_import_undone',
] satisfies Numbers[];

/** Collects a row about an event: of a published one for everybody, numbers aside. */
export function recordEvent<K extends EventKinds>(
  tx: Transaction,
  kind: K,
  { id, projectId, organisationId, published }: About,
  facts: Omit<HistoryKinds[K], 'organisationId'>,
) {
  tx.record(kind, {
    stream: projectId,
    subjectType: 'DisseminationEvent',
    subject: id,
    audience: published && !INSIDE.includes(kind) ? ['project', 'public'] : ['project'],
    facts: { organisationId, ...facts } as unknown as HistoryKinds[K],
  });
}

/** For the project, and for whoever registered. */
export function recordRegistration(tx: Transaction, kind: Registered, { id, projectId }: About, facts: OfRegistration) {
  tx.record(kind, {
    stream: projectId,
    subjectType: 'DisseminationEvent',
    subject: id,
    audience: ['project', `partner:${facts.organisationId}`],
    facts,
  });
}

/** Whom the coordinator invites is told to those who steer, to the organiser, and to itself. */
export function recordInvited(tx: Transaction, { id, projectId, organisationId }: About, facts: HistoryKinds['event.invited']) {
  tx.record('event.invited', {
    stream: projectId,
    subjectType: 'DisseminationEvent',
    subject: id,
    audience: [...new Set(['coordinator', 'funder', `partner:${organisationId}`, `partner:${facts.organisationId}`])],
    facts,
  });
}
