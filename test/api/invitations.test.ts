import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/api.ts';
import { until } from '../support/until.ts';
import { eventHub, eventLike, REGISTER } from './events.fixture.ts';
import { organisationId } from './people.fixture.ts';

const INVITE =
  'mutation ($input: InviteProvidersInput!) { inviteProviders(input: $input) { invited invitedBefore registeredBefore notCounted } }';
const INVITED = `query ($id: ID!) { disseminationEvent(id: $id) { id ownInvitation { note } invitations { note sentBy { name } organisation { nameFi } registration { participants } } } }`;
const WAITING = `query ($projectId: ID!) { disseminationEvents(projectId: $projectId, filter: { invitationWaits: true }) { totalCount nodes { id } }
  project(id: $projectId) { figures { ownInvitations } } }`;
const OUTSIDE = 'Esimerkkiopisto Satakunta';

let it: Awaited<ReturnType<typeof eventHub>>;
let outside: string;
let partnerB: string;
beforeAll(async () => {
  it = await eventHub();
  await it.hub.startJobs();
  const own = async (caller: Caller) => (await caller.data('{ viewer { organisation { id } } }')).viewer.organisation.id;
  [outside, partnerB] = await Promise.all([own(it.provider), own(it.b)]);
});

const invite = async (eventId: string, organisationIds: string[], more: object = {}) =>
  (await it.coordinator.data(INVITE, { input: { eventId, organisationIds, ...more } })).inviteProviders;
const invitations = async (caller: Caller, id: string) => (await caller.data(INVITED, { id })).disseminationEvent;
const waiting = async (caller: Caller) => {
  const { disseminationEvents, project } = await caller.data(WAITING, { projectId: it.projectId });
  return { ids: disseminationEvents.nodes.map(({ id }: any) => id), figure: project.figures?.ownInvitations };
};
const invitedTold = async (caller: Caller, id: string) =>
  (await it.told(caller, id)).filter(({ kind }: any) => kind === 'EVENT_INVITED');
const letters = async (to: string) =>
  (await it.hub.pool.query('select subject, text from outbox_mail where recipient = $1 order by written_at', [to])).rows;

