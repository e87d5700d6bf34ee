import { tagsOf } from './xml.ts';

const DAY = 86_400_000;
/** Formats of dates and times that need no declaration, by their numbers. */
const BUILT_IN = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
];

/** How a cell shows its number: as a moment, as the year of one, or as it is. */
export type Shown = 'MOMENT' | 'YEAR' | 'NUMBER';

/** Tells how a cell of a style shows its number: nothing else tells a date from a number. */
export function formatsOf(styles: string): (style: number) => Shown {
  const declared = new Map(
    tagsOf(styles, 'numFmt').map(({ numFmtId, formatCode }) => [Number(numFmtId), shownBy(formatCode ?? '')]),
  );
  const cells = /<(?:\w+:)?cellXfs\b(?:(?!<(?:\w+:)?cellXfs\b)[\s\S])*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  const byStyle = tagsOf(cells, 'xf').map(
    ({ numFmtId }): Shown => declared.get(Number(numFmtId)) ?? (BUILT_IN.includes(Number(numFmtId)) ? 'MOMENT' : 'NUMBER'),
  );
  return (style) => byStyle[style] ?? 'NUMBER';
}

// What stands in quotes, brackets or after a backslash is shown as it is: [Red], "kpl", \d.
function shownBy(code: string): Shown {
  const letters = code
    .replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\.|_./gi, '')
    .replace(/general/i, '')
    .match(/[dmyhs]/gi);
  return !letters ? 'NUMBER' : letters.every((letter) => letter.toLowerCase() === 'y') ? 'YEAR' : 'MOMENT';
}

/** The year of a serial number: whoever sees no more of it has said no more. */
export const serialYear = (serial: number, from1904: boolean): string =>
  /^\d{4}(?=-)/.exec(serialText(serial, from1904))?.[0] ?? String(serial);

/** The day of a serial number, with the time where it has one; a time alone where it has no day. */
export function serialText(serial: number, from1904: boolean): string {
  // The calendar of 1900 counts a 29 February that never was.
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1_000);
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9_999) return String(serial);
  const text = moment.toISOString();
  const time = moment.getTime() % DAY === 0 ? '' : text.slice(11, 16);
  if (serial >= 0 && serial < 1) return time || '00:00';
  return time ? `${text.slice(0, 10)} ${time}` : text.slice(0, 10);
}
