import { printCursor, type Place } from './cursor.ts';
import type { Frame } from './follow.ts';
import type { WrittenRow } from './row.ts';

/**
 * The frames of this turn of the event loop: whoever is shown the same rows up to the same place of a stream gets the same object,
 * so that what is made of it is made once. They are known by what they show, not by who looks, and forgotten with the turn: a
 * change wakes all of its subscribers in one.
 */
export class SharedFrames {
  private readonly frames = new Map<string, Frame>();

  of(stream: string, place: Place, events: WrittenRow[]): Frame {
    const cursor = printCursor(place);
    // The cursor's mark is of the chain: up to it, a position is one row.
    const key = `${stream} ${cursor} ${events.map(({ position }) => position).join()}`;
    const shared = this.frames.get(key);
    if (shared) return shared;
    if (!this.frames.size) setImmediate(() => this.frames.clear());
    const frame = { cursor, resync: false, events };
    this.frames.set(key, frame);
    return frame;
  }
}
