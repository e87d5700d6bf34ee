import { Field, Int, ObjectType } from 'type-graphql';
import { Adoption } from './adoption.entity.ts';

/**
 * What the viewer may do with an adoption. Its fields are declared by those who know the rules, each in its own slice: a field
 * resolver of this type gets the adoption's row.
 */
@ObjectType({ description: 'What the viewer may do with an adoption.' })
export class AdoptionAbilities {}

@ObjectType({ description: 'Adoptions that were confirmed.' })
export class ConfirmedAdoptions {
  @Field(() => Int, { description: 'How many there were.' })
  count: number;
  @Field(() => [Adoption], { description: 'They, in the order given; of all of them the first 100.' })
  adoptions: Adoption[];
}

@ObjectType({
  description:
    'Persons trained, added up: of each adoption what the newest evidence says that the viewer may read and that speaks of persons.',
})
export class TrainedSum {
  @Field(() => Int, { description: 'Persons.' })
  persons: number;
  @Field(() => Int, { description: 'Adoptions whose evidence speaks of persons.' })
  adoptions: number;
}
