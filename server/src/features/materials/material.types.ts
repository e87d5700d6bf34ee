import { ObjectType } from 'type-graphql';

/**
 * What the viewer may do with a material. Its fields are declared by those who know the rules, each in its own slice: a field
 * resolver of this type gets the material's row.
 */
@ObjectType({ description: 'What the viewer may do with a material.' })
export class MaterialAbilities {}
