import type pg from 'pg';
import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { readRow, type Judged, type Owner, type Written } from '../../platform/importing/target.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { insertRows, type Db } from '../../platform/loading/merge.ts';
import { readRows } from '../../platform/spreadsheets/spreadsheets.ts';
import type { SheetRow } from '../../platform/spreadsheets/table.ts';
import { Import, ImportState, ImportWork } from './import.entity.ts';
import { recordImport } from './import.history.ts';
import { readable } from './import.service.ts';
import type { ImportTargets } from './import.targets.ts';

type ImportJob = Job<'import.check'> | Job<'import.apply'> | Job<'import.undo'>;

const WRITTEN_AT_ONCE = 500;
/** After so many attempts the import is let go: the person sees that nothing goes on, and can begin anew. */
const ATTEMPTS = 3;

/** Does what imports are asked for, batch by batch: whatever breaks off goes on where it was, and nothing is done twice. */
export class ImportRunner {
  constructor(
    private readonly database: Database,
    private readonly targets: ImportTargets,
  ) {}

  /** Outside of any transaction. */
  private readonly outside: Db = { query: async (text, values) => ({ rows: await this.database.ask(text, values) }) };

  check = (job: ImportJob) => this.run(job, ImportWork.CHECK, this.checkAll);
  apply = (job: ImportJob) => this.run(job, ImportWork.APPLY, this.applyAll);
  undo = (job: ImportJob) => this.run(job, ImportWork.UNDO, this.undoAll);

  private async run(job: ImportJob, work: ImportWork, all: (one: Import, stopping: AbortSignal) => Promise<void>) {
    const [one] = await this.database.ask<Import>(
      `select id, target, project_id as "projectId", organisation_id as "organisationId", created_by_id as "createdById", sheet, header_row as "headerRow", columns, duplicates
         from import where id = $1 and work = $2`,
      [job.payload.importId, work],
    );
    if (!one) return;
    try {
      await all(one, job.stopping);
    } catch (error) {
      if (job.attempt >= ATTEMPTS && error !== job.stopping.reason)
        await this.database.ask('update import set work = null, version = version + 1, updated_at = hub_now() where id = $1', [
          one.id,
        ]);
      throw error;
    }
  }

  private checkAll = async (one: Import, stopping: AbortSignal) => {
    const [file] = await this.database.ask('select content from import_file where import_id = $1', [one.id]);
    const target = this.targets[one.target];
    const context = await target.context(this.outside, await this.ownerOf(one));
    await this.step(one, ImportWork.CHECK, async (_tx, db) => {
      await db.query('delete from import_row where import_id = $1', [one.id]);
      await db.query('update import set done = 0 where id = $1', [one.id]);
      return 0;
    });
    const take = (batch: SheetRow[]) =>
      this.step(one, ImportWork.CHECK, async (_tx, db) => {
        stopping.throwIfAborted();
        const rows = batch.filter(({ line }) => line > one.headerRow);
        const read = rows.map((row) => readRow(row, one.columns, target.fields, context));
        const judged = await target.judge(db, context, read, { whole: true, duplicates: false });
        const checked = judged.map(({ line, outcome, reasons, subjectId }, i) => ({
          ...{ import_id: one.id, line, cells: rows[i]!.cells, outcome, reasons, subject_id: subjectId },
        }));
        await insertRows(db, 'import_row', CHECKED_ROW, checked);
        return checked.length;
      });
    await readable(() => readRows(file.content, one.sheet, take));
    await this.finish(one, ImportWork.CHECK, ImportState.CHECKED, async () => {});
  };

  private applyAll = async (one: Import, stopping: AbortSignal) => {
    const target = this.targets[one.target];
    const context = await target.context(this.outside, await this.ownerOf(one));
    let last = 0;
    for (let count = WRITTEN_AT_ONCE; count === WRITTEN_AT_ONCE;) {
      stopping.throwIfAborted();
      count = await this.step(one, ImportWork.APPLY, async (tx, db) => {
        const { rows } = await db.query(
          `select line, cells from import_row where import_id = $1 and line > $2 and applied_at is null
             and (outcome in ('NEW', 'CHANGED') or ($3 and outcome = 'DUPLICATE' and not reasons->0->>'code' = any($4))) order by line limit ${WRITTEN_AT_ONCE}`,
          [one.id, last, one.duplicates, target.certain],
        );
        last = rows.at(-1)?.line ?? last;
        const read = rows.map((row) => readRow(row as SheetRow, one.columns, target.fields, context));
        const judged = await target.judge(db, context, read, { whole: false, duplicates: one.duplicates });
        const written = await target.write(db, context, judged.filter(isWritten));
        for (const row of written) target.record(tx, context, row, one.id, 'WRITTEN');
        await db.query(APPLIED, [one.id, JSON.stringify(became(judged, written))]);
        return rows.length;
      });
    }
    await this.finish(one, ImportWork.APPLY, ImportState.APPLIED, async (tx, db) => {
      const {
        rows: [counts],
      } = await db.query(APPLIED_COUNTS, [one.id]);
      recordImport(tx, 'import.applied', one, { importId: one.id, target: one.target, ...counts });
      await db.query('delete from import_file where import_id = $1', [one.id]);
    });
  };

