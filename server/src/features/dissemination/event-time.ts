import { badInput } from '../../platform/errors/app-error.ts';
import { isPartialDate } from '../../platform/loading/partial-date.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { EventKind } from './dissemination-event.entity.ts';
import type { EventTimeInput } from './event.inputs.ts';
import { isGathering } from './dissemination.policy.ts';

export type EventTime = { startsAt: Date; endsAt: Date; date: string | null };
const LONGEST = 366 * 86_400_000;
/** Whether calendars can show what begins then: a date, or the beginning of one. */
export const isShowable = (date: string) => date >= '1900' && date < '2200';

/** When an event is, checked: of what has a date, the moments between which that lies in Finland. */
export async function checkedTime(tx: Transaction, kind: EventKind, input: EventTimeInput): Promise<EventTime> {
  return isGathering(kind) ? gatheringTime(input) : dateTime(tx, input);
}

function gatheringTime({ startsAt, endsAt, date }: EventTimeInput): EventTime {
  if (date) throw badInput('date', 'NOT_FOR_THIS_KIND');
  if (!startsAt) throw badInput('startsAt', 'REQUIRED');
  if (!endsAt) throw badInput('endsAt', 'REQUIRED');
  if (!isShowable(startsAt.toISOString())) throw badInput('startsAt', 'OUT_OF_RANGE');
  if (endsAt <= startsAt || Number(endsAt) - Number(startsAt) > LONGEST) throw badInput('endsAt', 'OUT_OF_RANGE');
  return { startsAt, endsAt, date: null };
}

async function dateTime(tx: Transaction, { startsAt, endsAt, date }: EventTimeInput): Promise<EventTime> {
  if (startsAt) throw badInput('startsAt', 'NOT_FOR_THIS_KIND');
  if (endsAt) throw badInput('endsAt', 'NOT_FOR_THIS_KIND');
  if (!date) throw badInput('date', 'REQUIRED');
  if (!isPartialDate(date) || !isShowable(date)) throw badInput('date', 'OUT_OF_RANGE');
  const length = { 4: '1 year', 7: '1 month', 10: '1 day' }[date.length as 4 | 7 | 10];
  const [moments] = await tx.manager.query(
    `select first at time zone 'Europe/Helsinki' as "startsAt", (first + $2::interval) at time zone 'Europe/Helsinki' as "endsAt" from (select $1::timestamp as first) x`,
    [`${date}-01-01`.slice(0, 10), length],
  );
  return { ...moments, date };
}