describe('the coordinator invites providers to an event', () => {
  test('each is told once, by a notification and a letter, sees even what is not published, and finds it waiting', async () => {
    const event = await eventLike(it.hub, { published: false });
    expect(await it.read(it.provider, event.id)).toBeNull();
    const organisation = await organisationId(it.hub, 'Opetus- ja kulttuuriministeriö');
    expect(
      await invite(event.id, [outside, partnerB, outside.toUpperCase(), organisation, 'nobody'], {
        note: 'Tulkaa mukaan.',
        idempotencyKey: 'k',
      }),
    ).toEqual({ invited: 2, invitedBefore: 0, registeredBefore: 0, notCounted: 2 });
    expect(await invite(event.id, [outside])).toEqual({ invited: 0, invitedBefore: 1, registeredBefore: 0, notCounted: 0 });
    expect(await invitedTold(it.provider, event.id)).toEqual([
      expect.objectContaining({ handledAt: null, event: { id: event.id } }),
    ]);
    expect(await invitations(it.provider, event.id)).toMatchObject({
      ownInvitation: { note: 'Tulkaa mukaan.' },
      invitations: [{ organisation: { nameFi: OUTSIDE } }],
    });
    expect(await waiting(it.provider)).toEqual({ ids: [event.id], figure: undefined });
    expect(await waiting(it.b)).toEqual({ ids: [event.id], figure: 1 });
    await until('the letters are written', async () => (await letters('provider@demo.test')).length > 0);
    const [letter, ...others] = await letters('provider@demo.test');
    expect(others).toEqual([]);
    expect(letter.subject).toBe('Kutsu: Testitapahtuma');
    expect(letter.text).toContain('Tulkaa mukaan.');
    expect(letter.text).toContain(`/dissemination/${event.id}`);
    expect(letter.text).toMatch(/29\. lokakuuta 2024 9\.00.11\.00/);
    expect(await it.history(event.id)).toEqual(['event.invited', 'event.invited']);
  });

  test('registering answers it; the organiser and those who steer see who was invited, came along and has not', async () => {
    const event = await eventLike(it.hub);
    await invite(event.id, [outside, partnerB]);
    await it.provider.data(REGISTER, { input: { eventId: event.id, expectedVersion: 0, participants: 3 } });
    expect((await invitedTold(it.provider, event.id))[0].handledAt).not.toBeNull();
    expect((await waiting(it.provider)).ids).not.toContain(event.id);
    for (const caller of [it.coordinator, it.officer, it.a]) {
      const rows = (await invitations(caller, event.id)).invitations;
      expect(rows.map(({ organisation, registration }: any) => [organisation.nameFi, registration])).toEqual(
        expect.arrayContaining([
          [OUTSIDE, { participants: 3 }],
          ['Exempelinstitutet Österbotten', null],
        ]),
      );
    }
    // Another partner sees its own invitation and nobody else's, here and in the history.
    expect((await invitations(it.b, event.id)).invitations).toHaveLength(1);
    const seen = async (caller: Caller) =>
      (
        await caller.data(
          'query ($p: ID!, $id: ID!) { history(projectId: $p, subjectId: $id, first: 20) { nodes { kind facts } } }',
          { p: it.projectId, id: event.id },
        )
      ).history.nodes.filter(({ kind }: any) => kind === 'event.invited');
    expect(await seen(it.b)).toEqual([expect.objectContaining({ facts: expect.objectContaining({ organisationId: partnerB }) })]);
    expect(await seen(it.a)).toHaveLength(2);
    expect(await invite(event.id, [outside])).toMatchObject({ invited: 0, registeredBefore: 1 });
  });

  test('one is invited to what is not open yet, and told anew when it is; what is called off waits no longer', async () => {
    const event = await eventLike(it.hub, { state: 'PLANNED' });
    await invite(event.id, [outside]);
    expect((await waiting(it.provider)).ids).not.toContain(event.id);
    await it.provider.data('mutation { markNotificationsRead(input: {}) }');
    const opened = await it.step(it.a, 'openEvent', event);
    expect((await invitedTold(it.provider, event.id))[0].handledAt).toBeNull();
    expect((await waiting(it.provider)).ids).toContain(event.id);
    await it.step(it.a, 'cancelEvent', opened, { reason: 'Sairastapaus' });
    expect((await invitedTold(it.provider, event.id))[0].handledAt).not.toBeNull();
    expect((await waiting(it.provider)).ids).not.toContain(event.id);
  });

  test('two presses at once invite once', async () => {
    const event = await eventLike(it.hub);
    const outcomes = await Promise.all([invite(event.id, [outside]), invite(event.id, [outside])]);
    expect(outcomes.map(({ invited }) => invited).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  test.each([
    ['a publication', { kind: 'PUBLICATION', state: 'PLANNED' }, 'NO_REGISTRATION'],
    ['what has been held', { state: 'HELD' }, 'EVENT_OVER'],
    ['what has begun', { startsAt: '2024-10-15T05:00:00Z' }, 'REGISTRATION_CLOSED'],
  ])('nobody is invited to %s', async (_, wanted, reason) => {
    const event = await eventLike(it.hub, wanted);
    expect((await it.read(it.coordinator, event.id)).viewerCan.invite).toEqual({ allowed: false, reason });
    expect(await it.coordinator.refused(INVITE, { input: { eventId: event.id, organisationIds: [outside] } })).toEqual({
      code: 'FORBIDDEN',
      params: { reason },
    });
  });

  test('none, too many, and a stranger’s event are refused', async () => {
    const event = await eventLike(it.hub);
    const refused = (organisationIds: string[], eventId = event.id) =>
      it.coordinator.refused(INVITE, { input: { eventId, organisationIds } });
    expect(await refused([])).toMatchObject({ params: { field: 'organisationIds', problem: 'REQUIRED' } });
    expect(await refused(Array.from({ length: 101 }, () => crypto.randomUUID()))).toMatchObject({
      params: { field: 'organisationIds', problem: 'TOO_MANY', most: 100 },
    });
    expect(await refused([outside], crypto.randomUUID())).toEqual({ code: 'NOT_FOUND', params: { field: 'eventId' } });
    expect(await it.a.refused(INVITE, { input: { eventId: event.id, organisationIds: [outside] } })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'NOT_THE_COORDINATOR' },
    });
  });
});
