import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DeclarationWords } from '../adoptions/adoption.inputs.ts';

@InputType({ description: 'The stage that a provider answers with.' })
export class FollowUpStageInput extends DeclarationWords {}

@InputType({ description: 'A provider’s answer for one material.' })
export class FollowUpAnswerInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => Int, { description: 'The version of the adoption that was seen; 0 while there is none.' })
  expectedVersion: number;
  @Field(() => FollowUpStageInput, {
    nullable: true,
    description: 'What is declared; when left out, the provider stands where it stood, which confirms its stage.',
  })
  declaration?: FollowUpStageInput | null;
}

@InputType({ description: 'Answers to a follow-up: of all its materials or of some; the others stay open.' })
export class AnswerFollowUpInput {
  @Field(() => ID, { description: 'The follow-up.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field(() => [FollowUpAnswerInput], { description: 'The answers, 50 at the most: all of them are taken, or none.' })
  answers: FollowUpAnswerInput[];
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Narrows the follow-ups; every given part must hold.' })
export class FollowUpFilter {
  @Field(() => Boolean, { nullable: true, description: 'true: those that wait for the provider; false: those that do not.' })
  waiting?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Of this event.' })
  eventId?: string | null;
  @Field(() => ID, { nullable: true, description: 'To this provider.' })
  organisationId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those to the acting organisation.' })
  own?: boolean | null;
}

@ArgsType()
export class FollowUpsArgs extends PageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => FollowUpFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: FollowUpFilter | null;
}
