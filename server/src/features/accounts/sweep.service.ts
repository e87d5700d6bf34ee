import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'account.sweep': Record<string, never>;
  }
}

// Invitations and tokens stay: they are shown, and the history speaks of them.
const PAST_USE = [
  `delete from idempotency where at < clock_timestamp() - interval '30 days'`,
  `delete from session where least(ended_at, expires_at) < clock_timestamp() - interval '90 days'`,
  `delete from password_reset where least(used_at, expires_at) < clock_timestamp() - interval '90 days'`,
];

/** What nobody needs any more: answers kept for calls that might come again, and sessions and resets that ended long ago. */
export class SweepService {
  constructor(private readonly database: Database) {}

  /** `finish` is told within the transaction. */
  async sweep(finish: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.database.inTransaction(new Viewer(), async (tx) => {
      for (const statement of PAST_USE) await tx.manager.query(statement);
      await finish(tx);
    });
  }
}
