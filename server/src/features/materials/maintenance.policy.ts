import { MemberRole, OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action, type Refusal } from '../../platform/graphql/action.ts';
import type { Row } from '../../platform/reading/source.ts';
import { Alias, oneOf, or, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, rowOf, visibleTo } from '../../platform/reading/tables.ts';
import { HandoverState, MaterialHandover } from './handover.entity.ts';
import { LinkCheck } from './link-check.entity.ts';
import { Material, MaterialStatus } from './material.entity.ts';
import { coordinates } from './material.policy.ts';
import { ProblemReport } from './problem-report.entity.ts';

/** The material that a row is about. */
function ofMaterial(id: Sql, condition: (material: Row<Material>) => Sql): Sql {
  const alias = new Alias();
  const material = rowOf(Material, alias);
  return trusted`exists (select 1 from ${everyRow(Material)} ${alias} where ${material.id} = ${id} and ${condition(material)})`;
}

// What goes on around a material is seen inside the project; of what nobody cares for, by those who could take it into care.
const inside = (materialId: Sql, viewer: Viewer): Sql | false => {
  const projects = viewer.projects();
  if (!projects.length) return false;
  return ofMaterial(materialId, (m) =>
    coordinates(viewer) ? sql`(${oneOf(m.projectId, projects)} or ${m.projectId} is null)` : oneOf(m.projectId, projects),
  );
};

visibleTo(MaterialHandover, (handover, viewer) => inside(handover.materialId, viewer));
visibleTo(LinkCheck, (check, viewer) => inside(check.materialId, viewer));
// Who reported something can see what became of it.
visibleTo(ProblemReport, (problem, viewer) =>
  or(inside(problem.materialId, viewer), viewer.personId !== null && sql`${problem.reportedById} = ${viewer.personId}`),
);

/** What the rules of care need to know of a material. */
export type Cared = {
  projectId: string | null;
  maintainerId: string | null;
  status: MaterialStatus;
};
export const cared = ({ projectId, maintainerId, status }: Row<Material>) => ({ projectId, maintainerId, status });

const coordinatesIt = (viewer: Viewer, { projectId }: Cared) =>
  projectId !== null && viewer.positionIn(projectId) === Position.COORDINATOR;
/** An institution that takes part in the project, the coordinator’s own too. */
export const takesPart = (viewer: Viewer, projectId: string | null) =>
  projectId !== null &&
  viewer.organisationKind === OrganisationKind.PROVIDER &&
  ([Position.COORDINATOR, Position.PARTNER] as Position[]).includes(viewer.positionIn(projectId));

