import { MemberRole, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import { or, sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { Import, ImportKind, ImportRow, ImportState, type ImportWork } from './import.entity.ts';

const coordinated = (viewer: Viewer) => (viewer.has(MemberRole.EDITOR) ? viewer.projects(Position.COORDINATOR) : []);

// Those who import for the same organisation see each other's; the coordinator's editors all of their project; the administrator those of the register.
visibleTo(Import, (one, viewer) => {
  if (!viewer.personId) return false;
  const projects = coordinated(viewer);
  return or(
    viewer.has(MemberRole.EDITOR) && sql`${one.organisationId} = ${viewer.organisationId} and ${one.target} <> 'REGISTER'`,
    projects.length > 0 && sql`${one.projectId} = any(${projects})`,
    viewer.has(MemberRole.ADMINISTRATOR) && sql`${one.target} = 'REGISTER'`,
  );
});

visibleTo(ImportRow, (row, viewer) => sql`${row.importId} in (select i.id from ${visible(Import, viewer)} i)`);

/** Whether the viewer imports things of this kind: the register as administrator, the rest as an editor of the coordinator or a partner. */
export function importInto(viewer: Viewer, target: ImportKind, projectId: string | null): Action {
  if (target === ImportKind.REGISTER)
    return action(...changes(viewer), [!viewer.has(MemberRole.ADMINISTRATOR), 'NOT_AN_ADMINISTRATOR']);
  const inside = projectId !== null && viewer.projects(Position.COORDINATOR, Position.PARTNER).includes(projectId);
  return action(...changes(viewer), [!inside, 'NOT_IN_THE_PROJECT'], [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT']);
}

/** Whether everything that the project has in care is the viewer's to change. */
export const importsAll = (viewer: Viewer, projectId: string | null) =>
  projectId === null || coordinated(viewer).includes(projectId);

export type Importable = {
  target: ImportKind;
  projectId: string | null;
  organisationId: string;
  state: ImportState;
  work: ImportWork | null;
};
export type Counted = { fresh: number; doubles: number };

function unlike(viewer: Viewer, { target, projectId, organisationId }: Importable): Action | undefined {
  const can = importInto(viewer, target, projectId);
  if (!can.allowed) return can;
  // What is written is written on behalf of whoever brought the file.
  return target !== ImportKind.REGISTER && organisationId !== viewer.organisationId
    ? action([true, 'NOT_YOUR_ORGANISATION'])
    : undefined;
}

/** Choosing its columns, which checks its rows: as often as wanted until they are imported. */
export const checkImport = (viewer: Viewer, one: Importable): Action =>
  unlike(viewer, one) ??
  action(
    [one.work !== null, 'WORK_GOES_ON'],
    [one.state === ImportState.APPLIED || one.state === ImportState.UNDONE, 'APPLIED_ALREADY'],
  );

export const applyImport = (viewer: Viewer, one: Importable, { fresh, doubles }: Counted): Action =>
  unlike(viewer, one) ??
  action(
    [one.work !== null, 'WORK_GOES_ON'],
    [one.state === ImportState.APPLIED || one.state === ImportState.UNDONE, 'APPLIED_ALREADY'],
    [one.state !== ImportState.CHECKED, 'NOT_CHECKED'],
    [fresh + doubles === 0, 'NOTHING_TO_IMPORT'],
  );

export const undoImport = (viewer: Viewer, one: Importable): Action =>
  unlike(viewer, one) ?? action([one.work !== null, 'WORK_GOES_ON'], [one.state !== ImportState.APPLIED, 'NOT_APPLIED']);
