import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import type { Attempts } from '../../platform/gate/attempts.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { isId } from '../../platform/reading/lookup.ts';
import type { SheetHead } from '../../platform/spreadsheets/heads.ts';
import { signatureOf, type Columns } from '../../platform/spreadsheets/header.ts';
import { readHeads } from '../../platform/spreadsheets/spreadsheets.ts';
import { FileProblem } from '../../platform/spreadsheets/table.ts';
import { Import, ImportKind, ImportState, ImportWork } from './import.entity.ts';
import type { ApplyImportInput, CheckImportInput, UndoImportInput } from './import.inputs.ts';
import { applyImport, checkImport, importInto, undoImport } from './import.policy.ts';
import type { ImportTargets } from './import.targets.ts';
import { chosenOf, columnsOf, headerOf, isHeaderRow, rowsUnder, type Layouts } from './import.table.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'import.check': { importId: string };
    'import.apply': { importId: string };
    'import.undo': { importId: string };
  }
}

/** Where a file that is brought is to go. */
export type Destination = { target: ImportKind; projectId: string | null; fileName: string };

/** Use cases of importing: a file is brought, its columns are chosen and its rows checked, they are accepted, or taken back. */
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly targets: ImportTargets,
  ) {}

  /** Whether this file may be brought, before any of it is read. */
  async expect(viewer: Viewer, { target, projectId }: Destination): Promise<void> {
    if (!viewer.personId) throw new AppError('UNAUTHENTICATED');
    if (target === ImportKind.REGISTER ? projectId !== null : !(projectId && isId(projectId)))
      throw badInput('projectId', 'REQUIRED');
    authorise(importInto(viewer, target, projectId));
    await this.attempts.take([{ of: `import by ${viewer.personId}`, most: 100, seconds: 3_600 }]);
  }

  /** Takes a file in: what can be read of it, and what its columns seem to be. FILE_UNREADABLE says why nothing can be. */
  async bring(viewer: Viewer, destination: Destination, file: Buffer): Promise<{ id: string }> {
    authorise(importInto(viewer, destination.target, destination.projectId));
    const heads = await readable(() => readHeads(file));
    return this.database.inTransaction(viewer, async (tx) => {
      const { target, projectId, fileName } = destination;
      const layouts = await this.layouts(tx, viewer, target);
      const { sheet, headerRow, columns } = chosenOf(heads, this.targets[target].fields, layouts);
      const [{ id }] = await tx.manager.query(
        `insert into import (target, project_id, organisation_id, created_by_id, file_name, sheets, sheet, header_row, columns, row_count)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
        [
          ...[target, projectId, viewer.organisationId, viewer.personId, nameOf(fileName), JSON.stringify(heads)],
          ...[sheet, headerRow, JSON.stringify(columns), rowsUnder(heads[sheet]!, headerRow)],
        ],
      );
      await tx.manager.query('insert into import_file (import_id, content) values ($1, $2)', [id, file]);
      return { id };
    });
  }

  /** Says what stands where, and has the rows checked. What was corrected is remembered for files of the same layout. */
  check(viewer: Viewer, input: CheckImportInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const one = await tx.find(Import, input.id);
      authorise(checkImport(viewer, one));
      const { sheet, headerRow, columns } = await this.layoutOf(tx, viewer, one, input);
      const head = one.sheets[sheet]!;
      const rowCount = rowsUnder(head, headerRow);
      const chosen = { sheet, headerRow, columns: columns as never, rowCount };
      await tx.change(Import, one.id, input.expectedVersion, {
        ...chosen,
        state: ImportState.MAPPED,
        work: ImportWork.CHECK,
        done: 0,
      });
      await this.remember(tx, viewer, one.target, head, headerRow, columns);
      await tx.enqueue('import.check', { importId: one.id });
      return { id: one.id };
    });
  }

  /** Accepts what the check has shown. */
  apply(viewer: Viewer, { id, expectedVersion, duplicates }: ApplyImportInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const one = await tx.find(Import, id);
      const [counted] = await tx.manager.query(
        `select count(*) filter (where outcome in ('NEW', 'CHANGED'))::int as fresh,
           count(*) filter (where outcome = 'DUPLICATE' and not reasons->0->>'code' = any($2))::int as doubles from import_row where import_id = $1`,
        [one.id, this.targets[one.target].certain],
      );
      authorise(applyImport(viewer, one, duplicates ? counted : { ...counted, doubles: 0 }));
      await tx.change(Import, one.id, expectedVersion, { work: ImportWork.APPLY, done: 0, duplicates });
      await tx.enqueue('import.apply', { importId: one.id });
      return { id: one.id };
    });
  }

  /** Takes back what an import made and changed, as far as nobody has changed or used it since. */
  undo(viewer: Viewer, { id, expectedVersion }: UndoImportInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const one = await tx.find(Import, id);
      authorise(undoImport(viewer, one));
      await tx.change(Import, one.id, expectedVersion, { work: ImportWork.UNDO, done: 0 });
      await tx.enqueue('import.undo', { importId: one.id });
      return { id: one.id };
    });
  }

  private async layoutOf(tx: Transaction, viewer: Viewer, one: Import, input: CheckImportInput) {
    const { fields } = this.targets[one.target];
    const sheet = input.sheet ?? one.sheet;
    const head = one.sheets[sheet];
    if (!head) throw badInput('sheet', 'OUT_OF_RANGE', { min: 0, max: one.sheets.length - 1 });
    const headerRow = input.headerRow ?? (sheet === one.sheet ? one.headerRow : head.first[0]!.line);
    if (!isHeaderRow(head, headerRow)) throw badInput('headerRow', 'OUT_OF_RANGE');
    const columns: Columns = input.columns ?? columnsOf(head, headerRow, fields, await this.layouts(tx, viewer, one.target));
    if (columns.length !== head.width) throw badInput('columns', 'OUT_OF_RANGE', { min: head.width, max: head.width });
    const chosen = columns.filter((name) => name !== null);
    if (chosen.some((name) => !fields.some((field) => field.name === name))) throw badInput('columns', 'UNKNOWN_FIELD');
    const twice = chosen.find((name, i) => chosen.indexOf(name) !== i);
    if (twice) throw badInput('columns', 'CHOSEN_TWICE', { name: twice });
    const missing = fields.find((field) => field.required && !chosen.includes(field.name));
    if (missing) throw badInput('columns', 'REQUIRED', { name: missing.name });
    return { sheet, headerRow, columns };
  }

  private async layouts(tx: Transaction, { organisationId }: Viewer, target: ImportKind): Promise<Layouts> {
    const rows: { signature: string; columns: Columns }[] = await tx.manager.query(
      'select signature, columns from import_layout where organisation_id = $1 and target = $2 order by used_at desc limit 100',
      [organisationId, target],
    );
    return Object.fromEntries(rows.map(({ signature, columns }) => [signature, columns]));
  }

  private async remember(
    tx: Transaction,
    viewer: Viewer,
    target: ImportKind,
    head: SheetHead,
    headerRow: number,
    columns: Columns,
  ) {
    if (!headerRow) return;
    await tx.manager.query(
      `insert into import_layout (organisation_id, target, signature, columns) values ($1, $2, $3, $4)
       on conflict (organisation_id, target, signature) do update set columns = excluded.columns, used_at = hub_now()`,
      [viewer.organisationId, target, signatureOf(headerOf(head, headerRow)), JSON.stringify(columns)],
    );
  }
}

/** Reads a file; what cannot be read of it is told as what a person can act on. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw new AppError('FILE_UNREADABLE', { problem: error.code, ...error.params });
  }
}

// Letters that nobody sees are no part of the name of a file, nor the folders that some browsers send along.
const nameOf = (fileName: string) =>
  fileName
    .replace(/\p{Cc}/gu, '')
    .split(/[\\/]/)
    .at(-1)!
    .trim()
    .slice(0, 200) || 'file';
