import { Field, Int, ObjectType } from 'type-graphql';
import { Action } from '../../platform/graphql/action.ts';

@ObjectType({ description: 'What the viewer may do with an event.' })
export class EventAbilities {
  @Field(() => Action, { description: 'Correct its facts.' })
  edit: Action;
  @Field(() => Action, { description: 'Open registration.' })
  open: Action;
  @Field(() => Action, { description: 'Say that it took place.' })
  hold: Action;
  @Field(() => Action, { description: 'Put it off.' })
  postpone: Action;
  @Field(() => Action, { description: 'Give it a new time, once it was put off.' })
  reschedule: Action;
  @Field(() => Action, { description: 'Call it off.' })
  cancel: Action;
  @Field(() => Action, { description: 'Write its report and attendance, and hand them in.' })
  report: Action;
  @Field(() => Action, { description: 'Give its report back.' })
  return: Action;
  @Field(() => Action, { description: 'Approve its report.' })
  approve: Action;
  @Field(() => Action, { description: 'Register the acting provider, or say anew how many of it come.' })
  register: Action;
  @Field(() => Action, { description: 'Invite providers.' })
  invite: Action;
}

@ObjectType({ description: 'What the viewer may do with a registration.' })
export class RegistrationAbilities {
  @Field(() => Action, { description: 'Take it back.' })
  withdraw: Action;
}

@ObjectType({ description: 'How many providers were invited, and how many were not.' })
export class InvitationOutcome {
  @Field(() => Int, { description: 'Invited now.' })
  invited: number;
  @Field(() => Int, { description: 'Left out: invited before.' })
  invitedBefore: number;
  @Field(() => Int, { description: 'Left out: registered already.' })
  registeredBefore: number;
  @Field(() => Int, { description: 'Left out: no provider that can register for it.' })
  notCounted: number;
}

@ObjectType({ description: 'A name or business id as it was typed, and the institution that has it.' })
export class NamedOrganisation {
  @Field({ description: 'As it was asked.' })
  name: string;
}
