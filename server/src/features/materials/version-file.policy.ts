import { MemberRole, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { opensFiles } from '../files/stored-file.policy.ts';
import { MaterialVersion, VersionState } from './material-version.entity.ts';
import { maintains } from './material.policy.ts';
import { MaterialVersionFile } from './version-file.entity.ts';

// The files of a version are seen, and opened, by whoever sees the version: those of a published one by everybody.
visibleTo(
  MaterialVersionFile,
  (link, viewer) => sql`exists (select 1 from ${visible(MaterialVersion, viewer)} v where v.id = ${link.materialVersionId})`,
);
opensFiles((file, viewer) => sql`exists (select 1 from ${visible(MaterialVersionFile, viewer)} l where l.file_id = ${file.id})`);

type Draft = { state: VersionState; maintainerId: string | null; projectId: string | null };

/** Whether the files of a version may be changed: while it is a draft, by its maintainer's editors and the coordinator's. */
export function changeVersionFiles(viewer: Viewer, { state, maintainerId, projectId }: Draft): Action {
  const coordinates = projectId !== null && viewer.positionIn(projectId) === Position.COORDINATOR;
  return action(
    ...changes(viewer),
    [!maintains(viewer, { maintainerId }) && !coordinates, 'NOT_THE_MAINTAINER'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    [state !== VersionState.DRAFT, 'NOT_A_DRAFT'],
  );
}
