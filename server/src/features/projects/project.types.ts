import { ObjectType } from 'type-graphql';

/**
 * What the viewer may do in a project. Its fields are declared by those who know the rules, each in its own slice: a field resolver
 * of this type gets the project’s row.
 */
@ObjectType({ description: 'What the viewer may do in a project.' })
export class ProjectAbilities {}
