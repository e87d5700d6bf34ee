import { Field, ObjectType } from 'type-graphql';
import { Action } from '../../platform/graphql/action.ts';

@ObjectType({ description: 'What the viewer may do with an offer of maintenance.' })
export class HandoverAbilities {
  @Field(() => Action, { description: 'Say yes.' })
  accept: Action;
  @Field(() => Action, { description: 'Say no.' })
  decline: Action;
  @Field(() => Action, { description: 'Take it back.' })
  withdraw: Action;
}

@ObjectType({ description: 'What the viewer may do with a report of a problem.' })
export class ProblemAbilities {
  @Field(() => Action, { description: 'Say what was done about it.' })
  resolve: Action;
}
