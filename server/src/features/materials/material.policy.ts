import { Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { today } from '../../platform/reading/clock.ts';
import type { Row } from '../../platform/reading/source.ts';
import { Alias, oneOf, or, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, rowOf, visible, visibleTo } from '../../platform/reading/tables.ts';
import { Partnership } from '../partnerships/partnership.entity.ts';
import { MaterialVersion } from './material-version.entity.ts';
import { Material, MaterialStatus } from './material.entity.ts';
import { ProblemReport } from './problem-report.entity.ts';

/** Whether the viewer’s organisation coordinates any project. */
export const coordinates = (viewer: Viewer) => viewer.projects(Position.COORDINATOR).length > 0;

// What is published is for everyone; what is not is seen inside the project that has the material in care.
visibleTo(Material, (material, viewer) => {
  const projects = viewer.projects();
  return or(
    sql`${material.currentVersionId} is not null`,
    projects.length > 0 && oneOf(material.projectId, projects),
    // Who may take it into care has to see it.
    coordinates(viewer) && sql`${material.projectId} is null`,
  );
});

visibleTo(MaterialVersion, (version, viewer) => {
  const inside = viewer.projects(Position.COORDINATOR, Position.PARTNER, Position.FUNDER, Position.AUDITOR);
  return or(
    sql`${version.state} in ('PUBLISHED', 'SUPERSEDED')`,
    inside.length > 0 &&
      sql`exists (select 1 from ${visible(Material, viewer)} m where m.id = ${version.materialId} and m.project_id = any(${inside}))`,
  );
});

const isOpen = (problem: Row<ProblemReport>): Sql => sql`${problem.resolvedAt} is null`;

/** Whether a problem of it waits to be resolved; what the problem is, is for those inside. */
export function problemOpen(material: Row<Material>): Sql {
  const alias = new Alias();
  const problem = rowOf(ProblemReport, alias);
  return trusted`exists (select 1 from ${everyRow(ProblemReport)} ${alias} where ${problem.materialId} = ${material.id} and ${isOpen(problem)})`;
}

/** Whether a partner of today maintains it: one that has left the project maintains nothing of it any more. */
export const isMaintained = ({ projectId, maintainerId }: Pick<Row<Material>, 'projectId' | 'maintainerId'>): Sql => {
  const alias = new Alias();
  const p = rowOf(Partnership, alias);
  return trusted`exists (select 1 from ${everyRow(Partnership)} ${alias} where ${p.projectId} = ${projectId} and ${p.organisationId} = ${maintainerId}
    and ${p.validFrom} <= ${today} and coalesce(${p.validUntil} >= ${today}, true))`;
};

/** Who maintains it today. */
export const maintainerOf = (material: Pick<Row<Material>, 'projectId' | 'maintainerId'>): Sql =>
  sql`case when ${isMaintained(material)} then ${material.maintainerId} end`;

/** The state as shown: what follows from data and time is computed, never stored. */
export const stateOf = (material: Row<Material>): Sql => sql`case
  when ${material.status} in ('MAINTAINED', 'UPDATING') and not ${isMaintained(material)} then 'ORPHANED'
  when ${material.status} = 'MAINTAINED' and (${material.reviewDueOn} < ${today} or ${problemOpen(material)}) then 'REVIEW_DUE'
  else ${material.status}::text end`;

/** A material can be adopted when a version of it is published and it is not archived. */
export const isAdoptable = (material: { currentVersionId: string | null; status: MaterialStatus }) =>
  material.currentVersionId !== null && material.status !== MaterialStatus.ARCHIVED;
