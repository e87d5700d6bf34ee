import { beforeAll, describe, expect, test } from 'vitest';
import { PARTNER_A } from './care.fixture.ts';
import {
  EDIT,
  eventHub,
  eventLike,
  PLAN,
  READ,
  RESCHEDULE,
  SAVE_ATTENDANCE,
  SAVE_REPORT,
  STEPS,
  WEBINAR,
} from './events.fixture.ts';
import { organisationId } from './people.fixture.ts';

const world = await eventHub();
const { hub, coordinator, coordinator2, a, b, provider, officer, projectId, read, step, refused, told, history } = world;
let materialId: string;
const plan = async (caller = a, more: object = {}) =>
  (await caller.data(PLAN, { input: { projectId, ...WEBINAR, ...more } })).planEvent;
const seen = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });

beforeAll(async () => {
  const { rows } = await hub.pool.query(
    'select id from material where current_version_id is not null and project_id is not null order by register_code limit 1',
  );
  materialId = rows[0].id;
});

describe('planning', () => {
  test('a partner plans an event of its own, with materials in the version that is out', async () => {
    const event = await plan(a, { regions: ['06', '04'], materials: [{ materialId }] });
    expect(event).toMatchObject({
      state: 'PLANNED',
      organisation: { nameFi: PARTNER_A },
      regions: [{ code: '04' }, { code: '06' }],
      materials: [{ material: { id: materialId }, materialVersion: { number: 1 } }],
      joinAddress: WEBINAR.joinAddress,
      viewerCan: { open: { allowed: true }, hold: { reason: 'EVENT_NOT_OPEN' }, register: { reason: 'EVENT_NOT_OPEN' } },
    });
    expect(await history(event.id)).toEqual(['event.planned']);
  });

  test('the coordinator plans for a partner, a partner for nobody else, and outside nobody plans', async () => {
    const partnerB = await organisationId(hub, 'Exempelinstitutet Österbotten');
    expect(await plan(coordinator, { organisationId: partnerB })).toMatchObject({
      organisation: { nameFi: 'Exempelinstitutet Österbotten' },
    });
    const refusal = (caller: typeof a, more: object) => caller.refused(PLAN, { input: { projectId, ...WEBINAR, ...more } });
    expect(await refusal(a, { organisationId: partnerB })).toMatchObject({ params: { reason: 'NOT_THE_COORDINATOR' } });
    expect(await refusal(provider, {})).toMatchObject({ params: { reason: 'NOT_A_PARTNER' } });
    expect(await refusal(officer, {})).toMatchObject({ params: { reason: 'ROLE_CANNOT_EDIT' } });
    const outside = await organisationId(hub, 'Esimerkkiopisto Satakunta');
    expect(await refusal(coordinator, { organisationId: outside })).toMatchObject({
      params: { field: 'organisationId', problem: 'NOT_A_PARTNER' },
    });
  });

  test.each([
    [{ titleFi: ' ' }, 'titleFi', 'REQUIRED'],
    [{ startsAt: null }, 'startsAt', 'REQUIRED'],
    [{ endsAt: WEBINAR.startsAt }, 'endsAt', 'OUT_OF_RANGE'],
    // What no calendar can show: the feed of the project would break for everybody.
    [{ startsAt: '9999-12-31T21:00:00Z', endsAt: '9999-12-31T23:30:00Z' }, 'startsAt', 'OUT_OF_RANGE'],
    [{ startsAt: '0001-01-01T00:00:00Z', endsAt: '0001-01-01T01:00:00Z' }, 'startsAt', 'OUT_OF_RANGE'],
    [{ date: '2024-10' }, 'date', 'NOT_FOR_THIS_KIND'],
    [{ capacity: 0 }, 'capacity', 'OUT_OF_RANGE'],
    [{ registrationClosesAt: WEBINAR.endsAt }, 'registrationClosesAt', 'OUT_OF_RANGE'],
    [{ joinAddress: 'teams' }, 'joinAddress', 'NOT_A_WEB_ADDRESS'],
    [{ joinAddress: 'https://teams.example/\r\nX-LINE: 1' }, 'joinAddress', 'NOT_A_WEB_ADDRESS'],
    [{ kind: 'PUBLICATION' }, 'startsAt', 'NOT_FOR_THIS_KIND'],
    [{ kind: 'PUBLICATION', startsAt: null, endsAt: null }, 'date', 'REQUIRED'],
    [{ kind: 'PUBLICATION', startsAt: null, endsAt: null, date: '2024-02-30' }, 'date', 'OUT_OF_RANGE'],
    [{ kind: 'NEWSLETTER', startsAt: null, endsAt: null, date: '9999' }, 'date', 'OUT_OF_RANGE'],
    [{ kind: 'NEWSLETTER', startsAt: null, endsAt: null, date: '2024-02', capacity: 5 }, 'capacity', 'NOT_FOR_THIS_KIND'],
  ])('%o is refused, naming the field', async (more, field, problem) => {
    expect(await a.refused(PLAN, { input: { projectId, ...WEBINAR, ...more } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { field, problem },
    });
  });

  test('a material of elsewhere, one twice, and a region that is none are refused', async () => {
    const elsewhere = (
      await hub.pool.query(
        `insert into material (theme_id, title, kind, link_only, provenance, status, current_version_id)
      select theme_id, 'Muualta', kind, true, provenance, 'INTAKE', current_version_id from material where id = $1 returning id`,
        [materialId],
      )
    ).rows[0].id;
    const refusal = (more: object) => a.refused(PLAN, { input: { projectId, ...WEBINAR, ...more } });
    expect(await refusal({ materials: [{ materialId: elsewhere }] })).toMatchObject({
      params: { problem: 'NOT_IN_THE_PROJECT' },
    });
    expect(await refusal({ materials: [{ materialId }, { materialId }] })).toMatchObject({
      params: { field: 'materials.1.materialId', problem: 'TWICE' },
    });
    expect(await refusal({ regions: ['99'] })).toEqual({ code: 'NOT_FOUND', params: { field: 'regions' } });
  });

  test('what nobody comes to has its date as precisely as it is known', async () => {
    const event = await plan(a, { kind: 'PUBLICATION', startsAt: null, endsAt: null, date: '2024-03', joinAddress: null });
    // Winter time at its beginning, summer time at its end.
    expect(event).toMatchObject({ date: '2024-03', startsAt: '2024-02-29T22:00:00.000Z', endsAt: '2024-03-31T21:00:00.000Z' });
    expect(event.viewerCan).toMatchObject({ open: { reason: 'NO_REGISTRATION' }, hold: { allowed: true } });
    expect(await step(a, 'holdEvent', event)).toMatchObject({ state: 'HELD' });
  });

  test('under one key an event is planned once', async () => {
    const [one, two] = [await plan(a, { idempotencyKey: 'one event' }), await plan(a, { idempotencyKey: 'one event' })];
    expect(one.id).toBe(two.id);
  });
});

describe('editing', () => {
  test('corrects the facts, and who was slower is told', async () => {
    const event = await plan();
    const edit = { ...WEBINAR, kind: undefined, titleFi: 'Uusi nimi', published: false };
    const edited = (await a.data(EDIT, { input: { ...seen(event), ...edit } })).editEvent;
    expect(edited).toMatchObject({ titleFi: 'Uusi nimi', published: false, version: 2 });
    expect(await coordinator.refused(EDIT, { input: { ...seen(event), ...edit } })).toEqual({
      code: 'CONFLICT',
      params: { currentVersion: 2, currentState: 'PLANNED' },
    });
    expect(await b.refused(EDIT, { input: { ...seen(edited), ...edit } })).toMatchObject({
      params: { reason: 'NOT_THE_ORGANISER' },
    });
  });

  test('leaves room for those who registered', async () => {
    const event = await eventLike(hub);
    await hub.pool.query(
      `insert into event_registration (event_id, organisation_id, project_id, participants, registered_by_id) select $1, organisation_id, $2, 12, person_id from membership where role = 'EDITOR' limit 1`,
      [event.id, projectId],
    );
    expect(await a.refused(EDIT, { input: { ...seen(event), ...WEBINAR, kind: undefined, capacity: 11 } })).toMatchObject({
      params: { field: 'capacity', problem: 'BELOW_REGISTERED', registered: 12 },
    });
  });
});

describe('the steps', () => {
  test('an event is opened, held once it has begun, reported and approved', async () => {
    let event = await plan(a, { nationwide: true, materials: [{ materialId }] });
    event = await step(a, 'openEvent', event);
    expect(event).toMatchObject({ state: 'OPEN', viewerCan: { hold: { reason: 'EVENT_NOT_BEGUN' } } });
    await hub.setClock('2024-10-29T07:00:00Z');
    event = await step(a, 'holdEvent', event);
    for (const [field, input] of [
      ['minutes', { nationwide: true, materials: [{ materialId }] }],
      ['regions', { minutes: 120, materials: [{ materialId }] }],
      ['materials', { minutes: 120, nationwide: true }],
      ['attendance', { minutes: 120, nationwide: true, materials: [{ materialId }] }],
    ] as const) {
      event = (await a.data(SAVE_REPORT, { input: { ...seen(event), ...input } })).saveEventReport;
      expect(await refused(a, 'reportEvent', event)).toMatchObject({ params: { field, problem: 'REQUIRED' } });
    }
    const rows = [{ organisationId: await organisationId(hub, 'Esimerkkiopisto Satakunta'), role: 'TEACHER', count: 4 }];
    event = (await a.data(SAVE_ATTENDANCE, { input: { ...seen(event), rows } })).saveEventAttendance;
    event = await step(a, 'reportEvent', event);
    expect(event).toMatchObject({ state: 'REPORTED', attendeeCount: 4, reportedBy: { name: 'Osatoteuttaja A' } });
    expect(await told(coordinator, event.id)).toMatchObject([
      { kind: 'EVENT_REPORTED', handledAt: null, event: { id: event.id } },
    ]);
    expect(await refused(a, 'approveEvent', event)).toMatchObject({ params: { reason: 'NOT_THE_COORDINATOR' } });
    event = await step(coordinator, 'approveEvent', event);
    expect(event).toMatchObject({ state: 'APPROVED', ownCheck: false, approvedBy: { name: 'Koordinaattori' } });
    expect((await told(coordinator, event.id))[0].handledAt).not.toBeNull();
    expect(await a.refused(SAVE_ATTENDANCE, { input: { ...seen(event), rows } })).toMatchObject({
      params: { reason: 'EVENT_NOT_HELD' },
    });
    expect(await history(event.id)).toEqual([
      ...['event.planned', 'event.opened', 'event.held'],
      ...Array<string>(4).fill('event.report_saved'),
      ...['event.attendance_saved', 'event.reported', 'event.approved'],
    ]);
    await hub.setClock('2024-10-15T09:00:00+03:00');
  });

  test('the coordinator’s own is approved by a second person, as an own check', async () => {
    const event = await eventLike(hub, {
      ...{ state: 'REPORTED', organiser: 'Esimerkkiopisto Keski-Suomi', reportedBy: 'coordinator', complete: true },
    });
    expect(await refused(coordinator, 'approveEvent', event)).toMatchObject({ params: { reason: 'OWN_WORK' } });
    expect(await step(coordinator2, 'approveEvent', event)).toMatchObject({ state: 'APPROVED', ownCheck: true });
  });

  test('a report is given back with a reason, which the project reads and nobody else', async () => {
    const event = await eventLike(hub, { state: 'REPORTED', complete: true });
    expect(await refused(coordinator, 'returnEvent', event, { reason: '  ' })).toMatchObject({ code: 'REASON_REQUIRED' });
    const returned = await step(coordinator, 'returnEvent', event, { reason: 'Osallistujat puuttuvat' });
    expect(returned).toMatchObject({ state: 'HELD', returnReason: 'Osallistujat puuttuvat', reportedBy: null });
    expect(await told(a, event.id)).toMatchObject([{ kind: 'EVENT_RETURNED', handledAt: null }]);
    expect(await read(provider, event.id)).toMatchObject({ returnReason: null });
    expect(await step(a, 'reportEvent', returned)).toMatchObject({ state: 'REPORTED', returnReason: null });
  });

  test('what is postponed gets a new time, planned again or open at once', async () => {
    let event = await eventLike(hub);
    expect(await refused(a, 'postponeEvent', event, { reason: '' })).toMatchObject({ code: 'REASON_REQUIRED' });
    event = await step(a, 'postponeEvent', event, { reason: 'Puhuja sairastui' });
    expect(event).toMatchObject({ state: 'POSTPONED', reason: 'Puhuja sairastui', viewerCan: { reschedule: { allowed: true } } });
    const time = { startsAt: '2024-11-05T07:00:00Z', endsAt: '2024-11-05T09:00:00Z' };
    const past = { startsAt: '2024-10-01T07:00:00Z', endsAt: '2024-10-01T09:00:00Z' };
    expect(await a.refused(RESCHEDULE, { input: { ...seen(event), ...past } })).toMatchObject({
      params: { field: 'endsAt', problem: 'IN_THE_PAST' },
    });
    event = (await a.data(RESCHEDULE, { input: { ...seen(event), ...time, open: true } })).rescheduleEvent;
    expect(event).toMatchObject({ state: 'OPEN', reason: null, startsAt: '2024-11-05T07:00:00.000Z' });
    event = await step(a, 'cancelEvent', event, { reason: 'Ei osallistujia' });
    expect(event).toMatchObject({
      state: 'CANCELLED',
      viewerCan: { edit: { reason: 'EVENT_OVER' }, cancel: { reason: 'EVENT_OVER' } },
    });
  });

  const ALLOWED: Record<string, readonly string[]> = {
    openEvent: ['PLANNED'],
    holdEvent: ['OPEN'],
    postponeEvent: ['PLANNED', 'OPEN'],
    cancelEvent: ['PLANNED', 'OPEN', 'POSTPONED'],
    reportEvent: ['HELD'],
    returnEvent: ['REPORTED'],
    approveEvent: ['REPORTED'],
  };
  test.each(Object.keys(ALLOWED) as (keyof typeof STEPS)[])('%s is done from its states only, and by who may', async (name) => {
    const byCoordinator = name === 'returnEvent' || name === 'approveEvent';
    for (const state of ['PLANNED', 'OPEN', 'HELD', 'REPORTED', 'APPROVED', 'CANCELLED', 'POSTPONED']) {
      const event = await eventLike(hub, { state, complete: true, startsAt: '2024-10-08T07:00:00Z' });
      const input = { ...seen(event), ...(/postpone|cancel|return/.test(name) && { reason: 'Syy' }) };
      const who = { a, b, coordinator, provider, officer };
      for (const [account, caller] of Object.entries(who)) {
        const mayIt = account === 'coordinator' || (account === 'a' && !byCoordinator);
        if (mayIt) continue;
        expect((await caller.refused(STEPS[name], { input })).code, `${state} by ${account}`).toBe('FORBIDDEN');
      }
      const { errors } = await (byCoordinator ? coordinator : a).ask(STEPS[name], { input });
      expect(errors === undefined, state).toBe(ALLOWED[name]!.includes(state));
      const after = await read(coordinator, event.id);
      expect(after.state === state, `${state} after`).toBe(errors !== undefined);
      // What was seen is no longer so: nobody's step is lost under another's.
      if (!errors) {
        const { rows } = await hub.pool.query('select version from dissemination_event where id = $1', [event.id]);
        expect(rows[0].version).toBe(2);
      }
    }
  });

  test('two steps at once: one is done, the other meets a conflict', async () => {
    const event = await eventLike(hub, { state: 'PLANNED' });
    const answers = await Promise.all([
      a.ask(STEPS.openEvent, { input: seen(event) }),
      coordinator.ask(STEPS.cancelEvent, { input: { ...seen(event), reason: 'Ei sovi' } }),
    ]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort();
    expect(['done', 'CONFLICT,done', 'FORBIDDEN,done']).toContain(codes.join());
  });
});

describe('attendance', () => {
  test('is written as a whole: rows in are rows saved, doubles and strangers are refused by their row', async () => {
    const event = await eventLike(hub, { state: 'HELD' });
    const [satakunta, real] = [
      await organisationId(hub, 'Esimerkkiopisto Satakunta'),
      (await hub.pool.query(`select id from organisation where kind = 'PROVIDER' and not demonstration limit 1`)).rows[0].id,
    ];
    const row = { organisationId: satakunta, role: 'TEACHER', count: 3 };
    const save = (rows: object[], version = event.version) => ({ input: { id: event.id, expectedVersion: version, rows } });
    expect(await a.refused(SAVE_ATTENDANCE, save([row, row]))).toMatchObject({
      params: { field: 'rows.1.role', problem: 'TWICE' },
    });
    expect(await a.refused(SAVE_ATTENDANCE, save([{ ...row, organisationId: real }]))).toMatchObject({
      params: { field: 'rows.0.organisationId', problem: 'NOT_A_PROVIDER' },
    });
    expect(await a.refused(SAVE_ATTENDANCE, save([{ ...row, count: -1 }]))).toMatchObject({ params: { field: 'rows.0.count' } });
    const rows = [row, { ...row, role: 'MANAGER', count: 2 }, { ...row, role: 'OTHER', count: 0 }];
    const { saveEventAttendance: saved } = await a.data(SAVE_ATTENDANCE, save(rows));
    expect(saved).toMatchObject({
      attendeeCount: 5,
      attendance: [
        { role: 'TEACHER', count: 3 },
        { role: 'MANAGER', count: 2 },
      ],
    });
    const { saveEventAttendance: anew } = await a.data(SAVE_ATTENDANCE, save([row], saved.version));
    expect(anew.attendeeCount).toBe(3);
  });

  test('names and business ids are matched to the institutions of the project', async () => {
    const { rows } = await hub.pool.query(`select business_id from organisation where name_fi = 'Esimerkkiopisto Kainuu'`);
    const names = ['  esimerkkiopisto   SATAKUNTA', rows[0].business_id, 'Esimerkkiopisto Ei-ole'];
    const { project } = await a.data(
      'query ($id: ID!, $names: [String!]!) { project(id: $id) { organisationsNamed(names: $names) { name organisation { nameFi } } } }',
      { id: projectId, names },
    );
    expect(project.organisationsNamed).toEqual([
      { name: names[0], organisation: { nameFi: 'Esimerkkiopisto Satakunta' } },
      { name: names[1], organisation: { nameFi: 'Esimerkkiopisto Kainuu' } },
      { name: names[2], organisation: null },
    ]);
  });
});

describe('who sees what', () => {
  test('the public what is published, without numbers or the way to join; the rest is the project’s', async () => {
    const [shown, hidden] = [
      await eventLike(hub, { state: 'HELD', complete: true }),
      await eventLike(hub, { state: 'HELD', complete: true, published: false }),
    ];
    const { disseminationEvent: open } = await hub.nobody.data(READ, { id: shown.id });
    expect(open).toMatchObject({
      attendance: [],
      attendeeCount: null,
      registrations: [],
      joinAddress: null,
      placesLeft: null,
      reportedBy: null,
    });
    expect((await hub.nobody.data(READ, { id: hidden.id })).disseminationEvent).toBeNull();
    for (const caller of [b, officer, await hub.as('auditor')])
      expect(await read(caller, hidden.id)).toMatchObject({ attendeeCount: 7, joinAddress: 'https://teams.example/liity' });
    expect(await read(await hub.as('admin'), hidden.id)).toBeNull();
    // Who was there keeps sight of it, and of its own number.
    expect(await read(provider, hidden.id)).toMatchObject({
      ...{ attendeeCount: null, attendance: [{ role: 'TEACHER', count: 7 }], joinAddress: null },
    });
    const listed = async (caller: typeof a) =>
      (
        await caller.data('query ($projectId: ID!) { disseminationEvents(projectId: $projectId, first: 100) { nodes { id } } }', {
          projectId,
        })
      ).disseminationEvents.nodes.map(({ id }: { id: string }) => id);
    expect(await listed(hub.nobody)).toContain(shown.id);
    expect(await listed(hub.nobody)).not.toContain(hidden.id);
    expect(await listed(b)).toContain(hidden.id);
  });

  test('the list is narrowed by each of its filters', async () => {
    // Of a material's events the latest fifty are told.
    const event = await eventLike(hub, { state: 'HELD', kind: 'TRAINING', complete: true, startsAt: '2024-10-08T08:00:00Z' });
    const LIST = `query ($projectId: ID!, $filter: DisseminationEventFilter) { disseminationEvents(projectId: $projectId, filter: $filter, first: 100) { nodes { id startsAt state kind } } }`;
    const list = async (filter: object) => (await a.data(LIST, { projectId, filter })).disseminationEvents.nodes as any[];
    const holds = async (filter: object) => (await list(filter)).some(({ id }) => id === event.id);
    const shown = (await read(a, event.id)).materials[0].material;
    const { material } = await a.data('query ($id: ID!) { material(id: $id) { theme { code } disseminationEvents { id } } }', {
      id: shown.id,
    });
    expect(material.disseminationEvents.map(({ id }: any) => id)).toContain(event.id);
    const others = ['LEARNING_ANALYTICS', 'ENTERPRISE_ARCHITECTURE', 'DIGITAL_COMPETENCE', 'DATA_COMPETENCE'].filter(
      (code) => code !== material.theme.code,
    );
    for (const [yes, no] of [
      [{ search: 'TESTITAP' }, { search: 'ei ole' }],
      [{ upcoming: false }, { upcoming: true }],
      [{ kinds: ['TRAINING'] }, { kinds: ['WEBINAR'] }],
      [{ states: ['HELD'] }, { states: ['OPEN'] }],
      [{ themes: [material.theme.code] }, { themes: others }],
      [{ regions: ['06'] }, { regions: ['06'], kinds: ['WEBINAR'] }],
      [
        { organisationId: await organisationId(hub, PARTNER_A) },
        { organisationId: await organisationId(hub, 'Esimerkkiopisto Kainuu') },
      ],
      [{ materialId: shown.id }, { materialId: projectId }],
      [{ own: true }, { registered: true }],
      [{ toReport: true }, { toReport: true, states: ['APPROVED'] }],
    ]) {
      expect(await holds(yes!), JSON.stringify(yes)).toBe(true);
      expect(await holds(no!), JSON.stringify(no)).toBe(false);
    }
    const upcoming = (await list({ upcoming: true })).map(({ startsAt }) => startsAt);
    expect(upcoming).toEqual(upcoming.toSorted((a, b) => (a < b ? -1 : 1)));
    const past = (await list({ upcoming: false })).map(({ startsAt }) => startsAt);
    expect(past).toEqual(past.toSorted((a, b) => (a < b ? 1 : -1)));
  });
});
