import type { Db } from '../../platform/loading/merge.ts';

/** When the demonstration begins: a Tuesday in the grant's last quarter. */
const BEGINS = '2024-10-15 09:00';
const DAY = 86_400_000;

/** The last whole day before the demonstration begins, and the first of which it tells. */
export const [FIRST_DAY, LAST_DAY] = ['2023-03-01', '2024-10-14'];

/** Sets the installation's clock, once. */
export async function startClock(db: Db): Promise<void> {
  // Seconds, not days: a day of a time zone with summer time is not always as long.
  await db.query(
    `update installation set demonstration = true,
       clock_offset = make_interval(secs => extract(epoch from ($1::timestamp at time zone 'Europe/Helsinki') - clock_timestamp())::double precision)`,
    [BEGINS],
  );
}

/** The day that many days later. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The first working day from that day on. */
export function workingDay(day: string): string {
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? dayAfter(day, 2) : weekday === 0 ? dayAfter(day, 1) : day;
}

/** A moment of that day at that time in Finland, as text that PostgreSQL reads. */
export const momentOf = (day: string, hour: number, minute: number): string =>
  `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} Europe/Helsinki`;
