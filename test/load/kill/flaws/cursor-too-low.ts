import 'reflect-metadata';
import { printCursor, START } from '../../../../server/src/platform/history/cursor.ts';
import { Follow } from '../../../../server/src/platform/history/follow.ts';

// A frame's cursor is that of the row before its last one.
const next = Follow.prototype.next;
Follow.prototype.next = async function () {
  const result = await next.call(this);
  const last = result.value?.events.at(-1);
  if (!result.value || !last) return result;
  const cursor = printCursor({ position: last.position - 1, mark: last.previous?.slice(0, 8) ?? START.mark });
  return { done: false, value: { ...result.value, cursor } };
};
