import { isWebAddress } from '../web/web-address.ts';
import { isPartialDate } from '../loading/partial-date.ts';

const UNKNOWN = new Set(
  '|-|–|—|?|.|n/a|na|#n/a|ei tiedossa|ei tietoa|ei tiedetä|tuntematon|puuttuu|okänd|okänt|inte känt|ej känt|ej känd|uppgift saknas|saknas|unknown|not known|missing|none|null'.split(
    '|',
  ),
);

/** People write down in many ways that they do not know. */
export const isUnknown = (text: string): boolean => UNKNOWN.has(text.trim().toLowerCase());

/** A date with the precision that is known, from what people write: 31.12.2023, 12/2023, 2023, 2023-12-31. Undefined where it is none. */
export function partialDateOf(text: string): string | undefined {
  const written = text.trim().replace(/[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?Z?$/, '');
  const finnish = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(written);
  const month = /^(\d{1,2})\s?[/.]\s?(\d{4})$/.exec(written);
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(written);
  const date = finnish
    ? [finnish[3], finnish[2], finnish[1]]
    : month
      ? [month[2], month[1]]
      : iso
        ? [iso[1], iso[2], iso[3]]
        : /^\d{4}$/.test(written)
          ? [written]
          : undefined;
  const value = date
    ?.filter((part) => part !== undefined)
    .map((part) => part!.padStart(2, '0'))
    .join('-');
  return value && isPartialDate(value) && !value.startsWith('0000') ? value : undefined;
}

/**
 * A decimal number as text, from what people write: 1 234,50, 1234.5, 1.234,50. Undefined where it is none, or where a point could
 * stand for thousands or for decimals.
 */
export function decimalOf(text: string): string | undefined {
  const written = text
    .trim()
    .replace(/^[−–]/, '-')
    .replace(/\s*(?:€|eur)$/i, '')
    .replace(/(?<=\d)[\s\u00a0\u202f'](?=\d{3}(?!\d))/g, '');
  if (/^-?\d+(?:,\d+)?$/.test(written)) return written.replace(',', '.');
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(written)) return written.replaceAll('.', '').replace(',', '.');
  if (/^-?\d+\.\d+$/.test(written) && !/^-?[1-9]\d{0,2}\.\d{3}$/.test(written)) return written;
  return undefined;
}

/** A web address, from what people write: the protocol is often left out. Undefined where it is none. */
export function addressOf(text: string): string | undefined {
  const written = text.trim();
  const address = /^(?:www\.)[^\s]+\.[^\s]+$/i.test(written) ? `https://${written}` : written;
  return isWebAddress(address) && !/[\s<>"]/.test(address) ? address : undefined;
}

/** The same address, whether or not somebody wrote the protocol, `www`, capitals, a slash at the end or a place on the page. */
export function addressKey(address: string): string {
  const { host, pathname, search } = new URL(address);
  return `${host.toLowerCase().replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}

/** The same title, whatever its capitals, spaces and quotation marks. */
export const titleKey = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
