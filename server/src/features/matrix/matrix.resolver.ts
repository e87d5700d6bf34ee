import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { computed, rows, shape } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { declareAdoption, type Adoptable } from '../adoptions/adoption.policy.ts';
import { MaterialStatus } from '../materials/material.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { AdoptionMatrixArgs, MatrixMaterialOrder, MatrixProviderOrder } from './matrix.inputs.ts';
import { columns, ownRow, rowsOfMatrix, type Asked } from './matrix.sql.ts';
import { AdoptionMatrix } from './matrix.types.ts';

@Resolver(() => AdoptionMatrix)
export class MatrixResolver {
  @Access('SIGNED_IN')
  @Weighs(10_000)
  @Query(() => AdoptionMatrix, {
    nullable: true,
    description:
      'The adoption matrix of a project: providers × materials, one compact text for each provider. Null for an unknown project. Errors: NOT_FOUND, BAD_USER_INPUT (field, problem).',
  })
  adoptionMatrix(@Args(() => AdoptionMatrixArgs) { projectId, filter, sort }: AdoptionMatrixArgs, @Ctx() { viewer }: Context) {
    if (!isId(projectId)) throw notFound('projectId');
    const { search, regions, themes, sourceProjects } = filter ?? {};
    // PostgreSQL’s text cannot hold this letter.
    if ([search, regions, themes, sourceProjects].flat().some((text) => text?.includes('\0')))
      throw badInput('filter', 'NOT_TEXT');
    const order = sort ?? { providers: MatrixProviderOrder.NAME, materials: MatrixMaterialOrder.THEME };
    const asked: Asked = { projectId, filter: filter ?? {}, sort: order, viewer };
    const own = ownRow(asked);
    const project = sql`(select p.demonstration from ${everyRow(Project)} p where p.id = ${projectId})`;
    return shape(
      {
        materials: rows(columns(asked)),
        providers: rows(rowsOfMatrix(asked)),
        own: own && rows(own, { single: true }),
        viewerCan: computed({ projectDemonstration: project }, ({ projectDemonstration }) => {
          // Every material that is shown can be adopted: what is left of the rule is the same for all of them.
          const anyOfThem: Adoptable = {
            projectId,
            projectDemonstration,
            currentVersionId: projectId,
            status: MaterialStatus.MAINTAINED,
          };
          return { declare: declareAdoption(viewer, anyOfThem) };
        }),
      },
      { when: sql`exists (select 1 from ${everyRow(Project)} p where p.id = ${projectId})` },
    );
  }
}
