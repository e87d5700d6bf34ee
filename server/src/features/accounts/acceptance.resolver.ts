import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { MemberRole } from '../../platform/auth/roles.ts';
import { secretHash } from '../../platform/auth/secret.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { one, rows, type Row } from '../../platform/reading/source.ts';
import { sql, trusted, word } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { SignedIn, signedIn, type Cookies } from '../partnerships/viewer.types.ts';
import { Person } from '../people/person.entity.ts';
import { fromOf } from '../people/session.service.ts';
import type { AcceptanceService } from './acceptance.service.ts';
import { Invitation } from './invitation.entity.ts';
import { AcceptInvitationInput } from './invitation.inputs.ts';
import { OPEN } from './invitation.policy.ts';

@ObjectType({ description: 'What an invitation offers to whoever holds its letter.' })
export class InvitationOffer {
  organisationId: string;
  @Field({ description: 'The address it was sent to.' })
  email: string;
  @Field(() => Organisation, { description: 'The organisation.' })
  organisation: Organisation;
  @Field(() => MemberRole, { description: 'The role there.' })
  role: MemberRole;
  @Field({ description: 'Whether the address has an account already.' })
  hasAccount: boolean;
  @Field({ description: 'Whether that account is the one that is signed in.' })
  isViewer: boolean;
  @Field(() => DateTimeScalar, { description: 'Until when it can be accepted, in real time.' })
  expiresAt: Date;
}

@Resolver(() => InvitationOffer)
export class AcceptanceResolver {
  constructor(
    private readonly acceptances: AcceptanceService,
    private readonly cookies: Cookies,
  ) {}

  @Access('PUBLIC')
  @Query(() => InvitationOffer, {
    nullable: true,
    description: 'What the invitation of that secret offers; null where it does not hold, or holds no longer.',
  })
  invitationOffer(
    @Arg('token', () => String, { description: 'The secret of the letter.' }) token: string,
    @Ctx() { viewer }: Context,
  ) {
    // The secret is the right to look: whoever holds the letter may not be anybody here yet.
    return rows(
      trusted`select i.email, i.organisation_id as "organisationId", i.role, i.expires_at as "expiresAt", p.password_hash is not null as "hasAccount",
          coalesce(p.id = ${viewer.personId}, false) as "isViewer"
        from ${everyRow(Invitation)} i left join ${everyRow(Person)} p on p.email = i.email where i.token_hash = ${secretHash(token)} and ${word(OPEN)}`,
      { single: true, columns: ['organisationId'] },
    );
  }

  @FieldResolver(() => Organisation, { description: 'The organisation.' })
  organisation(@Root() offer: Row<InvitationOffer>) {
    return one(Organisation, (o) => sql`${o.id} = ${offer.organisationId}`);
  }

  @Access('PUBLIC')
  @Mutation(() => SignedIn, {
    description:
      'Accepts an invitation, once, and signs in for its organisation. Errors: NOT_FOUND (it holds no longer), SIGN_IN_FAILED, RATE_LIMITED, BAD_USER_INPUT (field, problem).',
  })
  async acceptInvitation(@Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput, @Ctx() context: Context) {
    this.cookies.expected(context);
    const { token, maxAgeSeconds } = await this.acceptances.accept(context.viewer, input, fromOf(context));
    await this.cookies.set(context, token, maxAgeSeconds);
    return signedIn(context);
  }
}
