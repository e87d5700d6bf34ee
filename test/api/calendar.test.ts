import { describe, expect, test } from 'vitest';
import { EDIT, eventHub, eventLike, NOW, PLAN, STEPS, WEBINAR } from './events.fixture.ts';
import { ReminderService } from '../../server/src/features/dissemination/reminder.service.ts';

const { hub, a, b, coordinator, provider, projectId, told, step, history } = await eventHub();

type Entry = Record<string, string>;
/** What a calendar program reads: lines unfolded, texts unescaped, one entry for each VEVENT. */
function readCalendar(text: string): { head: Entry; events: Entry[] } {
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const head: Entry = {};
  const events: Entry[] = [];
  let current = head;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') events.push((current = {}));
    else if (line === 'END:VEVENT') current = head;
    else current[name] = value.replaceAll(/\\([;,\\])/g, '$1').replaceAll('\\n', '\n');
  }
  return { head, events };
}
async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${hub.address}${path}`, { headers });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}
const entryOf = async (id: string, headers = {}) => {
  const { status, type, text } = await get(`/events/${id}.ics`, headers);
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
  return readCalendar(text).events[0]!;
};
const plan = async (more: object = {}) => (await a.data(PLAN, { input: { projectId, ...WEBINAR, ...more } })).planEvent;

describe('an event for a calendar', () => {
  test('is the same entry through all its changes, and called off when it is', async () => {
    let event = await plan({ titleFi: 'Mallit, opas; ja \\ muuta', description: 'Ensin.\nSitten.', place: 'Tampere' });
    const before = await entryOf(event.id);
    expect(before).toMatchObject({
      UID: `${event.id}@events.hankeverkko`,
      SEQUENCE: '0',
      STATUS: 'TENTATIVE',
      DTSTART: '20241029T070000Z',
      DTEND: '20241029T090000Z',
      SUMMARY: 'Mallit, opas; ja \\ muuta (esittely)',
      LOCATION: 'Tampere, Teams',
    });
    expect(before['DESCRIPTION']).toContain('Ensin.\nSitten.');
    expect(before['URL;VALUE=URI']).toBe(`http://127.0.0.1:4000/fi/dissemination/${event.id}`);
    event = await step(a, 'openEvent', event);
    expect(await entryOf(event.id)).toMatchObject({ UID: before['UID'], SEQUENCE: '1', STATUS: 'CONFIRMED' });
    await a.data(STEPS.cancelEvent, { input: { id: event.id, expectedVersion: 2, reason: 'Lakko' } });
    const after = await entryOf(event.id);
    expect(after).toMatchObject({ UID: before['UID'], SEQUENCE: '2', STATUS: 'CANCELLED' });
    expect(after['DESCRIPTION']).toContain('Lakko');
  });

  test('is at its own hour in Finland on both sides of a change to winter time', async () => {
    // Nine o'clock in Helsinki on the Friday before, and on the Monday after.
    const [summer, winter] = [
      await plan({ startsAt: '2024-10-25T09:00:00+03:00', endsAt: '2024-10-25T11:00:00+03:00' }),
      await plan({ startsAt: '2024-10-28T09:00:00+02:00', endsAt: '2024-10-28T11:00:00+02:00' }),
    ];
    const hour = async ({ id }: { id: string }) => {
      const [, y, m, d, h, min] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00Z$/.exec((await entryOf(id))['DTSTART']!)!;
      const moment = new Date(`${y}-${m}-${d}T${h}:${min}:00Z`);
      return moment.toLocaleTimeString('fi-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' });
    };
    expect([await hour(summer), await hour(winter)]).toEqual(['09.00', '09.00']);
  });

  test('that has a date fills the days of it', async () => {
    const event = await plan({ kind: 'NEWSLETTER', startsAt: null, endsAt: null, date: '2024-03-31', joinAddress: null });
    expect(await entryOf(event.id)).toMatchObject({ 'DTSTART;VALUE=DATE': '20240331', 'DTEND;VALUE=DATE': '20240401' });
  });

  test('is got by whoever sees it, and the way to join by whoever reads that', async () => {
    const [open, hidden] = [await plan(), await plan({ published: false })];
    expect((await entryOf(open.id))['DESCRIPTION']).not.toContain('teams.example');
    expect((await entryOf(open.id, b.credentials))['DESCRIPTION']).toContain('teams.example');
    expect((await get(`/events/${hidden.id}.ics`)).status).toBe(404);
    expect((await get(`/events/${hidden.id}.ics`, provider.credentials)).status).toBe(404);
    expect((await get(`/events/${hidden.id}.ics`, b.credentials)).status).toBe(200);
    expect((await get('/events/x.ics')).status).toBe(404);
  });

  test('stands in the feed of its project, narrowed as asked', async () => {
    const [training, webinar] = [await plan({ kind: 'TRAINING', regions: ['19'] }), await plan({ published: false })];
    const uids = async (more = '', headers = {}) =>
      readCalendar((await get(`/events.ics?project=${projectId}${more}`, headers)).text).events.map((entry) => entry['UID']);
    const uid = ({ id }: { id: string }) => `${id}@events.hankeverkko`;
    expect(await uids()).toContain(uid(training));
    expect(await uids()).not.toContain(uid(webinar));
    expect(await uids('', b.credentials)).toContain(uid(webinar));
    expect(await uids('&kind=TRAINING&region=19')).toContain(uid(training));
    expect(await uids('&kind=WEBINAR')).not.toContain(uid(training));
    expect(await uids('&region=06')).not.toContain(uid(training));
    expect((await get('/events.ics')).status).toBe(400);
    expect((await get(`/events.ics?project=${projectId}&kind=PARTY`)).status).toBe(400);
  });
});

