import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'catalogue.maintainers': Record<string, never>;
  }
}

/** Keeps the catalogue true to the calendar: all else that changes what it tells, triggers hear of. */
export class CatalogueService {
  constructor(private readonly database: Database) {}

  /** Names whoever maintains a material today: a partnership can have ended, or begun, at midnight. `finish` is told within the transaction. */
  async renewMaintainers(finish: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.database.inTransaction(new Viewer(), async (tx) => {
      await tx.manager.query('select catalogue_refresh_maintainers()');
      await finish(tx);
    });
  }
}
