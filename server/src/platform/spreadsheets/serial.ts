import { tagsOf } from './xml.ts';

const DAY = 86_400_000;
/** Formats of dates and times that need no declaration, by their numbers. */
const BUILT_IN = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
];

/** Tells of a cell's style whether it shows its number as a date: nothing else tells the one from the other. */
export function formatsOf(styles: string): (style: number) => boolean {
  const declared = new Map(
    tagsOf(styles, 'numFmt').map(({ numFmtId, formatCode }) => [Number(numFmtId), isDateCode(formatCode ?? '')]),
  );
  const cells = /<(?:\w+:)?cellXfs\b(?:(?!<(?:\w+:)?cellXfs\b)[\s\S])*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  const byStyle = tagsOf(cells, 'xf').map(
    ({ numFmtId }) => declared.get(Number(numFmtId)) ?? BUILT_IN.includes(Number(numFmtId)),
  );
  return (style) => byStyle[style] ?? false;
}

// What stands in quotes, brackets or after a backslash is shown as it is: [Red], "kpl", \d.
const isDateCode = (code: string) =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\.|_./gi, '').replace(/general/i, ''));

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
