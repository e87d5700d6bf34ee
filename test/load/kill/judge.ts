import type { Leg, Told } from './subscriber.ts';

/** A row of the history table as it is at the end. */
export type KeptRow = { position: number; mark: string; audience: string[] } & Omit<Told, 'position'>;
export type Judgement = {
  expected: number;
  told: number;
  missed: number;
  doubled: number;
  outOfOrder: number;
  foreign: number;
  /** Events that say something else than their row. */
  differing: number;
  /** Places where a subscription began elsewhere than it was asked to without saying so, or cursors of no row. */
  wrongCursors: number;
  /** Times when somebody with a good cursor was asked to begin anew. */
  needlessResyncs: number;
};

/**
 * Compares what a subscriber was told with the table: each row that one of its keys opens, after the first cursor it was given, once,
 * in the order of the stream, up to the end of the stream. What lies before a RESYNC and was not told counts as read anew.
 */
export function judge(legs: readonly Leg[], keys: ReadonlySet<string>, rows: readonly KeptRow[]): Judgement {
  const result = {
    expected: 0,
    told: 0,
    missed: 0,
    doubled: 0,
    outOfOrder: 0,
    foreign: 0,
    differing: 0,
    wrongCursors: 0,
    needlessResyncs: 0,
  };
  const opens = (row: KeptRow | undefined) => row?.audience.some((key) => keys.has(key)) ?? false;
  const isPlace = (cursor: string) => cursor === '0.00000000' || cursor === placeOf(rows[positionOf(cursor) - 1]);
  const told = new Set<number>();
  const readAnew = new Set<number>();
  let latest = 0;
  let cursor = '';
  for (const { after, forged, frames } of legs) {
    for (const [index, frame] of frames.entries()) {
      if (!isPlace(frame.cursor)) result.wrongCursors += 1;
      if (index === 0 && after !== null && !frame.resync && frame.cursor !== after) result.wrongCursors += 1;
      if (frame.resync && !forged) result.needlessResyncs += 1;
      if (frame.resync) for (let at = positionOf(cursor) + 1; at <= positionOf(frame.cursor); at++) readAnew.add(at);
      for (const event of frame.events) {
        const row = rows[event.position - 1];
        result.told += 1;
        if (told.has(event.position)) result.doubled += 1;
        else if (event.position <= latest) result.outOfOrder += 1;
        if (!opens(row)) result.foreign += 1;
        else if (textOf(event) !== textOf(row!)) result.differing += 1;
        told.add(event.position);
        latest = Math.max(latest, event.position);
      }
      cursor = frame.cursor;
    }
  }
  const from = positionOf(legs[0]?.frames[0]?.cursor ?? '0.');
  for (const row of rows.slice(from)) {
    if (!opens(row) || readAnew.has(row.position)) continue;
    result.expected += 1;
    if (!told.has(row.position)) result.missed += 1;
  }
  return result;
}

const positionOf = (cursor: string) => Number(cursor.split('.')[0]);
const placeOf = (row: KeptRow | undefined) => row && `${row.position}.${row.mark}`;
const textOf = ({ kind, actorId, subjectId, facts }: Omit<Told, 'position'>) =>
  JSON.stringify([kind, actorId, subjectId, Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))]);
