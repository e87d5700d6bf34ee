import { isWebAddress } from '../web/web-address.ts';

/** A piece of HTML that is safe as it stands. */
export class Html {
  constructor(readonly text: string) {}
  toString() {
    return this.text;
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (mark) => MARKS[mark]!);

function written(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(written).join('');
  return escape(String(piece));
}

/** HTML with values in place: whatever is not made by this tag itself is text, and is written as such. Values stand in elements and in quoted attributes. */
export function html(text: TemplateStringsArray, ...values: Piece[]): Html {
  let parts = shortened.get(text);
  if (!parts) shortened.set(text, (parts = text.map((part) => part.replace(/\n\s*/g, ' '))));
  return new Html(parts.map((part, i) => (i ? written(values[i - 1]) : '') + part).join(''));
}

/** How a template is indented in the code is nothing to send. */
const shortened = new WeakMap<TemplateStringsArray, readonly string[]>();

/** HTML that another part of the house has made safe. */
export const safe = (text: string): Html => new Html(text);

/** An address as a link of a page may hold it; nothing but one of the web leads anywhere. */
export const linkAddress = (address: string | null | undefined): string | undefined =>
  address && isWebAddress(address) ? address : undefined;

/** Data that programs read in a page: nothing in it can end the element. */
export const jsonScript = (type: string, data: unknown): Html =>
  new Html(`<script type="${escape(type)}">${JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, unicode)}</script>`);

const unicode = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
