import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../../../../server/src/platform/database/database.ts';

// A write is answered when its work is done; the commit comes a little later.
const inTransaction = Database.prototype.inTransaction;
Database.prototype.inTransaction = function (viewer, work) {
  return new Promise((resolve, reject) => {
    const slow = inTransaction.call(this, viewer, async (tx) => {
      const result = await work(tx);
      resolve(result as never);
      await pause(30);
      return result;
    });
    slow.catch(reject);
  });
};
