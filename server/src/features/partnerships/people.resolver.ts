import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { MemberRole, OrganisationKind } from '../../platform/auth/roles.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { contains } from '../../platform/reading/search.ts';
import { computed, many, page, type Row } from '../../platform/reading/source.ts';
import { and, or, sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Membership, PersonConnection, isValid } from './membership.entity.ts';
import { changeMembership, rolesOf } from './membership.policy.ts';
import type { MembershipService } from './membership.service.ts';
import { ChangeMembershipInput, EndMembershipInput, PeopleArgs } from './people.inputs.ts';

@ObjectType({ description: 'What the viewer may do with a membership.' })
export class MembershipAbilities {
  @Field(() => Action, { description: 'Give the person another role.' })
  change: Action;
  @Field(() => Action, { description: 'End the role.' })
  end: Action;
}

@Resolver(() => Person)
export class PeopleResolver {
  @Access('SIGNED_IN')
  @Query(() => PersonConnection, { description: 'People by name, of those whom the viewer may see.' })
  people(@Args(() => PeopleArgs) { first, after, filter }: PeopleArgs, @Ctx() { viewer }: Context) {
    const { search, organisationId } = filter ?? {};
    return page(Person, {
      first,
      after: after ?? null,
      order: (person) => [person.name, person.id],
      where: (person) =>
        and(
          search?.trim() &&
            or(
              contains(sql`lower(${person.name})`, search),
              viewer.has(MemberRole.ADMINISTRATOR) && contains(person.email, search),
            ),
          typeof organisationId === 'string' &&
            (isId(organisationId)
              ? sql`${person.id} in (select m.person_id from ${visible(Membership, viewer)} m where m.organisation_id = ${organisationId}
                  and coalesce(m.valid_from <= hub_today(), true) and coalesce(m.valid_until >= hub_today(), true))`
              : sql`false`),
        ),
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address they sign in with: their own matter, and the administrator’s.',
  })
  email(@Root() person: Row<Person>, @Ctx() { viewer }: Context) {
    return viewer.has(MemberRole.ADMINISTRATOR)
      ? person.email
      : sql`case when ${person.id} = ${viewer.personId} then ${person.email} end`;
  }

  @AtMost(50)
  @FieldResolver(() => [Membership], { description: 'Their roles today, of those the viewer may see.' })
  memberships(@Root() person: Row<Person>) {
    return many(Membership, (m) => sql`${m.personId} = ${person.id} and ${isValid(m)}`, {
      order: (m) => [m.createdAt, m.id],
    });
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  constructor(private readonly memberships: MembershipService) {}

  @FieldResolver(() => MembershipAbilities, { description: 'What the viewer may do with it.' })
  viewerCan(@Root() membership: Row<Membership>, @Ctx() { viewer }: Context) {
    return computed({ personId: membership.personId, valid: isValid(membership) }, (needs) => {
      const can = changeMembership(viewer, needs);
      return { change: can, end: can };
    });
  }

  @FieldResolver(() => [MemberRole], { description: 'The roles that there are in its organisation.' })
  possibleRoles(@Root() membership: Row<Membership>, @Ctx() { viewer }: Context) {
    return computed(
      { kind: sql`(select o.kind from ${visible(Organisation, viewer)} o where o.id = ${membership.organisationId})` },
      ({ kind }) => rolesOf(kind as OrganisationKind),
    );
  }

  @Access('SIGNED_IN')
  @Mutation(() => Membership, {
    description:
      'Gives a person another role in the same organisation, from the next request on. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem).',
  })
  async changeMembership(@Arg('input', () => ChangeMembershipInput) input: ChangeMembershipInput, @Ctx() { viewer }: Context) {
    return byId(Membership, (await this.memberships.change(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Membership, {
    description:
      'Ends a person’s role at once; with the last one in an organisation end the sessions and tokens that act for it. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async endMembership(@Arg('input', () => EndMembershipInput) input: EndMembershipInput, @Ctx() { viewer }: Context) {
    return byId(Membership, (await this.memberships.end(viewer, input)).id);
  }
}
