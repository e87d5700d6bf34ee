import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';

@InputType({ description: 'A harvest to start.' })
export class StartHarvestInput {
  @Field(() => DateScalar, { nullable: true, description: 'Only what changed since that day; everything when left out.' })
  changedSince?: string | null;
  @Field(() => String, { nullable: true, description: 'The same key again answers as the first time.' })
  idempotencyKey?: string | null;
}
