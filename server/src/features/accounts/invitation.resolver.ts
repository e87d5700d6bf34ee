import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { MemberRole, Position } from '../../platform/auth/roles.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { contains } from '../../platform/reading/search.ts';
import { computed, page, type Row } from '../../platform/reading/source.ts';
import { and, sql } from '../../platform/reading/sql.ts';
import { Organisation, OrganisationConnection } from '../organisations/organisation.entity.ts';
import { OrganisationAbilities } from '../organisations/organisation.types.ts';
import { Invitation, InvitationConnection, InvitationState } from './invitation.entity.ts';
import { InvitableArgs, InvitationsArgs, InviteInput, WithdrawInvitationInput } from './invitation.inputs.ts';
import { invitableRoles, inviteTo, isOurPartner, stateOf, withdrawInvitation, type Invitable } from './invitation.policy.ts';
import type { InvitationService } from './invitation.service.ts';
import type { LetterService } from './letter.service.ts';

@ObjectType({ description: 'What the viewer may do with an invitation.' })
export class InvitationAbilities {
  @Field(() => Action, { description: 'Take it back.' })
  withdraw: Action;
}

@Resolver(() => Invitation)
export class InvitationResolver {
  constructor(private readonly service: InvitationService) {}

  @Access('SIGNED_IN')
  @Query(() => InvitationConnection, { description: 'The invitations that the viewer may see, newest first.' })
  invitations(@Args(() => InvitationsArgs) { first, after, filter }: InvitationsArgs) {
    const { states } = filter ?? {};
    return page(Invitation, {
      first,
      after: after ?? null,
      order: (i) => [i.createdAt, i.id],
      descending: true,
      where: (i) => and(states && sql`${stateOf(i)} = any(${states})`),
    });
  }

  @FieldResolver(() => InvitationState, { description: 'What has become of it.' })
  state(@Root() invitation: Row<Invitation>) {
    return stateOf(invitation);
  }

  @FieldResolver(() => InvitationAbilities, { description: 'What the viewer may do with it.' })
  viewerCan(@Root() invitation: Row<Invitation>, @Ctx() { viewer }: Context) {
    return computed({ state: stateOf(invitation) }, ({ state }) => ({ withdraw: withdrawInvitation(viewer, state) }));
  }

  @Access('SIGNED_IN')
  @Mutation(() => Invitation, {
    description:
      'Invites somebody to act for an organisation, by a letter whose link works once and for seven days. Errors: NOT_FOUND, FORBIDDEN (reason), BAD_USER_INPUT (field, problem), RATE_LIMITED, IDEMPOTENCY_CONFLICT.',
  })
  async invite(@Arg('input', () => InviteInput) input: InviteInput, @Ctx() { viewer }: Context) {
    return byId(Invitation, (await this.service.invite(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Invitation, {
    description: 'Takes an open invitation back. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async withdrawInvitation(
    @Arg('input', () => WithdrawInvitationInput) input: WithdrawInvitationInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(Invitation, (await this.service.withdraw(viewer, input)).id);
  }
}

@Resolver(() => Organisation)
export class OrganisationInvitations {
  @Access('SIGNED_IN')
  @Query(() => OrganisationConnection, { description: 'The organisations that the viewer may invite people to, by name.' })
  invitableOrganisations(@Args(() => InvitableArgs) { search, first, after }: InvitableArgs, @Ctx() { viewer }: Context) {
    return page(Organisation, {
      first,
      after: after ?? null,
      order: (o) => [o.nameFi, o.id],
      where: (o) =>
        and(
          viewer.has(MemberRole.ADMINISTRATOR) || (viewer.has(MemberRole.EDITOR) ? isOurPartner(o.id, viewer) : sql`false`),
          search?.trim() &&
            contains(sql`lower(${o.nameFi} || ' ' || coalesce(${o.nameSv}, '') || ' ' || coalesce(${o.brandName}, ''))`, search),
        ),
    });
  }

  @FieldResolver(() => [MemberRole], { description: 'The roles to which the viewer may invite somebody here.' })
  invitableRoles(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return computed(needs(organisation, viewer), (facts: Invitable) => invitableRoles(viewer, facts));
  }
}

@Resolver(() => OrganisationAbilities)
export class InvitingAbility {
  constructor(private readonly letters: LetterService) {}

  @FieldResolver(() => Action, { description: 'Invite somebody to act for it.' })
  invite(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return computed(needs(organisation, viewer), (facts: Invitable) => inviteTo(viewer, facts, this.letters.canSend));
  }
}

const needs = (organisation: Row<Organisation>, viewer: Context['viewer']) => ({
  kind: organisation.kind,
  // Without a project of its own that it coordinates there is nothing to look up.
  ours: viewer.projects(Position.COORDINATOR).length ? isOurPartner(organisation.id, viewer) : sql`false`,
});
