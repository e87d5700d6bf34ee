import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Language } from '../people/person.entity.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { MaterialKind, MaterialProvenance, MaterialState } from '../materials/material.entity.ts';

@InputType({ description: 'Narrows the materials; every given part must hold.' })
export class MaterialFilter {
  @Field(() => String, { nullable: true, description: 'Part of the title or description.' })
  search?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of themes.' })
  themes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of earlier projects.' })
  sourceProjects?: string[] | null;
  @Field(() => [MaterialKind], { nullable: true, description: 'Kinds.' })
  kinds?: MaterialKind[] | null;
  @Field(() => [Language], { nullable: true, description: 'Languages.' })
  languages?: Language[] | null;
  @Field(() => [MaterialProvenance], { nullable: true, description: 'How they are known.' })
  provenances?: MaterialProvenance[] | null;
  @Field(() => [MaterialState], { nullable: true, description: 'States as shown.' })
  states?: MaterialState[] | null;
  @Field(() => [AdoptionStage], {
    nullable: true,
    description:
      'Stages of adoption: the acting provider’s own (NOT_STARTED: nothing declared); for all others, of any provider they may see.',
  })
  stages?: AdoptionStage[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that the acting organisation maintains.' })
  maintainedByUs?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that the acting organisation is asked to maintain.' })
  handoverOfferedToUs?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those with an open problem that the viewer may see.' })
  problemOpen?: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: 'Only those to be reviewed before this day.' })
  reviewDueBefore?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that nobody maintains: new ones and orphans.' })
  needsCare?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those of the commons that no project has in care; for coordinators also what is not published.',
  })
  inNobodysCare?: boolean | null;
}

@ArgsType()
export class MaterialsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Materials in the care of this project; without it, the published commons.' })
  projectId?: string | null;
  @Field(() => MaterialFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: MaterialFilter | null;
}

@ObjectType({ description: 'How many rows of a list have a value, under all other filters.' })
export class Facet {
  @Field({ description: 'theme, sourceProject, kind, language, provenance, state or stage.' })
  name: string;
  @Field({ description: 'The value as the filter takes it.' })
  value: string;
  @Field(() => Int, { description: 'Rows with this value.' })
  count: number;
}
