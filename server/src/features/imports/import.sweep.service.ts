import type { Database } from '../../platform/database/database.ts';
import { Viewer } from '../../platform/auth/viewer.ts';
import type { Job } from '../../platform/jobs/job.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'import.sweep': Record<string, never>;
  }
}

/** Files that were brought and never imported: what stands in them is nobody's any more after a month. */
export class ImportSweepService {
  constructor(private readonly database: Database) {}

  async sweep({ finish }: Job<'import.sweep'>): Promise<void> {
    await this.database.inTransaction(new Viewer(), async (tx) => {
      await tx.manager.query(
        `delete from import where state not in ('APPLIED', 'UNDONE') and updated_at < hub_now() - interval '30 days'`,
      );
      await finish(tx);
    });
  }
}