describe('the report is asked for', () => {
  const reminders = new ReminderService(hub.database);
  const at = (days: number) =>
    hub.setClock(new Date(Date.parse('2024-10-15T07:00:00Z') + days * 86_400_000 + 60_000).toISOString());
  const unread = async (id: string) => (await told(a, id)).filter((n: any) => n.handledAt === null).length;
  const given = async (id: string) => (await history(id)).filter((kind) => kind === 'event.report_reminded').length;

  test('seven days after the end, then every ten, until it is in', async () => {
    const event = await eventLike(hub, { state: 'HELD', startsAt: '2024-10-15T05:00:00Z', complete: true });
    await at(6);
    await reminders.run();
    expect(await given(event.id)).toBe(0);
    await at(7);
    // Two processes at once, and once more: one reminder.
    await Promise.all([reminders.run(), reminders.run()]);
    await reminders.run();
    expect([await given(event.id), await unread(event.id)]).toEqual([1, 1]);
    await a.data('mutation { markNotificationsRead(input: {}) }');
    await at(16);
    await reminders.run();
    expect([await given(event.id), await unread(event.id)]).toEqual([1, 0]);
    await at(17);
    await reminders.run();
    expect([await given(event.id), await unread(event.id)]).toEqual([2, 1]);
    const { version } = (await hub.pool.query('select version from dissemination_event where id = $1', [event.id])).rows[0];
    await step(a, 'reportEvent', { id: event.id, version });
    expect(await unread(event.id)).toBe(0);
    await at(27);
    await reminders.run();
    expect(await given(event.id)).toBe(2);
  });

  test('anew after the new end, when an event that was over is moved; until then nobody waits for it', async () => {
    const event = await eventLike(hub, { state: 'OPEN', startsAt: '2024-10-15T05:00:00Z' });
    await at(8);
    await reminders.run();
    expect([await given(event.id), await unread(event.id)]).toEqual([1, 1]);
    const facts = { titleFi: 'Siirtynyt', startsAt: '2024-11-01T05:00:00Z', endsAt: '2024-11-01T07:00:00Z', published: true };
    await a.data(EDIT, { input: { id: event.id, expectedVersion: event.version, ...facts } });
    expect(await unread(event.id)).toBe(0);
    await at(24);
    await reminders.run();
    expect([await given(event.id), await unread(event.id)]).toEqual([2, 1]);
  });

  test('not of what was called off, and of what was missed only the last', async () => {
    await hub.setClock(NOW);
    const [late, cancelled] = [
      await eventLike(hub, { state: 'OPEN', startsAt: '2024-09-01T05:00:00Z' }),
      await eventLike(hub, { state: 'CANCELLED', startsAt: '2024-09-01T05:00:00Z' }),
    ];
    await reminders.run();
    expect([await given(late.id), await given(cancelled.id)]).toEqual([1, 0]);
    expect(await told(a, late.id)).toMatchObject([{ kind: 'EVENT_REPORT_DUE' }]);
    expect(await told(coordinator, late.id)).toEqual([]);
    // Reminding leaves the version as it was: whoever has the page open can go on.
    expect((await hub.pool.query('select version from dissemination_event where id = $1', [late.id])).rows[0].version).toBe(1);
  });
});
