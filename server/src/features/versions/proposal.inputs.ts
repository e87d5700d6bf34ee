import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'What is to change in a material.' })
export class ProposeChangeInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => ID, { nullable: true, description: 'The version it speaks of; the published one when left out.' })
  versionId?: string | null;
  @Field({ description: 'What is proposed; 4,000 letters.' })
  text: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the person wants to be named in the credits; without it only the organisation is.',
  })
  named: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A proposal that is decided.' })
export class ChangeProposalInput {
  @Field(() => ID, { description: 'The proposal.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'A proposal that is declined.' })
export class DeclineChangeProposalInput extends ChangeProposalInput {
  @Field({ description: 'Why.' })
  reason: string;
}
