import { Viewer } from '../auth/viewer.ts';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { HEADS, headsText, rootOf, type Head } from './heads.ts';
import { HUB_STREAM } from './record.ts';

declare module './record.ts' {
  interface HistoryKinds {
    /** All streams were tied together: how many, and the SHA-256 over their heads. */
    'history.sealed': { heads: number; root: string };
  }
}
declare module '../jobs/job.ts' {
  interface JobKinds {
    'history.seal': Record<string, never>;
  }
}

/**
 * Ties all streams together by one row of the hub's own stream: from then on no stream can be written anew without the hub's being
 * written anew as well. `finish` is told within the transaction.
 */
export async function sealHistory(
  database: Database,
  finish: (tx: Transaction) => Promise<void> = async () => {},
): Promise<void> {
  await database.inTransaction(new Viewer(), async (tx) => {
    const heads: Head[] = await tx.manager.query(HEADS);
    const text = headsText(heads);
    const root = rootOf(text);
    await tx.manager.query('insert into history_seal (root, heads) values ($1, $2) on conflict do nothing', [root, text]);
    tx.record('history.sealed', {
      stream: HUB_STREAM,
      subjectType: 'Installation',
      subject: HUB_STREAM,
      audience: ['administrator'],
      facts: { heads: heads.length, root },
    });
    await finish(tx);
  });
}
