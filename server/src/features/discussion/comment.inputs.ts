import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';

const TEXT = 'What is said; 4,000 letters. A person is mentioned by `@[id]`.';

@InputType({ description: 'Something to say of a material.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The material.' })
  materialId: string;
  @Field(() => ID, { nullable: true, description: 'The version of it that is spoken of; the material as a whole when left out.' })
  materialVersionId?: string | null;
  @Field({ description: TEXT })
  text: string;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A comment in other words.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field({ description: TEXT })
  text: string;
}

@InputType({ description: 'A comment that is to go; its place stays.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@ArgsType()
export class CommentsArgs extends PageArgs {
  @Field(() => ID, { description: 'Of this material, and of its versions.' })
  materialId: string;
  @Field(() => ID, { nullable: true, description: 'Only of this version.' })
  materialVersionId?: string | null;
}
