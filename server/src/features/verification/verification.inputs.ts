import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { RequestState, VerificationVerdict } from './verification.entity.ts';

@InputType({ description: 'A random sample to draw of a project’s adoptions at PILOT and above: `size` or `percent`.' })
export class DrawSampleInput {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => Int, { nullable: true, description: 'How many, from 1 to 500 and no more than there are.' })
  size?: number | null;
  @Field(() => Int, { nullable: true, description: 'Instead: the share, from 1 to 100 per cent, rounded up.' })
  percent?: number | null;
  @Field(() => [AdoptionStage], {
    nullable: true,
    description: 'Of these declared stages; PILOT, IN_USE and ESTABLISHED when left out.',
  })
  stages?: AdoptionStage[] | null;
  @Field(() => [String], { nullable: true, description: 'Of these themes, by code.' })
  themes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Of providers in these regions, by code.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Of providers whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A verdict on what a provider declared.' })
export class VerifyAdoptionInput {
  @Field(() => ID, { description: 'The adoption.' })
  adoptionId: string;
  @Field(() => Int, { description: 'The version of the adoption that was seen.' })
  expectedVersion: number;
  @Field(() => VerificationVerdict, { description: 'What was found.' })
  verdict: VerificationVerdict;
  @Field(() => AdoptionStage, {
    nullable: true,
    description:
      'Of VERIFIED: the stage that the proof shows, PILOT or above and not beyond the declared one; that one when left out.',
  })
  stage?: AdoptionStage | null;
  @Field(() => String, { nullable: true, description: 'Required for NOT_VERIFIED and UNCLEAR: why.' })
  note?: string | null;
  @Field(() => ID, { nullable: true, description: 'The sample in which it was looked at.' })
  sampleId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A question to a provider that needs more proof.' })
export class RequestEvidenceInput {
  @Field(() => ID, { description: 'The adoption.' })
  adoptionId: string;
  @Field(() => Int, { description: 'The version of the adoption that was seen.' })
  expectedVersion: number;
  @Field({ description: 'What is asked; 4,000 letters.' })
  question: string;
  @Field(() => DateScalar, { description: 'The day until which it waits for the provider; not before today.' })
  dueOn: string;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@ArgsType()
export class VerificationSamplesArgs extends PageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
}

/** Narrows what is of providers to those in some regions. */
@ArgsType()
export class PlacesArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Only of providers in these regions, by code.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Of providers whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
}

@ArgsType()
export class VerificationRequestsArgs extends PlacesArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => [RequestState], { nullable: true, description: 'Of these states.' })
  states?: RequestState[] | null;
}
