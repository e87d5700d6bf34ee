import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, many, shape, type Row } from '../../platform/reading/source.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { managePeople } from '../partnerships/membership.policy.ts';
import { SignedIn, signedIn } from '../partnerships/viewer.types.ts';
import { Person } from '../people/person.entity.ts';
import { fromOf } from '../people/session.service.ts';
import {
  ChangePasswordInput,
  CreateApiTokenInput,
  EndSessionInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  RevokeApiTokenInput,
} from './account.inputs.ts';
import { changePassword, isShared, manageAccount } from './account.policy.ts';
import { ApiToken } from './api-token.entity.ts';
import type { AccountService } from './account.service.ts';
import type { ApiTokenService } from './api-token.service.ts';
import { invitePeople } from './invitation.policy.ts';
import type { LetterService } from './letter.service.ts';
import type { PasswordService } from './password.service.ts';
import { Session } from './session.entity.ts';

@ObjectType({ description: 'What the viewer may do that is about no single object.' })
export class ViewerAbilities {
  @Field(() => Action, { description: 'Take care of people and their roles.' })
  managePeople: Action;
  @Field(() => Action, { description: 'Invite people to some organisation; which, `invitableOrganisations` says.' })
  invite: Action;
  @Field(() => Action, { description: 'End their own sessions, and make and revoke tokens for their own programs.' })
  manageAccount: Action;
  @Field(() => Action, { description: 'Change their own password.' })
  changePassword: Action;
}

@ObjectType({ description: 'A token just made.' })
export class CreatedApiToken {
  @Field(() => String, {
    nullable: true,
    description:
      'The secret, for `Authorization: Bearer …`. It is given only now, and kept by nobody: null where the token was made by an earlier call under the same key. Whoever lost that answer revokes the token and makes another.',
  })
  token: string | null;
  @Field(() => ApiToken, { description: 'The token as it stands in the list from now on.' })
  apiToken: ApiToken;
}

@Resolver(() => SignedIn)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly tokens: ApiTokenService,
    private readonly passwords: PasswordService,
    private readonly letters: LetterService,
  ) {}

  @FieldResolver(() => [Session], { description: 'The viewer’s own sign-ins that have not ended, newest first.' })
  sessions() {
    return many(Session, () => true, { order: (s) => [s.createdAt, s.id], descending: true });
  }

  @FieldResolver(() => [ApiToken], { description: 'The tokens of the viewer’s programs that hold, newest first.' })
  apiTokens() {
    return many(ApiToken, (t) => sql`${t.revokedAt} is null and ${t.expiresAt} > clock_timestamp()`, {
      order: (t) => [t.createdAt, t.id],
      descending: true,
    });
  }

  @FieldResolver(() => ViewerAbilities, { description: 'What the viewer may do that is about no single object.' })
  viewerCan(@Ctx() { viewer }: Context) {
    const shared = trusted`(select ${isShared({ demonstration: trusted`p.demonstration`, email: trusted`p.email` } as never)} from ${everyRow(Person)} p where p.id = ${viewer.personId})`;
    return computed({ shared }, (needs) => ({
      managePeople: managePeople(viewer),
      invite: invitePeople(viewer, this.letters.canSend),
      manageAccount: manageAccount(viewer),
      changePassword: changePassword(viewer, needs),
    }));
  }

  @Access('SIGNED_IN')
  @Mutation(() => CreatedApiToken, {
    description:
      'Makes a token for a program that acts for the present organisation: `Authorization: Bearer …` over HTTP, `connectionParams: { authorization }` on a socket. Errors: FORBIDDEN (reason), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async createApiToken(@Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput, @Ctx() { viewer }: Context) {
    const { id, secret } = await this.tokens.create(viewer, input);
    return shape({ token: secret, apiToken: byId(ApiToken, id) });
  }

  @Access('SIGNED_IN')
  @Mutation(() => ApiToken, { description: 'Revokes a token; its sockets close at once. Errors: NOT_FOUND, FORBIDDEN (reason).' })
  async revokeApiToken(@Arg('input', () => RevokeApiTokenInput) input: RevokeApiTokenInput, @Ctx() { viewer }: Context) {
    return byId(ApiToken, (await this.tokens.revoke(viewer, input.id)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SignedIn, {
    description: 'Ends one of the viewer’s other sessions; its sockets close at once. Errors: NOT_FOUND, FORBIDDEN (reason).',
  })
  async endSession(@Arg('input', () => EndSessionInput) { id }: EndSessionInput, @Ctx() context: Context) {
    await this.accounts.endSession(context.viewer, id);
    return signedIn(context);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SignedIn, { description: 'Ends all of the viewer’s sessions but this one. Errors: FORBIDDEN (reason).' })
  async endOtherSessions(@Ctx() context: Context) {
    await this.accounts.endOtherSessions(context.viewer);
    return signedIn(context);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SignedIn, {
    description:
      'Changes the viewer’s password and ends their other sessions. Errors: FORBIDDEN (reason), BAD_USER_INPUT (field, problem), RATE_LIMITED.',
  })
  async changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() context: Context) {
    await this.passwords.change(context.viewer, input, fromOf(context));
    return signedIn(context);
  }

  @Access('PUBLIC')
  @Mutation(() => Boolean, {
    description:
      'Sends a link to a new password where the address is somebody’s. The answer is the same, and comes as fast, where it is nobody’s. Errors: RATE_LIMITED.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
    @Ctx() context: Context,
  ) {
    await this.passwords.ask(context.viewer, email, fromOf(context));
    return true;
  }

  @Access('PUBLIC')
  @Mutation(() => Boolean, {
    description:
      'Sets a new password by the link of a letter, once, and ends every session of the person. Errors: NOT_FOUND (it holds no longer), BAD_USER_INPUT (field, problem).',
  })
  async resetPassword(@Arg('input', () => ResetPasswordInput) input: ResetPasswordInput) {
    await this.passwords.reset(input);
    return true;
  }
}

@Resolver(() => Session)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is the one that asks.' })
  current(@Root() session: Row<Session>, @Ctx() { viewer }: Context) {
    return viewer.sessionId ? sql`${session.id} = ${viewer.sessionId}` : false;
  }
}
