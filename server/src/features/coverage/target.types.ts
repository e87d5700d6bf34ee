import { Field, Int, ObjectType } from 'type-graphql';
import { Action } from '../../platform/graphql/action.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { TargetState } from './target.entity.ts';

@ObjectType({ description: 'How far a target has been reached, by what providers declare.' })
export class TargetProgress {
  @Field(() => TargetState, { description: 'Reached, on the way, or missed.' })
  state: TargetState;
  @Field(() => DateScalar, { description: 'The day of the figures: today, or that of the target once it has passed.' })
  asOf: string;
  @Field(() => Int, { description: 'Providers that use something of the theme.' })
  inUse: number;
  @Field(() => Int, { description: 'Of so many that are counted.' })
  licensed: number;
  @Field(() => Int, { description: 'How many are wanted: of a share the whole number that reaches it.' })
  wanted: number;
}

@ObjectType({ description: 'What the viewer may do with a target, and why not.' })
export class TargetAbilities {
  @Field(() => Action, { description: 'Set it anew, or give it up.' })
  change: Action;
}
