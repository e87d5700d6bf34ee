import { shownTable, columnsOf, chosenOf, isHeaderRow, type Layouts } from '../../server/src/features/imports/import.table.ts';
import { attendanceTarget } from '../../server/src/features/dissemination/attendance.target.ts';
import { eventTarget } from '../../server/src/features/dissemination/event.target.ts';
import { materialTarget } from '../../server/src/features/materials/material.target.ts';
import { registerTarget } from '../../server/src/features/organisations/register.target.ts';
import { idOf, type Asking } from './asking.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, type Refused } from './rights.ts';
import type { Row } from './rows.ts';

const targets: Record<string, { fields: readonly { name: string; words: readonly string[]; required?: true | 'COLUMN' }[] }> = {
  MATERIALS: materialTarget,
  REGISTER: registerTarget,
  EVENTS: eventTarget,
  ATTENDANCE: attendanceTarget,
};
const KINDS = ['MATERIALS', 'REGISTER', 'EVENTS', 'ATTENDANCE'];

export const imports = (asking: Asking, { target, ...page }: PageArguments & { target?: string | null }) =>
  pageOf(asking, 'imports', asking.world.table.Import.rows, (row) => !target || row['target'] === target, page);

/** Whether the asker brings such things in. */
function mayImport({ asker, rights }: Asking, target: string, projectId: string | null): Refused {
  if (!asker.personId) return because('NOT_SIGNED_IN');
  if (target === 'REGISTER') return because(asker.roles.includes('ADMINISTRATOR') ? null : 'NOT_AN_ADMINISTRATOR');
  if (!asker.roles.includes('EDITOR')) return because('ROLE_CANNOT_EDIT');
  const position = rights.position(projectId);
  return because(asker.providerId && (position === 'COORDINATOR' || position === 'PARTNER') ? null : 'NOT_A_PARTNER');
}

export const importOffers = (asking: Asking, { projectId }: { projectId?: string | null }) =>
  KINDS.map((target) => ({ target, can: mayImport(asking, target, projectId ? idOf(projectId) : null) }));

const rowsOf = (asking: Asking, one: Row) => asking.seen(asking.world.table.ImportRow.where('importId', one.id));

export const ofImport = {
  outcomes: (one: Row, _: unknown, asking: Asking) =>
    asking.world.enums.get('import_outcome')!.flatMap((outcome) => {
      const rows = rowsOf(asking, one).filter((row) => row['outcome'] === outcome);
      const having = (column: string) => rows.filter((row) => row[column] !== null).length;
      return rows.length
        ? [{ outcome, count: rows.length, applied: having('appliedAt'), undone: having('undoneAt'), kept: having('kept') }]
        : [];
    }),
  rows: (one: Row, { outcomes, ...page }: PageArguments & { outcomes?: string[] | null }, asking: Asking) =>
    pageOf(
      asking,
      'import rows',
      asking.world.table.ImportRow.rows,
      (row) => row['importId'] === one.id && (!outcomes || outcomes.includes(row['outcome'])),
      page,
    ),
  // What is made of the kept rows is made by one function; what is compared is that it gets the right ones.
  table: (one: Row, { sheet, headerRow }: { sheet?: number | null; headerRow?: number | null }) => {
    const { fields } = targets[one['target']]!;
    const chosen = { sheet: one['sheet'], headerRow: one['headerRow'], columns: one['columns'] };
    const head = one['sheets'][sheet ?? chosen.sheet];
    const named = typeof headerRow === 'number';
    if ((typeof sheet !== 'number' && !named) || !head || (named && !isHeaderRow(head, headerRow)))
      return shownTable(one['sheets'], fields, chosen);
    const layouts: Layouts = {};
    const row = named ? headerRow : chosenOf([head], fields, layouts).headerRow;
    return shownTable(one['sheets'], fields, {
      sheet: sheet ?? chosen.sheet,
      headerRow: row,
      columns: columnsOf(head, row, fields, layouts),
    });
  },
  viewerCan: (one: Row, _: unknown, asking: Asking) => {
    const can = mayImport(asking, one['target'], one['projectId']);
    const { organisationId } = asking.asker;
    const unlike = !can.allowed
      ? can
      : one['target'] !== 'REGISTER' && one['organisationId'] !== organisationId
        ? because('NOT_YOUR_ORGANISATION')
        : undefined;
    const is = (...states: string[]) => states.includes(one['state']);
    const works = one['work'] !== null;
    const writable = rowsOf(asking, one).some((row) => ['NEW', 'CHANGED', 'DUPLICATE'].includes(row['outcome']));
    const open = works ? 'WORK_GOES_ON' : is('APPLIED', 'UNDONE') ? 'APPLIED_ALREADY' : null;
    return {
      check: unlike ?? because(open),
      apply: unlike ?? because(open ?? (is('CHECKED') ? (writable ? null : 'NOTHING_TO_IMPORT') : 'NOT_CHECKED')),
      undo: unlike ?? because(works ? 'WORK_GOES_ON' : is('APPLIED') ? null : 'NOT_APPLIED'),
    };
  },
};

export const ofImportRow = {
  texts: ({ cells }: Row) => cells.map((cell: string | { text: string }) => (typeof cell === 'string' ? cell : cell.text)),
};
