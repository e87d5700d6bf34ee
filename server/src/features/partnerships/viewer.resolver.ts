import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { one, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { Language } from '../people/person.entity.ts';
import { fromOf, type SessionService } from '../people/session.service.ts';
import { Project } from '../projects/project.entity.ts';
import { ProjectPosition, SignedIn, signedIn, type Cookies } from './viewer.types.ts';

@InputType({ description: 'For which organisation to go on.' })
export class SwitchOrganisationInput {
  @Field(() => ID, { description: 'One of the person’s own organisations.' })
  organisationId: string;
}
@InputType({ description: 'The language of the interface and of mail.' })
export class SetLanguageInput {
  @Field(() => Language, { description: 'The language.' })
  language: Language;
}

@Resolver(() => SignedIn)
export class ViewerResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookies: Cookies,
  ) {}

  @Access('PUBLIC')
  @Query(() => SignedIn, { name: 'viewer', nullable: true, description: 'Who is signed in; null for nobody.' })
  viewer(@Ctx() context: Context) {
    return signedIn(context);
  }

  @Access('PUBLIC')
  @Mutation(() => SignedIn, {
    description:
      'Signs in and sets the session cookie; the session that the browser had before ends. SIGN_IN_FAILED says the same of an unknown account and a wrong password; after too many of them RATE_LIMITED, with `retryAfterSeconds`.',
  })
  async signIn(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
  ) {
    this.cookies.expected(context);
    const { token, maxAgeSeconds } = await this.sessions.signIn(context.viewer, email, password, fromOf(context));
    await this.cookies.set(context, token, maxAgeSeconds);
    return signedIn(context);
  }

  @Access('PUBLIC')
  @Mutation(() => Boolean, { description: 'Ends the session and clears its cookie; not on a socket, which cannot.' })
  async signOut(@Ctx() context: Context) {
    this.cookies.expected(context);
    await this.sessions.signOut(context.viewer);
    await this.cookies.clear(context);
    return true;
  }

  @Access('SIGNED_IN')
  @Mutation(() => SignedIn, { description: 'Goes on acting for another of the person’s organisations. NOT_FOUND for any other.' })
  async switchOrganisation(@Arg('input', () => SwitchOrganisationInput) input: SwitchOrganisationInput, @Ctx() context: Context) {
    await this.sessions.switchOrganisation(context.viewer, input.organisationId);
    await this.cookies.renew(context);
    return signedIn(context);
  }

  @Access('SIGNED_IN')
  @Mutation(() => SignedIn, { description: 'Sets the language of the person’s interface and mail.' })
  async setLanguage(@Arg('input', () => SetLanguageInput) { language }: SetLanguageInput, @Ctx() context: Context) {
    await this.sessions.setLanguage(context.viewer, language);
    return signedIn(context);
  }
}

@Resolver(() => ProjectPosition)
export class ProjectPositionResolver {
  @FieldResolver(() => Project, { description: 'The project.' })
  project(@Root() position: Row<ProjectPosition>) {
    return one(Project, (p) => sql`${p.id} = ${position.projectId}`);
  }
}
