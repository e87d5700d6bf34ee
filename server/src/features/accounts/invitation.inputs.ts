import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MemberRole } from '../../platform/auth/roles.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Language } from '../people/person.entity.ts';
import { InvitationState } from './invitation.entity.ts';

@InputType({ description: 'Whom to invite, to what.' })
export class InviteInput {
  @Field({ description: 'The person’s e-mail address.' })
  email: string;
  @Field(() => ID, { description: 'The organisation they are to act for.' })
  organisationId: string;
  @Field(() => MemberRole, { description: 'The role there.' })
  role: MemberRole;
  @Field(() => Language, { defaultValue: Language.fi, description: 'The language of the letter.' })
  language: Language;
  @Field(() => ID, { nullable: true, description: 'Of an auditor: the project to be read.' })
  projectId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Of an auditor: the last day of the mandate.' })
  validUntil?: string | null;
  @Field(() => String, { nullable: true, description: 'The same key with the same input is done once.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The invitation to take back.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'Accepts an invitation.' })
export class AcceptInvitationInput {
  @Field({ description: 'The secret of the letter.' })
  token: string;
  @Field(() => String, { nullable: true, description: 'Of somebody new: the name that colleagues see.' })
  name?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Of somebody new: the password they choose. Of somebody with an account: its password, unless they are signed in.',
  })
  password?: string | null;
}

@InputType({ description: 'Narrows the invitations.' })
export class InvitationFilter {
  @Field(() => [InvitationState], { nullable: true, description: 'What has become of them.' })
  states?: InvitationState[] | null;
}

@ArgsType()
export class InvitationsArgs extends PageArgs {
  @Field(() => InvitationFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: InvitationFilter | null;
}

@ArgsType()
export class InvitableArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name.' })
  search?: string | null;
}
