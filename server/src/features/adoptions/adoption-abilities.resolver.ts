import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Action } from '../../platform/graphql/action.ts';
import { computed, type Row } from '../../platform/reading/source.ts';
import { identifier, sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Material } from '../materials/material.entity.ts';
import { Project } from '../projects/project.entity.ts';
import type { Adoption } from './adoption.entity.ts';
import { confirmVersion, keepAdoption, redeclareAdoption } from './adoption.policy.ts';
import { AdoptionAbilities } from './adoption.types.ts';

/** What the rules of declaring need to know of an adoption's material, as SQL. */
const adoptable = (adoption: Row<Adoption>, viewer: Context['viewer']) => {
  const ofMaterial = (column: 'project_id' | 'current_version_id' | 'status') =>
    sql`(select m.${identifier(column)} from ${visible(Material, viewer)} m where m.id = ${adoption.materialId})`;
  return {
    projectId: ofMaterial('project_id'),
    projectDemonstration: sql`(select p.demonstration from ${visible(Project, viewer)} p where p.id = ${adoption.projectId})`,
    currentVersionId: ofMaterial('current_version_id'),
    status: ofMaterial('status'),
  };
};

/** What the provider's own rules say of an adoption. */
@Resolver(() => AdoptionAbilities)
export class OwnAdoptionAbilities {
  @FieldResolver(() => Action, { description: 'Declare its stage anew.' })
  declare(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    return computed(
      { organisationId: adoption.organisationId, ...adoptable(adoption, viewer) },
      ({ organisationId, ...material }) => redeclareAdoption(viewer, organisationId, material),
    );
  }

  @FieldResolver(() => Action, { description: 'Take the material’s current version into use.' })
  confirmVersion(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    const { organisationId, stage, materialVersionId } = adoption;
    return computed({ organisationId, stage, materialVersionId, ...adoptable(adoption, viewer) }, (known) =>
      confirmVersion(viewer, known, known),
    );
  }

  @FieldResolver(() => Action, { description: 'Say that its stage still holds.' })
  confirm(@Root() { organisationId }: Row<Adoption>, @Ctx() { viewer }: Context) {
    return computed({ organisationId }, (known) => keepAdoption(viewer, known.organisationId));
  }

  @FieldResolver(() => Action, { description: 'Add proof to its declarations.' })
  addEvidence(@Root() { organisationId }: Row<Adoption>, @Ctx() { viewer }: Context) {
    return computed({ organisationId }, (known) => keepAdoption(viewer, known.organisationId));
  }
}
