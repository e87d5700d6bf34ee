import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { one, rows, type Row } from '../../platform/reading/source.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { everyRow, visible } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { population, usersToday } from './coverage.sql.ts';

@ObjectType({ description: 'How many providers of a region use a material.' })
export class RegionUse {
  regionId: string;
  @Field(() => Region, { nullable: true, description: 'Null for providers whose region is not known.' })
  region: Region | null;
  @Field(() => Int, { description: 'Providers with it IN_USE or ESTABLISHED, as declared.' })
  inUse: number;
  @Field(() => Int, { description: 'Licensed providers of the region.' })
  providers: number;
}

@Resolver(() => Material)
export class MaterialRegions {
  @AtMost(30)
  @Weighs(500)
  @FieldResolver(() => [RegionUse], { description: 'Its use by region, most used first; empty to those outside the project.' })
  adoptionsByRegion(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    const inside = viewer.projects();
    return rows(
      trusted`select p.region_id as "regionId", count(a.organisation_id) as "inUse", count(*) as providers
        from ${population(material.projectId, today)} p
        left join ${everyRow(Region)} r on r.id = p.region_id
        left join ${usersToday(material.projectId, material.id, visible(Adoption, viewer))} a on a.organisation_id = p.id
        where ${material.projectId} = any(${inside}::uuid[]) group by p.region_id, r.code order by count(a.organisation_id)::numeric / count(*) desc, count(a.organisation_id) desc, r.code`,
      { columns: ['regionId'] },
    );
  }
}

@Resolver(() => RegionUse)
export class RegionUseResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Null for providers whose region is not known.' })
  region(@Root() use: Row<RegionUse>) {
    return one(Region, (region) => sql`${region.id} = ${use.regionId}`);
  }
}
