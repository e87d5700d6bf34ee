import { Field, ObjectType } from 'type-graphql';
import { Action } from '../../platform/graphql/action.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { AdoptionStage } from '../adoptions/stages.ts';

@ObjectType({ description: 'A material that a follow-up asks for, and how it was answered.' })
export class FollowUpMaterial {
  materialId: string;
  organisationId: string;
  @Field({ description: 'Whether it is answered: kept as it was, or declared since the question was due.' })
  answered: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the provider said that it stands where it stood.' })
  keptAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the provider declared it since.' })
  declaredAt: Date | null;
  @Field(() => AdoptionStage, { description: 'Where the provider stands by now; NOT_STARTED while it declared nothing.' })
  stage: AdoptionStage;
  @Field(() => AdoptionStage, {
    nullable: true,
    description:
      'What coming to the event speaks for: AWARE, for a provider that is at NOT_STARTED. A proposal: only the provider sets its stage.',
  })
  proposedStage: AdoptionStage | null;
}

@ObjectType({ description: 'What the viewer may do with a follow-up.' })
export class FollowUpAbilities {
  @Field(() => Action, { description: 'Answer it.' })
  answer: Action;
}
