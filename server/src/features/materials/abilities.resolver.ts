import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { Action } from '../../platform/graphql/action.ts';
import { computed, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import type { Project } from '../projects/project.entity.ts';
import { ProjectAbilities } from '../projects/project.types.ts';
import { MaterialHandover } from './handover.entity.ts';
import {
  acceptMaintenance,
  arrangeMaintenance,
  assignMaintenance,
  cared,
  confirmUnchanged,
  createMaterial,
  deprecateMaterial,
  editMaterial,
  offerHandover,
  reportProblem,
  takeIntoCare,
  withdrawDeprecation,
  type Cared,
} from './maintenance.policy.ts';
import type { Material } from './material.entity.ts';
import { problemOpen } from './material.policy.ts';
import { MaterialAbilities } from './material.types.ts';

const by = (rule: (viewer: Viewer, material: Cared) => Action, material: Row<Material>, viewer: Viewer) =>
  computed(cared(material), (known) => rule(viewer, known));

/** What the rules of care say of a material. */
@Resolver(() => MaterialAbilities)
export class MaintenanceAbilities {
  @FieldResolver(() => Action, { description: 'Correct its facts.' })
  edit(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(editMaterial, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Become its maintainer, where it has none.' })
  acceptMaintenance(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(acceptMaintenance, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Give it to a partner to maintain.' })
  assignMaintenance(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(assignMaintenance, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Take it into the care of a project.' })
  takeIntoCare(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(takeIntoCare, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Say who of the maintainer answers for it, and how often it is reviewed.' })
  arrangeMaintenance(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(arrangeMaintenance, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Offer its maintenance to another partner.' })
  offerHandover(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    const offered = sql`exists (select 1 from ${visible(MaterialHandover, viewer)} h where h.material_id = ${material.id} and h.state = 'OPEN')`;
    return computed({ ...cared(material), offered }, (known) => offerHandover(viewer, known, known));
  }

  @FieldResolver(() => Action, { description: 'Say that it is still as it should be.' })
  confirmUnchanged(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return computed({ ...cared(material), problem: problemOpen(material) }, (known) => confirmUnchanged(viewer, known, known));
  }

  @FieldResolver(() => Action, { description: 'Report that something is the matter with it.' })
  reportProblem(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(reportProblem, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Say that it is being phased out.' })
  deprecate(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(deprecateMaterial, material, viewer);
  }

  @FieldResolver(() => Action, { description: 'Keep it after all.' })
  withdrawDeprecation(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return by(withdrawDeprecation, material, viewer);
  }
}

@Resolver(() => ProjectAbilities)
export class ProjectMaterialAbilities {
  @FieldResolver(() => Action, { description: 'Bring a new material into it.' })
  createMaterial(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return computed({ projectId: project.id }, ({ projectId }) => createMaterial(viewer, projectId));
  }
}
