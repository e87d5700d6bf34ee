import { kindsFor } from '../../../../schema/file-kinds.ts';
import { MemberRole, OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import type { Row } from '../../platform/reading/source.ts';
import { or, sql, type Sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { StoredFile, type FileKind, type FilePurpose } from './stored-file.entity.ts';

type Opening = (file: Row<StoredFile>, viewer: Viewer) => Sql | boolean;
const openings: Opening[] = [];

/** Declares where files of a slice hang: whoever sees what a file is attached to may open it. Each slice that attaches files says so beside its policy. */
export function opensFiles(opening: Opening) {
  openings.push(opening);
}

// A file that is attached to nothing is its uploader's alone; afterwards rights follow what it is attached to.
visibleTo(StoredFile, (file, viewer) =>
  or(
    viewer.personId !== null &&
      sql`${file.attachedAt} is null and ${file.uploadedById} = ${viewer.personId} and ${file.organisationId} = ${viewer.organisationId}`,
    ...openings.map((opening) => opening(file, viewer)),
  ),
);

/** Whether the viewer may bring in files at all: those who may attach them, editors of providers. */
export const uploadFile = (viewer: Viewer): Action =>
  action(
    ...changes(viewer),
    [viewer.organisationKind !== OrganisationKind.PROVIDER, 'NOT_A_PROVIDER'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
  );

export const takes = (purpose: FilePurpose, kind: FileKind) => kindsFor(purpose).includes(kind);
