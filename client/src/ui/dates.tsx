import { formatDate, formatDateTime, formatPartialDate } from '../platform/i18n/format.ts';

/** A calendar day, or the Helsinki day of a moment. */
export const DateText = ({ value }: { value: string | null | undefined }) =>
  value ? <time dateTime={value}>{formatDate(value)}</time> : <>–</>;

/** A moment, in Helsinki's time. */
export const DateTimeText = ({ value }: { value: string | null | undefined }) =>
  value ? <time dateTime={value}>{formatDateTime(value)}</time> : <>–</>;

/** A date with the precision that is known. */
export const PartialDateText = ({ value }: { value: string | null | undefined }) =>
  value ? <time dateTime={value}>{formatPartialDate(value)}</time> : <>–</>;
