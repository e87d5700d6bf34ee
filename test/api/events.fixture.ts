import { testHub, type Account, type Caller, type TestHub } from '../support/api.ts';
import { PARTNER_A, type Thing } from './care.fixture.ts';
import { organisationId } from './people.fixture.ts';

export const EVENT = `id version kind state titleFi date startsAt endsAt place channel joinAddress nationwide capacity placesLeft published minutes recordingUrl reach otherAttendees
  reason returnReason ownCheck reportAwaited registeredCount attendeeCount organisation { nameFi } regions { code } materials { material { id title } materialVersion { number } }
  reportedBy { name } approvedBy { name } registrations { organisation { nameFi } participants wishes } ownRegistration { id version participants withdrawnAt }
  attendance { organisation { nameFi } role count }
  viewerCan { edit { allowed reason } open { allowed reason } hold { allowed reason } postpone { allowed reason } reschedule { allowed reason } cancel { allowed reason }
    report { allowed reason } return { allowed reason } approve { allowed reason } register { allowed reason } invite { allowed reason } }`;
const on = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${EVENT} } }`;
export const PLAN = on('planEvent', 'PlanEventInput');
export const EDIT = on('editEvent', 'EditEventInput');
export const SAVE_REPORT = on('saveEventReport', 'SaveEventReportInput');
export const SAVE_ATTENDANCE = on('saveEventAttendance', 'SaveEventAttendanceInput');
export const RESCHEDULE = on('rescheduleEvent', 'RescheduleEventInput');
export const STEPS = {
  openEvent: on('openEvent', 'SeenEventInput'),
  holdEvent: on('holdEvent', 'SeenEventInput'),
  reportEvent: on('reportEvent', 'SeenEventInput'),
  approveEvent: on('approveEvent', 'SeenEventInput'),
  postponeEvent: on('postponeEvent', 'EventReasonInput'),
  cancelEvent: on('cancelEvent', 'EventReasonInput'),
  returnEvent: on('returnEvent', 'EventReasonInput'),
};
const REGISTRATION =
  'id version participants wishes withdrawnAt organisation { nameFi } viewerCan { withdraw { allowed reason } }';
export const REGISTER = `mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { ${REGISTRATION} } }`;
export const WITHDRAW = `mutation ($input: WithdrawRegistrationInput!) { withdrawRegistration(input: $input) { ${REGISTRATION} } }`;
export const READ = `query ($id: ID!) { disseminationEvent(id: $id) { ${EVENT} } }`;

/** When the demonstration's clock stands still for these tests. */
export const NOW = '2024-10-15T09:00:00+03:00';
/** A webinar a fortnight later. */
export const WEBINAR = {
  kind: 'WEBINAR',
  titleFi: 'Analytiikan aamu',
  startsAt: '2024-10-29T07:00:00.000Z',
  endsAt: '2024-10-29T09:00:00.000Z',
  channel: 'Teams',
  joinAddress: 'https://teams.example/liity',
  published: true,
};

/** What an event is to be: an open, published webinar of partner A's, a fortnight ahead, unless said otherwise. */
export type WantedEvent = {
  kind?: string;
  state?: string;
  organiser?: string;
  startsAt?: string;
  published?: boolean;
  capacity?: number | null;
  reportedBy?: string;
  /** Whether everything that a report needs is there. */
  complete?: boolean;
};

/** An event as rows of the database: a test begins where it gets interesting. */
export async function eventLike(hub: TestHub, wanted: WantedEvent = {}): Promise<Thing> {
  const { kind = 'WEBINAR', state = 'OPEN', organiser = PARTNER_A, published = true, capacity = null, complete = false } = wanted;
  const isDated = ['PUBLICATION', 'NEWSLETTER', 'CONSULTATION'].includes(kind);
  const past = ['HELD', 'REPORTED', 'APPROVED'].includes(state);
  const startsAt = wanted.startsAt ?? (past ? '2024-10-08T07:00:00Z' : WEBINAR.startsAt);
  const reported = ['REPORTED', 'APPROVED'].includes(state);
  const { rows } = await hub.pool.query(
    `insert into dissemination_event (project_id, organisation_id, kind, state, title_fi, date, starts_at, ends_at, published, capacity, nationwide, minutes, reach, reason,
         join_address, reported_by_id, reported_at, approved_by_id, approved_at, demonstration)
       select p.id, $1, $2, $3::event_state, 'Testitapahtuma', $4, $5::timestamptz, $5::timestamptz + interval '2 hours', $6, $7, $8, $9, $10,
         case when $3 in ('CANCELLED', 'POSTPONED') then 'Sairastapaus' end, 'https://teams.example/liity',
         case when $11 then (select id from person where email = $12) end, case when $11 then hub_now() end,
         case when $3 = 'APPROVED' then (select id from person where email = 'coordinator2@demo.test') end, case when $3 = 'APPROVED' then hub_now() end, true
       from project p returning id, version`,
    [
      ...[await organisationId(hub, organiser), kind, state, isDated ? '2024-10' : null, startsAt, published, capacity],
      ...[complete, complete && !isDated ? 90 : null, complete && isDated ? 250 : null],
      ...[reported, `${wanted.reportedBy ?? 'partner.a'}@demo.test`],
    ],
  );
  if (complete) {
    await hub.pool.query(
      `insert into event_material (event_id, material_id, material_version_id, "position") select $1, id, current_version_id, 0 from material where current_version_id is not null and project_id is not null order by register_code limit 1`,
      [rows[0].id],
    );
    if (!isDated)
      await hub.pool.query(
        `insert into event_attendance (event_id, project_id, organisation_id, role, count) select $1, p.id, $2, 'TEACHER', 7 from project p`,
        [rows[0].id, await organisationId(hub, 'Esimerkkiopisto Satakunta')],
      );
  }
  return rows[0];
}

/** The demonstration at a known moment, its project, and those who have to do with events. */
export async function eventHub() {
  const hub = await testHub();
  await hub.setClock(NOW);
  const names = ['coordinator', 'coordinator2', 'partner.a', 'partner.b', 'provider', 'officer'] satisfies Account[];
  const callers = await Promise.all(names.map((name) => hub.as(name)));
  const [coordinator, coordinator2, a, b, provider, officer] = callers as [Caller, Caller, Caller, Caller, Caller, Caller];
  const projectId: string = (await hub.pool.query('select id from project')).rows[0].id;
  const read = async (caller: Caller, id: string) => (await caller.data(READ, { id })).disseminationEvent;
  const step = async (caller: Caller, name: keyof typeof STEPS, { id, version }: Thing, more: object = {}) =>
    (await caller.data(STEPS[name], { input: { id, expectedVersion: version, ...more } }))[name];
  const refused = (caller: Caller, name: keyof typeof STEPS, { id, version }: Thing, more: object = {}) =>
    caller.refused(STEPS[name], { input: { id, expectedVersion: version, ...more } });
  const told = async (caller: Caller, subjectId: string) =>
    (
      await caller.data('{ notifications(first: 100) { nodes { kind subjectId handledAt event { id } } } }')
    ).notifications.nodes.filter((n: any) => n.subjectId === subjectId);
  const history = async (id: string): Promise<string[]> =>
    (await hub.pool.query('select kind from history where subject = $1 order by stream, position', [id])).rows.map(
      ({ kind }) => kind,
    );
  return { hub, coordinator, coordinator2, a, b, provider, officer, projectId, read, step, refused, told, history };
}
