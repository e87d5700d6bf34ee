import { formatDate, formatTime } from '../../platform/i18n/format.ts';
import { PartialDateText } from '../../ui/dates.tsx';

/** When an event is: its day and hours in Helsinki, or its date as precisely as it is known. */
export function EventTime({ date, startsAt, endsAt }: { date: string | null; startsAt: string; endsAt: string }) {
  if (date) return <PartialDateText value={date} />;
  const [first, last] = [formatDate(startsAt), formatDate(endsAt)];
  return (
    <time dateTime={startsAt}>
      {first === last
        ? `${first} ${formatTime(startsAt)}–${formatTime(endsAt)}`
        : `${first} ${formatTime(startsAt)} – ${last} ${formatTime(endsAt)}`}
    </time>
  );
}
