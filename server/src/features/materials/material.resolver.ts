import { Arg, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { many, one, shape, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { MaterialVersion } from './material-version.entity.ts';
import { Material, MaterialState } from './material.entity.ts';
import { maintainerOf, stateOf } from './material.policy.ts';
import { MaterialAbilities } from './material.types.ts';

@Resolver(() => Material)
export class MaterialResolver {
  @Access('PUBLIC')
  @Query(() => Material, {
    nullable: true,
    description: 'One material; null when there is none of that id that the viewer may see.',
  })
  material(@Arg('id', () => ID) id: string) {
    return byId(Material, id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The partner that maintains it; null once that has left the project.',
  })
  maintainer(@Root() material: Row<Material>) {
    return one(Organisation, (o) => sql`${o.id} = ${maintainerOf(material)}`);
  }

  @FieldResolver(() => MaterialState, { description: 'The state as shown.' })
  state(@Root() material: Row<Material>) {
    return stateOf(material);
  }

  @FieldResolver(() => [MaterialVersion], { description: 'Its versions that the viewer may see, newest first.' })
  versions(@Root() material: Row<Material>) {
    return many(MaterialVersion, (v) => sql`${v.materialId} = ${material.id}`, { order: (v) => [v.number], descending: true });
  }

  @FieldResolver(() => MaterialAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() material: Row<Material>) {
    return shape(material);
  }
}