/** Who changes anything is an editor. */
export const edits = (viewer: Viewer): Refusal[] => [...changes(viewer), [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT']];

/** What comes before every rule of those who keep a material: its maintainer’s editors and the coordinator’s. */
export const keeps = (viewer: Viewer, material: Cared): Refusal[] => [
  ...edits(viewer),
  [material.projectId === null, 'NOT_IN_CARE_OF_A_PROJECT'],
  [
    !coordinatesIt(viewer, material) &&
      !(takesPart(viewer, material.projectId) && material.maintainerId === viewer.organisationId),
    'NOT_THE_MAINTAINER',
  ],
  [material.status === MaterialStatus.ARCHIVED, 'ARCHIVED'],
];
const coordinator = (viewer: Viewer, material: Cared): Refusal[] => [
  ...edits(viewer),
  [material.projectId === null, 'NOT_IN_CARE_OF_A_PROJECT'],
  [!coordinatesIt(viewer, material), 'NOT_THE_COORDINATOR'],
  [material.status === MaterialStatus.ARCHIVED, 'ARCHIVED'],
];
const isKept = ({ status }: Cared) => status === MaterialStatus.MAINTAINED || status === MaterialStatus.UPDATING;
const onItsWayOut = ({ status }: Cared): Refusal => [status === MaterialStatus.DEPRECATED, 'DEPRECATED'];

/** Bringing a new material into a project: an editor of an institution in it. */
export const createMaterial = (viewer: Viewer, projectId: string): Action =>
  action(...edits(viewer), [!takesPart(viewer, projectId), 'NOT_A_PARTNER']);

export const editMaterial = (viewer: Viewer, material: Cared): Action => action(...keeps(viewer, material));

/** Becoming the maintainer of what has none: of what came in, and of what lost its own. The same press. */
export const acceptMaintenance = (viewer: Viewer, material: Cared): Action =>
  action(
    ...edits(viewer),
    [material.projectId === null, 'NOT_IN_CARE_OF_A_PROJECT'],
    [!takesPart(viewer, material.projectId), 'NOT_A_PARTNER'],
    [material.status === MaterialStatus.ARCHIVED, 'ARCHIVED'],
    onItsWayOut(material),
    // One that was assigned before enough was known of it waits for its own maintainer.
    [
      material.maintainerId !== null &&
        !(material.status === MaterialStatus.INTAKE && material.maintainerId === viewer.organisationId),
      'HAS_A_MAINTAINER',
    ],
  );

export const assignMaintenance = (viewer: Viewer, material: Cared): Action => action(...coordinator(viewer, material));

/** Of the commons, what nobody cares for: by the coordinator of the project that will. */
export const takeIntoCare = (viewer: Viewer, { projectId, status }: Cared): Action =>
  action(
    ...edits(viewer),
    [!coordinates(viewer), 'NOT_THE_COORDINATOR'],
    [projectId !== null, 'IN_CARE_ALREADY'],
    [status === MaterialStatus.ARCHIVED, 'ARCHIVED'],
  );

/** Contact, deputy and interval: of what somebody maintains. */
export const arrangeMaintenance = (viewer: Viewer, material: Cared): Action =>
  action(...keeps(viewer, material), [material.maintainerId === null, 'NOT_MAINTAINED']);

export const offerHandover = (viewer: Viewer, material: Cared, { offered }: { offered: boolean }): Action =>
  action(...keeps(viewer, material), [material.maintainerId === null, 'NOT_MAINTAINED'], [offered, 'HANDOVER_OPEN']);

type Offer = { state: HandoverState; toId: string };
/** Saying yes or no to an offer: the partner that is asked. */
export const answerHandover = (viewer: Viewer, material: Cared, { state, toId }: Offer): Action =>
  action(
    ...edits(viewer),
    [viewer.organisationId !== toId, 'NOT_YOUR_ORGANISATION'],
    [state !== HandoverState.OPEN, 'ANSWERED_ALREADY'],
    [!takesPart(viewer, material.projectId), 'NOT_A_PARTNER'],
  );
export const withdrawHandover = (viewer: Viewer, material: Cared, { state }: Offer): Action =>
  action(...keeps(viewer, material), [state !== HandoverState.OPEN, 'ANSWERED_ALREADY']);

/** Saying that a material is still as it should be: not while a problem of it is open. */
export const confirmUnchanged = (viewer: Viewer, material: Cared, { problem }: { problem: boolean }): Action =>
  action(
    ...keeps(viewer, material),
    onItsWayOut(material),
    [!isKept(material) || material.maintainerId === null, 'NOT_MAINTAINED'],
    [material.status === MaterialStatus.UPDATING, 'BEING_UPDATED'],
    [problem, 'PROBLEM_OPEN'],
  );

/** Anyone signed in who sees the material. */
export const reportProblem = (viewer: Viewer, { status }: Cared): Action =>
  action(...changes(viewer), [status === MaterialStatus.ARCHIVED, 'ARCHIVED']);
export const resolveProblem = (viewer: Viewer, material: Cared, { open }: { open: boolean }): Action =>
  action(...keeps(viewer, material), [!open, 'RESOLVED_ALREADY']);

export const deprecateMaterial = (viewer: Viewer, material: Cared): Action =>
  action(...keeps(viewer, material), onItsWayOut(material), [!isKept(material), 'NOT_MAINTAINED']);
export const withdrawDeprecation = (viewer: Viewer, material: Cared): Action =>
  action(...keeps(viewer, material), [material.status !== MaterialStatus.DEPRECATED, 'NOT_DEPRECATED']);

/** What was phased out may be put away; whether it is still used, those know who know the adoptions. */
export const putAway = (viewer: Viewer, material: Cared): Refusal[] => [
  ...keeps(viewer, material),
  [material.status !== MaterialStatus.DEPRECATED, 'NOT_DEPRECATED'],
];
