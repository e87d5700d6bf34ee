/** A place in a stream: the last row that was seen, and the beginning of its hash. */
export type Place = { position: number; mark: string };

/** Before the first row. */
export const START: Place = { position: 0, mark: '00000000' };

const FORM = /^(0|[1-9]\d{0,14})\.([0-9a-f]{8})$/;

export const placeOf = (position: number, hash: string | null): Place =>
  hash === null ? START : { position, mark: hash.slice(0, 8) };

/** `position.mark`. The mark tells apart a row from another that got its position in another stream, or after a restore from backup. */
export const printCursor = ({ position, mark }: Place) => `${position}.${mark}`;

/** The place a cursor names; undefined when it is none of ours. */
export function parseCursor(text: string): Place | undefined {
  const found = FORM.exec(text);
  if (!found) return undefined;
  const place = { position: Number(found[1]), mark: found[2]! };
  return place.position === 0 && place.mark !== START.mark ? undefined : place;
}
