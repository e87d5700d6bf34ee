import 'reflect-metadata';
import { HistoryTail } from '../../../../server/src/platform/history/tail.ts';

// Whoever is behind what is remembered goes on with what is: the table is not read.
HistoryTail.prototype.page = async function (ring, after) {
  return ring.after(after.position, 100) ?? ring.rows.slice(0, 100);
};
