import { describe, expect, test } from 'vitest';
import { EDIT, eventHub, eventLike, REGISTER, WEBINAR, WITHDRAW } from './events.fixture.ts';

const { hub, coordinator, a, b, provider, officer, read, step, told, history } = await eventHub();
const register = async (caller: typeof a, eventId: string, participants: number, more: object = {}) =>
  (await caller.data(REGISTER, { input: { eventId, expectedVersion: 0, participants, ...more } })).registerForEvent;
const turnedDown = (caller: typeof a, eventId: string, participants = 1, more: object = {}) =>
  caller.refused(REGISTER, { input: { eventId, expectedVersion: 0, participants, ...more } });

describe('registering', () => {
  test('any provider registers its own people, also from outside, and then sees the way to join', async () => {
    const { id } = await eventLike(hub);
    expect(await read(provider, id)).toMatchObject({ joinAddress: null, viewerCan: { register: { allowed: true } } });
    expect(await register(provider, id, 6, { wishes: 'Tekstitys' })).toMatchObject({
      participants: 6,
      organisation: { nameFi: 'Esimerkkiopisto Satakunta' },
      viewerCan: { withdraw: { allowed: true } },
    });
    await register(b, id, 3);
    expect(await read(provider, id)).toMatchObject({
      joinAddress: 'https://teams.example/liity',
      registeredCount: null,
      registrations: [{ participants: 6, wishes: 'Tekstitys' }],
    });
    expect(await read(a, id)).toMatchObject({ registeredCount: 9 });
    expect((await read(officer, id)).registrations).toHaveLength(2);
    expect(await history(id)).toEqual(['event.registered', 'event.registered']);
  });

  test('says anew how many come, takes back, and comes again: one registration', async () => {
    const { id } = await eventLike(hub);
    const first = await register(provider, id, 2);
    expect(await turnedDown(provider, id, 4)).toEqual({ code: 'CONFLICT', params: { currentVersion: 1 } });
    const more = await register(provider, id, 4, { expectedVersion: 1 });
    expect(more).toMatchObject({ id: first.id, version: 2, participants: 4 });
    const taken = { id: more.id, expectedVersion: 2 };
    expect(await a.refused(WITHDRAW, { input: taken })).toMatchObject({ params: { reason: 'NOT_YOUR_ORGANISATION' } });
    expect(await b.refused(WITHDRAW, { input: { ...taken, id: '00000000-0000-4000-8000-000000000000' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await provider.data(WITHDRAW, { input: taken });
    expect(await read(provider, id)).toMatchObject({ registrations: [], joinAddress: null });
    expect(await provider.refused(WITHDRAW, { input: taken })).toMatchObject({ params: { reason: 'WITHDRAWN_ALREADY' } });
    expect(await register(provider, id, 1, { expectedVersion: 3 })).toMatchObject({
      id: first.id,
      version: 4,
      withdrawnAt: null,
    });
    expect(await history(id)).toEqual([
      ...['event.registered', 'event.registration_changed', 'event.registration_withdrawn', 'event.registered'],
    ]);
  });

  test('is for providers’ editors, while the event is open', async () => {
    const { id } = await eventLike(hub);
    const refused = async (caller: typeof a, eventId = id) => (await turnedDown(caller, eventId)).params.reason;
    expect(await refused(officer)).toBe('NOT_A_PROVIDER');
    expect(await refused(await hub.as('signatory.a'))).toBe('ROLE_CANNOT_EDIT');
    expect(await refused(provider, (await eventLike(hub, { state: 'PLANNED' })).id)).toBe('EVENT_NOT_OPEN');
    expect(await refused(provider, (await eventLike(hub, { startsAt: '2024-10-15T05:00:00Z' })).id)).toBe('REGISTRATION_CLOSED');
    expect(await refused(provider, (await eventLike(hub, { kind: 'NEWSLETTER', state: 'PLANNED' })).id)).toBe('NO_REGISTRATION');
    expect((await turnedDown(provider, (await eventLike(hub, { published: false })).id)).code).toBe('NOT_FOUND');
    expect(await turnedDown(provider, id, 0)).toMatchObject({ params: { field: 'participants', problem: 'OUT_OF_RANGE' } });
  });

  test('ends when registration closes, and so does taking back', async () => {
    const { id } = await eventLike(hub);
    const mine = await register(provider, id, 2);
    const { version } = await read(a, id);
    await a.data(EDIT, {
      input: { id, expectedVersion: version, ...WEBINAR, kind: undefined, registrationClosesAt: '2024-10-15T05:59:00Z' },
    });
    expect(await turnedDown(b, id)).toMatchObject({ params: { reason: 'REGISTRATION_CLOSED' } });
    expect(await provider.refused(WITHDRAW, { input: { id: mine.id, expectedVersion: 1 } })).toMatchObject({
      params: { reason: 'REGISTRATION_CLOSED' },
    });
  });
});

describe('capacity', () => {
  test('who comes late is told how many places are left, or that there are none', async () => {
    const { id } = await eventLike(hub, { capacity: 10 });
    await register(provider, id, 7);
    expect(await turnedDown(b, id, 4)).toMatchObject({ params: { field: 'participants', problem: 'OVER_CAPACITY', left: 3 } });
    await register(b, id, 3);
    expect(await turnedDown(a, id)).toMatchObject({ code: 'FORBIDDEN', params: { reason: 'EVENT_FULL' } });
    expect(await read(a, id)).toMatchObject({ placesLeft: 0, viewerCan: { register: { reason: 'EVENT_FULL' } } });
    // Who is in may say that fewer come, and that as many do as there is room.
    expect(await register(b, id, 1, { expectedVersion: 1 })).toMatchObject({ participants: 1 });
    expect(await read(a, id)).toMatchObject({ placesLeft: 2 });
  });

  test('the last place is taken once, however many reach for it', async () => {
    const { id } = await eventLike(hub, { capacity: 5 });
    const racers = [provider, a, b, coordinator];
    const answers = await Promise.all(
      racers.map((caller) => caller.ask(REGISTER, { input: { eventId: id, expectedVersion: 0, participants: 3 } })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (const { errors } of answers) if (errors) expect(errors[0]!.extensions.params.problem).toBe('OVER_CAPACITY');
    expect(await read(coordinator, id)).toMatchObject({ registeredCount: 3, placesLeft: 2 });
  });
});

test('who registered is told when the event is put off or called off, and the organiser is not', async () => {
  const { id, version } = await eventLike(hub, { published: false });
  await register(b, id, 2);
  const put = await step(a, 'postponeEvent', { id, version }, { reason: 'Puhuja sairastui' });
  expect(await told(b, id)).toMatchObject([{ kind: 'EVENT_MOVED', handledAt: null }]);
  expect(await told(a, id)).toEqual([]);
  await b.data('mutation { markNotificationsRead(input: {}) }');
  await step(a, 'cancelEvent', put, { reason: 'Ei uutta aikaa' });
  expect(await told(b, id)).toMatchObject([{ kind: 'EVENT_MOVED', handledAt: null }]);
});

test('the same registration under one key is made once', async () => {
  const { id } = await eventLike(hub);
  const more = { idempotencyKey: 'come once' };
  expect((await register(provider, id, 2, more)).id).toBe((await register(provider, id, 2, more)).id);
  expect(await read(a, id)).toMatchObject({ registeredCount: 2 });
});
