import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action, action } from '../../platform/graphql/action.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { ArchiveMaterialInput } from '../materials/maintenance.inputs.ts';
import { cared, putAway } from '../materials/maintenance.policy.ts';
import { Material } from '../materials/material.entity.ts';
import { MaterialAbilities } from '../materials/material.types.ts';
import { Adoption } from './adoption.entity.ts';
import type { ArchivingService } from './archiving.service.ts';
import { proven } from './stages.ts';

@Resolver(() => MaterialAbilities)
export class ArchivingResolver {
  constructor(private readonly archiving: ArchivingService) {}

  @FieldResolver(() => Action, {
    description: 'Put it away; MATERIAL_IN_USE while it is piloted or used and no replacement is named.',
  })
  archive(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    const used = sql`exists (select 1 from ${everyRow(Adoption)} a where a.material_id = ${material.id} and a.stage = any(${proven}::adoption_stage[]))`;
    return computed({ ...cared(material), used, replacementId: material.replacementId }, (known) =>
      action(...putAway(viewer, known), [known.used && known.replacementId === null, 'MATERIAL_IN_USE']),
    );
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, {
    description:
      'Puts away a material that was phased out. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStatus, currentMaintainerId), MATERIAL_IN_USE (users: organisationId, nameFi, nameSv, nameEn, stage), BAD_USER_INPUT (field, problem).',
  })
  async archiveMaterial(@Arg('input', () => ArchiveMaterialInput) input: ArchiveMaterialInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.archiving.archive(viewer, input)).id);
  }
}
