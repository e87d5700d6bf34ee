import { holdsOn, type Asker } from './asker.ts';
import type { Asking } from './asking.ts';
import { because, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';
import { maintainerOf, problemsOpen } from './states.ts';

/** The rules of care, written down a second time: each answers the first reason that speaks against, or null. */
type Rule = (asker: Asker, material: Row, world: World) => string | null;

const edits = (asker: Asker) =>
  asker.personId === null ? 'NOT_SIGNED_IN' : asker.roles.includes('EDITOR') ? null : 'ROLE_CANNOT_EDIT';
const position = (asker: Asker, projectId: string | null) => (projectId === null ? undefined : asker.positions.get(projectId));
const takesPart = (asker: Asker, projectId: string | null) =>
  asker.providerId !== null && ['COORDINATOR', 'PARTNER'].includes(position(asker, projectId) ?? '');
const cares: Rule = (asker, material) => edits(asker) ?? (material['projectId'] === null ? 'NOT_IN_CARE_OF_A_PROJECT' : null);
const archived = (material: Row) => (material['status'] === 'ARCHIVED' ? 'ARCHIVED' : null);
const wayOut = (material: Row) => (material['status'] === 'DEPRECATED' ? 'DEPRECATED' : null);
const orphan = (material: Row, world: World) => (maintainerOf(world, material) === null ? 'NOT_MAINTAINED' : null);
const kept = (material: Row) => (['MAINTAINED', 'UPDATING'].includes(material['status']) ? null : 'NOT_MAINTAINED');

/** An editor of its maintainer or of the coordinator. */
export const keeps: Rule = (asker, material, world) => {
  const { projectId } = material;
  const first = cares(asker, material, world);
  if (first) return first;
  const mine = takesPart(asker, projectId) && maintainerOf(world, material) === asker.organisationId;
  return position(asker, projectId) === 'COORDINATOR' || mine ? archived(material) : 'NOT_THE_MAINTAINER';
};

const rules: Record<string, Rule> = {
  edit: keeps,
  acceptMaintenance: (asker, material, world) =>
    cares(asker, material, world) ??
    (takesPart(asker, material['projectId']) ? null : 'NOT_A_PARTNER') ??
    archived(material) ??
    wayOut(material) ??
    (maintainerOf(world, material) === null ||
    (material['status'] === 'INTAKE' && material['maintainerId'] === asker.organisationId)
      ? null
      : 'HAS_A_MAINTAINER'),
  assignMaintenance: (asker, material, world) =>
    cares(asker, material, world) ??
    (position(asker, material['projectId']) === 'COORDINATOR' ? archived(material) : 'NOT_THE_COORDINATOR'),
  takeIntoCare: (asker, material) =>
    edits(asker) ??
    ([...asker.positions.values()].includes('COORDINATOR') ? null : 'NOT_THE_COORDINATOR') ??
    (material['projectId'] === null ? archived(material) : 'IN_CARE_ALREADY'),
  arrangeMaintenance: (asker, material, world) => keeps(asker, material, world) ?? orphan(material, world),
  offerHandover: (asker, material, world) =>
    keeps(asker, material, world) ??
    orphan(material, world) ??
    (world.table.MaterialHandover.where('materialId', material.id).some(({ state }) => state === 'OPEN')
      ? 'HANDOVER_OPEN'
      : null),
  confirmUnchanged: (asker, material, world) =>
    keeps(asker, material, world) ??
    wayOut(material) ??
    kept(material) ??
    orphan(material, world) ??
    (material['status'] === 'UPDATING' ? 'BEING_UPDATED' : null) ??
    (problemsOpen(world, material).length ? 'PROBLEM_OPEN' : null),
  reportProblem: (asker, material) => (asker.personId === null ? 'NOT_SIGNED_IN' : archived(material)),
  deprecate: (asker, material, world) => keeps(asker, material, world) ?? wayOut(material) ?? kept(material),
  withdrawDeprecation: (asker, material, world) =>
    keeps(asker, material, world) ?? (material['status'] === 'DEPRECATED' ? null : 'NOT_DEPRECATED'),
  archive: (asker, material, world) =>
    keeps(asker, material, world) ??
    (material['status'] === 'DEPRECATED' ? null : 'NOT_DEPRECATED') ??
    (material['replacementId'] === null &&
    world.table.Adoption.where('materialId', material.id).some(({ stage }) => ['PILOT', 'IN_USE', 'ESTABLISHED'].includes(stage))
      ? 'MATERIAL_IN_USE'
      : null),
};

type Field = (row: any, args: any, asking: Asking) => Refused;

/** What may be done with a material, each by its rule. */
export const ofMaterial: Record<string, Field> = Object.fromEntries(
  Object.entries(rules).map(([name, rule]): [string, Field] => [
    name,
    (row, _, { asker, world }) => because(rule(asker, row, world)),
  ]),
);

export const mayCreateMaterial: Field = (project, _, { asker }) =>
  because(edits(asker) ?? (takesPart(asker, project.id) ? null : 'NOT_A_PARTNER'));

export function ofHandover({ world, asker }: Asking, handover: Row) {
  const material = world.table.Material.find(handover['materialId'])!;
  const answered = handover['state'] === 'OPEN' ? null : 'ANSWERED_ALREADY';
  const answer = because(
    edits(asker) ??
      (handover['toId'] === asker.organisationId ? null : 'NOT_YOUR_ORGANISATION') ??
      answered ??
      (takesPart(asker, material['projectId']) ? null : 'NOT_A_PARTNER'),
  );
  return { accept: answer, decline: answer, withdraw: because(keeps(asker, material, world) ?? answered) };
}

export function ofProblem({ world, asker }: Asking, problem: Row) {
  const material = world.table.Material.find(problem['materialId'])!;
  const resolved = problem['resolvedAt'] === null ? null : 'RESOLVED_ALREADY';
  return { resolve: because(keeps(asker, material, world) ?? resolved) };
}

/** The editors of today in the organisation that maintains a material, by name. */
export function possibleContacts(asking: Asking, material: Row) {
  const { table, today } = asking.world;
  const editors = asking
    .seen(table.Membership.where('organisationId', maintainerOf(asking.world, material)))
    .filter((membership) => membership['role'] === 'EDITOR' && holdsOn(today, membership))
    .map((membership) => membership['personId']);
  return asking
    .seen(table.Person.rows.filter(({ id }) => editors.includes(id)))
    .toSorted((a, b) => Number(a['byName']) - Number(b['byName']))
    .slice(0, 100);
}
