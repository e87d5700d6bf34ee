import { expect, test, vi } from 'vitest';
import { opensTo } from '../../server/src/platform/history/row.ts';
import { HUB_STREAM, times } from './history.fixture.ts';
import { events, everything, frame, historyReaders, positions } from './history.readers.ts';

const { db, reader, follow, write, waits } = await historyReaders();
const session = () => ({ stream: HUB_STREAM, kind: 'session.ended', subjectType: 'Person', audience: ['administrator'] });

test('hidden rows are not shown, and their number only moves the cursor', async () => {
  const tail = await reader({ memory: 50 });
  const subscription = follow(tail, { after: '0.00000000', allowed: async () => opensTo(['project', 'partner:x']) });
  await frame(subscription);
  await write(2);
  await write(3, ['funder']);
  await write(2, ['funder', 'project']);
  await write(620, ['coordinator']);
  await tail.refresh();
  expect(positions(await events(subscription, 4))).toEqual([1, 2, 6, 7]);
  const bookmark = await frame(subscription);
  expect(bookmark.events).toEqual([]);
  expect(Number(bookmark.cursor.split('.')[0])).toBeGreaterThanOrEqual(500);
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  await write(1);
  tail.wake();
  expect(positions((await next).value!.events)).toEqual([628]);
});

test('somebody without a right gets no frame at all', async () => {
  expect((await follow(await reader(), { allowed: async () => null }).next()).done).toBe(true);
});

test('a right that is lost ends a silent subscription when the hub says so', async () => {
  const tail = await reader();
  let member = true;
  const subscription = follow(tail, { allowed: async () => (member ? everything : null) });
  await frame(subscription);
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  member = false;
  await db.append(session());
  tail.wake();
  expect((await next).done).toBe(true);
});

test('nothing younger than a revocation is shown, also when it is replayed from the table', async () => {
  const tail = await reader({ memory: 10 });
  let member = true;
  tail.onHubRows((rows) => {
    if (rows?.some((row) => row.kind === 'session.ended')) member = false;
  });
  await write(160);
  const subscription = follow(tail, { after: '0.00000000', allowed: async () => (member ? everything : null) });
  await frame(subscription);
  // Written by another process, and not read by this one yet.
  await db.append(session());
  await write(5);
  expect(positions(await events(subscription, 160))).toEqual(times(160, (i) => i + 1));
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  await tail.refresh();
  expect((await next).done).toBe(true);
});

test('a revocation behind a long queue in the hub still comes before what it governs', async () => {
  const tail = await reader();
  let member = true;
  tail.onHubRows((rows) => {
    if (rows?.some((row) => row.kind === 'session.ended')) member = false;
  });
  const subscription = follow(tail, { allowed: async () => (member ? everything : null) });
  await frame(subscription);
  const next = subscription.next();
  await db.append(...times(1200, () => ({ ...session(), kind: 'session.started' })), session());
  await write(1);
  await tail.refresh();
  expect((await next).done).toBe(true);
});

test('a reader that could not read for two seconds delivers nothing until it has read again', async () => {
  const tail = await reader();
  const subscription = follow(tail, { after: '0.00000000' });
  await frame(subscription);
  await write(1);
  await tail.refresh();
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 3000);
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  await tail.refresh();
  expect(positions((await next).value!.events)).toEqual([1]);
  clock.mockRestore();
});

test('rights that cannot be read keep the rows back, and lose none', async () => {
  const tail = await reader();
  let failing = false;
  const allowed = vi.fn(async () => {
    if (failing) throw new Error('the database is away');
    return everything;
  });
  const subscription = follow(tail, { allowed });
  await frame(subscription);
  failing = true;
  await write(2);
  await tail.refresh();
  const next = subscription.next();
  expect(await waits(next)).toBe(true);
  failing = false;
  await tail.refresh();
  expect(positions((await next).value!.events)).toEqual([1, 2]);
});
