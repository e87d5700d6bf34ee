import type { Value } from './write.ts';

/** What a Finnish spreadsheet program needs to see letters and columns right. */
export const CSV_BEGINNING = '\ufeff';

/** One line of a CSV file as Finnish spreadsheet programs open it right: semicolons, decimal commas, their line ends. */
export const csvLine = (values: readonly Value[]): string => `${values.map(cell).join(';')}\r\n`;

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'object') {
    const [year, month, day] = value.day.split('-').map(Number);
    return `${day}.${month}.${year}`;
  }
  const text = defused(value);
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that a program would calculate is marked as text. Numbers, and numbers of telephones, are what they are. */
export const defused = (text: string): string =>
  /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) && !/^[+-]?[\d\s().,–-]*\d[\d\s().,-]*$/.test(text) && text !== '-'
    ? `'${text}`
    : text;