  private undoAll = async (one: Import, stopping: AbortSignal) => {
    const target = this.targets[one.target];
    const context = await target.context(this.outside, await this.ownerOf(one));
    for (let count = WRITTEN_AT_ONCE; count === WRITTEN_AT_ONCE;) {
      stopping.throwIfAborted();
      count = await this.step(one, ImportWork.UNDO, async (tx, db) => {
        const { rows } = await db.query(
          `select line, subject_id as "subjectId", subject_version as version, before from import_row
            where import_id = $1 and applied_at is not null and undone_at is null and kept is null order by line desc limit ${WRITTEN_AT_ONCE}`,
          [one.id],
        );
        const results: { line: number; kept: string | null }[] = [];
        for (const row of rows as Written[]) {
          const kept = await target.takeBack(db, row);
          results.push({ line: row.line, kept });
          if (!kept) target.record(tx, context, row, one.id, 'TAKEN_BACK');
        }
        await db.query(
          `update import_row r set kept = x.kept, undone_at = case when x.kept is null then hub_now() end
             from json_to_recordset($2::json) x (line integer, kept text) where r.import_id = $1 and r.line = x.line`,
          [one.id, JSON.stringify(results)],
        );
        return rows.length;
      });
    }
    await this.finish(one, ImportWork.UNDO, ImportState.UNDONE, async (tx, db) => {
      const {
        rows: [counts],
      } = await db.query(
        `select count(undone_at)::int as undone, count(kept)::int as kept from import_row where import_id = $1`,
        [one.id],
      );
      recordImport(tx, 'import.undone', one, { importId: one.id, target: one.target, ...counts });
    });
  };

  /** One batch in a transaction of its own: it holds the import, so that an attempt that was given up by the others cannot go on beside them. */
  private step(one: Import, work: ImportWork, batch: (tx: Transaction, db: Db) => Promise<number>) {
    return this.database.inTransaction(viewerOf(one), async (tx) => {
      const db = await this.hold(tx, one, work);
      const count = await batch(tx, db);
      await db.query('update import set done = done + $2 where id = $1', [one.id, count]);
      return count;
    });
  }

  private finish(one: Import, work: ImportWork, state: ImportState, last: (tx: Transaction, db: Db) => Promise<void>) {
    return this.database.inTransaction(viewerOf(one), async (tx) => {
      const db = await this.hold(tx, one, work);
      await last(tx, db);
      await db.query(
        `update import set state = $2, work = null, version = version + 1, updated_at = hub_now(), row_count = case when $2 = 'CHECKED'::import_state then done else row_count end where id = $1`,
        [one.id, state],
      );
    });
  }

  private async hold(tx: Transaction, { id, target, projectId }: Import, work: ImportWork): Promise<Db> {
    const db = (await tx.manager.queryRunner!.connect()) as pg.PoolClient;
    // Two imports into the same place take turns: each sees what the other has brought.
    await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${target} ${projectId}`]);
    const {
      rows: [held],
    } = await db.query('select work from import where id = $1 for update', [id]);
    if (held?.work !== work) throw new Error('The import is in other hands');
    return db;
  }

  private async ownerOf({ createdById: personId, organisationId, projectId }: Import): Promise<Owner> {
    const [{ wide }] = await this.database.ask(
      `select $2::uuid is null or exists (select 1 from partnership p where p.project_id = $2 and p.organisation_id = $1 and p.role = 'COORDINATOR'
         and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true)) as wide`,
      [organisationId, projectId],
    );
    return { personId, organisationId, projectId, wide };
  }
}

const viewerOf = ({ createdById, organisationId }: Import) => new Viewer({ personId: createdById, organisationId });

const isWritten = ({ outcome }: Judged) => outcome === 'NEW' || outcome === 'CHANGED';

/** What each row became: what was to be written and could not be was changed by somebody in between. */
function became(judged: readonly Judged[], written: readonly Written[]) {
  const byLine = new Map(written.map((row) => [row.line, row]));
  return judged.map((row) => {
    const done = byLine.get(row.line);
    if (done) return { outcome: row.outcome, reasons: [], ...done };
    if (!isWritten(row)) return { ...row, before: null, version: null };
    return { ...row, outcome: 'FAILED', reasons: [{ field: null, code: 'CHANGED_MEANWHILE', params: {} }], version: null };
  });
}

const CHECKED_ROW = {
  import_id: 'uuid',
  line: 'integer',
  cells: 'jsonb',
  outcome: 'import_outcome',
  reasons: 'jsonb',
  subject_id: 'uuid',
};

const APPLIED = `
update import_row r set outcome = x.outcome, reasons = x.reasons, subject_id = coalesce(x."subjectId", r.subject_id), subject_version = x.version, before = x.before,
  applied_at = case when x.version is not null then hub_now() end
from json_to_recordset($2::json) x (line integer, outcome import_outcome, reasons jsonb, "subjectId" uuid, version integer, before jsonb)
where r.import_id = $1 and r.line = x.line`;

const APPLIED_COUNTS = `
select count(*) filter (where applied_at is not null and outcome = 'NEW')::int as created, count(*) filter (where applied_at is not null and outcome = 'CHANGED')::int as changed,
  count(*) filter (where outcome in ('FAILED', 'DUPLICATE'))::int as reported from import_row where import_id = $1`;
