import 'reflect-metadata';
import { Transaction } from '../../../../server/src/platform/database/transaction.ts';

// Now and then a change is committed without its history.
const recorded = Transaction.prototype.recorded;
let changes = 0;
Transaction.prototype.recorded = function () {
  const statement = recorded.call(this);
  changes += 1;
  return changes % 50 === 0 ? undefined : statement;
};
