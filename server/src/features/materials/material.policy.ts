import { Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { today } from '../../platform/reading/clock.ts';
import type { Row } from '../../platform/reading/source.ts';
import { oneOf, or, sql, type Sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { MaterialVersion } from './material-version.entity.ts';
import { Material, MaterialStatus } from './material.entity.ts';

// What is published is for everyone; what is not is seen inside the project that has the material in care.
visibleTo(Material, (material, viewer) => {
  const projects = viewer.projects();
  return or(sql`${material.currentVersionId} is not null`, projects.length > 0 && oneOf(material.projectId, projects));
});

visibleTo(MaterialVersion, (version, viewer) => {
  const inside = viewer.projects(Position.COORDINATOR, Position.PARTNER, Position.FUNDER, Position.AUDITOR);
  return or(
    sql`${version.state} in ('PUBLISHED', 'SUPERSEDED')`,
    inside.length > 0 &&
      sql`exists (select 1 from ${visible(Material, viewer)} m where m.id = ${version.materialId} and m.project_id = any(${inside}))`,
  );
});

/** The state as shown: what follows from data and time is computed, never stored. */
export const stateOf = (material: Row<Material>): Sql => sql`case
  when ${material.status} in ('MAINTAINED', 'UPDATING') and ${material.maintainerId} is null then 'ORPHANED'
  when ${material.status} = 'MAINTAINED' and ${material.reviewDueOn} < ${today} then 'REVIEW_DUE'
  else ${material.status}::text end`;

/** A material can be adopted when a version of it is published and it is not archived. */
export const isAdoptable = (material: { currentVersionId: string | null; status: MaterialStatus }) =>
  material.currentVersionId !== null && material.status !== MaterialStatus.ARCHIVED;

export const maintains = (viewer: Viewer, material: { maintainerId: string | null }) =>
  viewer.organisationId !== null && material.maintainerId === viewer.organisationId;
