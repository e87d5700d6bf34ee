import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MemberRole } from '../../platform/auth/roles.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';

@InputType({ description: 'Narrows the people; every given part must hold.' })
export class PeopleFilter {
  @Field(() => String, { nullable: true, description: 'Part of a name; for the administrator also of an e-mail address.' })
  search?: string | null;
  @Field(() => ID, { nullable: true, description: 'Those with a role in this organisation today.' })
  organisationId?: string | null;
}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => PeopleFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: PeopleFilter | null;
}

@InputType({ description: 'Another role for a person in the same organisation.' })
export class ChangeMembershipInput {
  @Field(() => ID, { description: 'The membership.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field(() => MemberRole, { description: 'The role from now on.' })
  role: MemberRole;
}

@InputType({ description: 'The end of a person’s role in an organisation.' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'The membership.' })
  id: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}
