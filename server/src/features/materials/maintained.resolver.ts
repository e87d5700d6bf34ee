import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import type { Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Material } from './material.entity.ts';

@Resolver(() => Organisation)
export class OrganisationMaterials {
  @Weighs(20)
  @FieldResolver(() => Int, { description: 'Materials it maintains, of those that the viewer may see.' })
  maintainedCount(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return sql`(select count(*) from ${visible(Material, viewer)} m where m.maintainer_id = ${organisation.id})`;
  }
}
