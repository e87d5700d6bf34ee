import type { TestHub } from '../support/api.ts';
import { PARTNER_A, type Thing } from './care.fixture.ts';
import { eventLike, WEBINAR, type WantedEvent } from './events.fixture.ts';

type Upon = { query: string; variables: () => Record<string, unknown>; at: string[] };
type At = {
  hub: () => TestHub;
  projectId: () => string;
  act: (thing: Thing) => { id: string; expectedVersion: number };
  upon: (type: string, action: string) => Upon;
};

/** What can be tried upon an event of partner A’s, everything that its report needs in it: a new one for each attempt. */
export function eventTrials({ hub, projectId, act, upon }: At) {
  const on = (mutation: string, action: string, wanted: WantedEvent, more: object = {}) => ({
    mutation,
    input: async () => ({ ...act(await eventLike(hub(), { complete: true, organiser: PARTNER_A, ...wanted })), ...more }),
    beforehand: upon('DisseminationEvent', action),
  });
  const time = { startsAt: '2025-01-15T07:00:00Z', endsAt: '2025-01-15T09:00:00Z' };
  return [
    {
      mutation: 'planEvent',
      input: () => ({ ...WEBINAR, projectId: projectId() }),
      beforehand: {
        query: 'query ($id: ID!) { project(id: $id) { viewerCan { planEvent { allowed reason } } } }',
        variables: () => ({ id: projectId() }),
        at: ['project', 'viewerCan', 'planEvent'],
      },
    },
    on('editEvent', 'edit', { state: 'PLANNED' }, { ...WEBINAR, kind: undefined }),
    on('openEvent', 'open', { state: 'PLANNED' }),
    on('holdEvent', 'hold', { startsAt: '2024-10-08T07:00:00Z' }),
    on('postponeEvent', 'postpone', {}, { reason: 'Sairastapaus' }),
    on('rescheduleEvent', 'reschedule', { state: 'POSTPONED' }, time),
    on('cancelEvent', 'cancel', {}, { reason: 'Ei osallistujia' }),
    on('saveEventReport', 'report', { state: 'HELD' }, { nationwide: true, minutes: 60 }),
    on('saveEventAttendance', 'report', { state: 'HELD' }, { rows: [] }),
    on('reportEvent', 'report', { state: 'HELD' }),
    on('returnEvent', 'return', { state: 'REPORTED' }, { reason: 'Kesken' }),
    on('approveEvent', 'approve', { state: 'REPORTED' }),
    {
      ...on('approveEvent', 'approve', {
        ...{ state: 'REPORTED', organiser: 'Esimerkkiopisto Keski-Suomi', reportedBy: 'coordinator' },
      }),
      upon: 'the coordinator’s own, reported by the coordinator',
    },
    {
      mutation: 'registerForEvent',
      input: async () => ({ eventId: act(await eventLike(hub())).id, expectedVersion: 0, participants: 2 }),
      beforehand: upon('DisseminationEvent', 'register'),
    },
    {
      mutation: 'inviteProviders',
      upon: 'nobody',
      input: async () => ({ eventId: act(await eventLike(hub())).id, organisationIds: [] }),
      beforehand: upon('DisseminationEvent', 'invite'),
    },
    {
      mutation: 'withdrawRegistration',
      upon: 'of partner B’s editor',
      input: async () => act(await registration(hub(), projectId())),
      beforehand: upon('EventRegistration', 'withdraw'),
    },
    {
      mutation: 'answerFollowUp',
      upon: 'partner A’s',
      input: async () => {
        const { answers, ...asked } = await followUp(hub(), projectId());
        return { ...act(asked), answers };
      },
      beforehand: upon('FollowUp', 'answer'),
    },
  ];
}

/** A registration of partner B’s. */
async function registration(hub: TestHub, projectId: string): Promise<Thing> {
  const event = await eventLike(hub);
  const { rows } = await hub.pool.query(
    `insert into event_registration (event_id, organisation_id, project_id, participants, registered_by_id)
       select $1, s.organisation_id, $2, 3, s.person_id from session s join person p on p.id = s.person_id where p.email = 'partner.b@demo.test' limit 1 returning id, version`,
    [event.id, projectId],
  );
  return rows[0];
}

/** A question to partner A of what an event showed, and the answer that it stands where it stood. */
async function followUp(hub: TestHub, projectId: string): Promise<Thing & { answers: object[] }> {
  const event = await eventLike(hub, { state: 'REPORTED', complete: true, organiser: PARTNER_A });
  const { rows } = await hub.pool.query(
    `with came as (insert into event_attendance (event_id, organisation_id, project_id, role, count)
         select $1::uuid, id, $2, 'TEACHER', 3 from organisation where name_fi = $3 returning organisation_id)
     insert into follow_up (event_id, organisation_id, project_id, day, since, due_on)
       select $1::uuid, organisation_id, $2, 30, hub_now(), hub_today() + 14 from came returning id, version`,
    [event.id, projectId, PARTNER_A],
  );
  const { rows: shown } = await hub.pool.query(
    `select s.material_id as "materialId", coalesce((select a.version from adoption a join organisation o on o.id = a.organisation_id
        where a.material_id = s.material_id and o.name_fi = $2), 0) as "expectedVersion" from event_material s where s.event_id = $1`,
    [event.id, PARTNER_A],
  );
  return { ...rows[0], answers: shown };
}
