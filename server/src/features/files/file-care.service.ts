import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { anonymous } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { fileAudience } from './file.history.ts';
import type { FileRoom } from './file-room.service.ts';

const DAY = 86_400_000;

/** What is done with files by and by: they are looked through, and what nobody holds is thrown away. */
export class FileCareService {
  constructor(
    private readonly database: Database,
    private readonly room: FileRoom,
  ) {}

  /** Lets a content out of quarantine, or refuses it wherever it is, and has its bytes forgotten. */
  async scan({ payload: { sha256 }, stopping, finish }: Job<'file.scan'>): Promise<void> {
    const { scanner, store } = this.room;
    // Without a scanner nothing new comes into quarantine; what is there waits for one.
    if (!scanner) throw new Error('FILE_SCANNER is not set, and a file waits in quarantine');
    if (!(await store.exists(sha256))) return;
    const verdict = await scanner(await store.read(sha256), stopping);
    await this.database.inTransaction(anonymous, async (tx) => {
      await this.room.holdContent(tx, sha256);
      if (verdict === 'CLEAN') {
        await tx.manager.query(`update stored_file set state = 'CLEAN' where sha256 = $1 and state = 'QUARANTINED'`, [sha256]);
      } else {
        const [refused] = await tx.manager.query(
          `update stored_file set state = 'REFUSED' where sha256 = $1 and state <> 'REFUSED' returning id, uploaded_by_id`,
          [sha256],
        );
        for (const { id, uploaded_by_id } of refused)
          tx.record('file.refused', {
            stream: HUB_STREAM,
            subjectType: 'StoredFile',
            subject: id,
            audience: fileAudience(uploaded_by_id),
            facts: { sha256 },
          });
        await tx.enqueue('file.forget', { sha256 });
      }
      await finish(tx);
    });
  }

  /** Deletes bytes that no file holds any more. */
  async forget({ payload: { sha256 } }: Job<'file.forget'>): Promise<void> {
    await this.database.inTransaction(anonymous, async (tx) => {
      await this.room.holdContent(tx, sha256);
      const [{ held }] = await tx.manager.query(
        `select exists (select from stored_file where sha256 = $1 and state <> 'REFUSED') as held`,
        [sha256],
      );
      if (!held) await this.room.store.delete(sha256);
    });
  }

  /** Every night: what was attached to nothing for a day, tickets of yesterday, and what a lost process left behind. */
  async sweep({ finish }: Job<'file.sweep'>): Promise<void> {
    await this.database.inTransaction(anonymous, async (tx) => {
      const [loose] = await tx.manager.query(
        `delete from stored_file where attached_at is null and created_at < clock_timestamp() - interval '1 day' returning sha256`,
      );
      const [tickets] = await tx.manager.query(
        `delete from upload_ticket t where created_at < clock_timestamp() - interval '1 day 1 hour' returning sha256`,
      );
      const contents = new Set<string>([...loose, ...tickets].map(({ sha256 }) => sha256).filter(Boolean));
      const held = await tx.manager.query('select distinct sha256 from stored_file where sha256 = any($1)', [[...contents]]);
      for (const { sha256 } of held) contents.delete(sha256);
      for (const sha256 of contents) await tx.enqueue('file.forget', { sha256 });
      if (loose.length)
        tx.record('file.discarded', {
          stream: HUB_STREAM,
          subjectType: 'Installation',
          subject: HUB_STREAM,
          audience: ['administrator'],
          facts: { count: loose.length },
        });
      await finish(tx);
    });
    await this.clearIncoming();
  }

  private async clearIncoming() {
    for (const name of await readdir(this.room.incoming)) {
      const path = join(this.room.incoming, name);
      // Another process of the same folder may have ended its upload meanwhile.
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > DAY) await rm(path, { force: true });
    }
  }
}
