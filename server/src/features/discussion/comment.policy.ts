import { MemberRole, OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import type { Row } from '../../platform/reading/source.ts';
import { and, or, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, visible, visibleTo } from '../../platform/reading/tables.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Membership } from '../partnerships/membership.entity.ts';
import { Partnership } from '../partnerships/partnership.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Comment } from './comment.entity.ts';

// What is said of something published is for every provider; all of a project's is for those inside it.
visibleTo(Comment, (comment, viewer) => {
  if (!viewer.personId) return false;
  const projects = viewer.projects();
  // Of one material the question is asked once for the whole list.
  const materialId = comment.materialId.known ? sql`${comment.materialId.known}::uuid` : comment.materialId;
  const material = (condition: Sql) =>
    sql`exists (select 1 from ${visible(Material, viewer)} m where m.id = ${materialId} and ${condition})`;
  return or(
    viewer.organisationKind === OrganisationKind.PROVIDER &&
      (and(
        material(sql`m.current_version_id is not null`),
        sql`(${comment.materialVersionId} is null or exists (select 1 from ${visible(MaterialVersion, viewer)} v where v.id = ${comment.materialVersionId} and v.material_id = ${materialId} and v.state in ('PUBLISHED', 'SUPERSEDED')))`,
      ) as Sql),
    projects.length > 0 && material(sql`m.project_id = any(${projects})`),
  );
});

/** Where it would be said: the project that has the material in care, and whether somebody has addressed the viewer there. */
export type Place = { projectId: string | null; isPublished: boolean; isAddressed: boolean };
type Said = Place & { authorId: string; organisationId: string; isDeleted: boolean };

/** Providers talk; the funder, once somebody has asked it; auditors and administrators do not. */
export function addComment(viewer: Viewer, { projectId, isPublished, isAddressed }: Place): Action {
  const isFunder = projectId !== null && viewer.positionIn(projectId) === Position.FUNDER;
  return action(
    ...changes(viewer),
    [isFunder && !isAddressed, 'NOT_ADDRESSED'],
    [!isFunder && viewer.organisationKind !== OrganisationKind.PROVIDER, 'NOT_A_PROVIDER'],
    [!isFunder && !viewer.has(MemberRole.EDITOR, MemberRole.FINANCE, MemberRole.SIGNATORY), 'ROLE_CANNOT_EDIT'],
    // Nobody would read it.
    [projectId === null && !isPublished, 'NOT_IN_CARE_OF_A_PROJECT'],
  );
}

/** Its author says it in other words. */
export function editComment(viewer: Viewer, { authorId, organisationId, isDeleted, ...place }: Said): Action {
  const mine = action(
    ...changes(viewer),
    [isDeleted, 'DELETED'],
    [viewer.personId !== authorId, 'NOT_YOUR_COMMENT'],
    [viewer.organisationId !== organisationId, 'NOT_YOUR_ORGANISATION'],
  );
  return mine.allowed ? addComment(viewer, place) : mine;
}

/** Its author takes it away, or the coordinator, who keeps the house. */
export function deleteComment(viewer: Viewer, { authorId, isDeleted, projectId }: Said): Action {
  const coordinates =
    projectId !== null && viewer.positionIn(projectId) === Position.COORDINATOR && viewer.has(MemberRole.EDITOR);
  return action(...changes(viewer), [isDeleted, 'DELETED'], [viewer.personId !== authorId && !coordinates, 'NOT_YOUR_COMMENT']);
}

/** Whether somebody has mentioned the viewer where this material is spoken of. */
export const isAddressed = (materialId: Sql, viewer: Viewer): Sql =>
  trusted`exists (select 1 from comment_mention n join ${everyRow(Comment)} c on c.id = n.comment_id where c.material_id = ${materialId} and n.person_id = ${viewer.personId})`;

/** People whom the viewer sees, and who would read it: of the own organisation, of the project's partners and funder, its auditors. */
export const isMentionable = (person: Row<Person>, projectId: Sql, viewer: Viewer): Sql =>
  sql`exists (select 1 from ${visible(Membership, viewer)} s where s.person_id = ${person.id}
    and coalesce(s.valid_from <= hub_today(), true) and coalesce(s.valid_until >= hub_today(), true)
    and (s.organisation_id = ${viewer.organisationId} or s.project_id = ${projectId}
      or s.organisation_id in (select p.organisation_id from ${visible(Partnership, viewer)} p where p.project_id = ${projectId} and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true))
      or s.organisation_id in (select p.funder_id from ${visible(Project, viewer)} p where p.id = ${projectId})))`;
