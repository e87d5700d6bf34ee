import { language } from './language.ts';

const zone = 'Europe/Helsinki';
// Finnish dates and numbers are used in all three languages: it is how this country's officials write them.
const days = new Intl.DateTimeFormat('fi-FI', { timeZone: zone, day: 'numeric', month: 'numeric', year: 'numeric' });
const numbers = new Intl.NumberFormat('fi-FI');
const percents = new Intl.NumberFormat('fi-FI', { style: 'percent', maximumFractionDigits: 0 });
const clock = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language];
const times = new Intl.DateTimeFormat(clock, { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const weekdays = new Intl.DateTimeFormat(clock, { timeZone: zone, weekday: 'long' });
const ages = new Intl.RelativeTimeFormat(clock, { numeric: 'auto' });

/** A calendar day ("2024-12-31") or the Helsinki day of a moment, as 31.12.2024. */
export function formatDate(value: string): string {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return plain ? `${Number(plain[3])}.${Number(plain[2])}.${plain[1]}` : days.format(new Date(value));
}

/** A date of which only the year, or the year and month, may be known. */
export function formatPartialDate(value: string): string {
  const [year, month, day] = value.split('-');
  if (day) return formatDate(value);
  return month ? `${Number(month)}/${year}` : (year ?? '');
}

/** The same from what somebody writes: 31.12.2024, 12/2024, 2024, or with the year first; undefined where it is no date. */
export function parsePartialDate(written: string): string | undefined {
  const text = written.trim();
  const [, day, month, year] = /^(?:(\d{1,2})\.\s?)?(\d{1,2})[./]\s?(\d{4})$/.exec(text) ?? [];
  const parts = year ? [year, month, day] : /^\d{4}(-\d{1,2}){0,2}$/.test(text) ? text.split('-') : [];
  const [y, ...rest] = parts.flatMap((part) => part?.padStart(2, '0') ?? []);
  if (!y) return undefined;
  const [m = '01', d = '01'] = rest;
  const moment = new Date(`${y}-${m}-${d}T00:00:00Z`);
  const exists = !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(`${y}-${m}-${d}`);
  return exists ? [y, ...rest].join('-') : undefined;
}

export const formatTime = (moment: string) => times.format(new Date(moment));
export const formatDateTime = (moment: string) => `${formatDate(moment)} ${formatTime(moment)}`;
export const formatNumber = (value: number) => numbers.format(value);
const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
/** The size of a file, in the largest unit of which there is at least one. */
export function formatBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), sizes.length - 1);
  const unit = sizes[step]!;
  const options = { style: 'unit', unit, unitDisplay: step ? 'short' : 'long', maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(clock, options).format(bytes / 1024 ** step);
}
export const formatPercent = (share: number) => percents.format(share);

/** "Tiistai 15.10.2024" */
export function formatWeekdayDate(moment: string): string {
  const weekday = weekdays.format(new Date(moment));
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${formatDate(moment)}`;
}

/** How long before `now` a moment was, in the largest whole unit. */
export function formatAge(moment: string, now: string): string {
  const minutes = Math.round((Date.parse(moment) - Date.parse(now)) / 60_000);
  if (minutes >= 0) return ages.format(0, 'second');
  if (minutes > -60) return ages.format(minutes, 'minute');
  if (minutes > -60 * 24) return ages.format(Math.round(minutes / 60), 'hour');
  return ages.format(Math.round(minutes / (60 * 24)), 'day');
}

/** A decimal string in euros. The digits are never made a float. */
export function formatMoney(value: string): string {
  const [whole = '0', cents = '00'] = value.replace('-', '').split('.');
  const sign = value.startsWith('-') ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${cents.padEnd(2, '0')}\u00a0€`;
}

/** The ISO day that a person wrote as 31.12.2024, or undefined. */
export function parseDate(text: string): string | undefined {
  const finnish = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text);
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
  const [year, month, day] = finnish ? [finnish[3], finnish[2], finnish[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (!year || !month || !day) return undefined;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
}
