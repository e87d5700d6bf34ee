import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { MemberRole, Position } from '../../platform/auth/roles.ts';
import { Access } from '../../platform/graphql/access.ts';
import { many, one, rows, shape, type Row } from '../../platform/reading/source.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Language, Person } from '../people/person.entity.ts';
import type { SessionService } from '../people/session.service.ts';
import { Project } from '../projects/project.entity.ts';
import { Membership } from './membership.entity.ts';

@ObjectType({ description: 'What the acting organisation is to a project.' })
export class ProjectPosition {
  projectId: string;
  @Field(() => Project, { description: 'The project.' })
  project: Project;
  @Field(() => Position, { description: 'The position.' })
  position: Position;
}

@ObjectType('Viewer', { description: 'Who is signed in, and for which organisation they act.' })
export class SignedIn {
  @Field(() => Person, { description: 'The person.' })
  person: Person;
  @Field(() => Organisation, { description: 'The organisation on whose behalf everything is done.' })
  organisation: Organisation;
  @Field(() => [MemberRole], { description: 'The person’s roles in it.' })
  roles: MemberRole[];
  @Field(() => [String], { description: 'The contact areas of a ministry officer: a default filter, not a right.' })
  contactAreas: string[];
  @Field(() => [Membership], { description: 'Every organisation the person may act for.' })
  memberships: Membership[];
  @Field(() => [ProjectPosition], { description: 'The projects in which the acting organisation has a position.' })
  positions: ProjectPosition[];
}

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

const signedIn = ({ viewer }: Context) =>
  viewer.personId
    ? shape({
        person: one(Person, (p) => sql`${p.id} = ${viewer.personId}`),
        organisation: one(Organisation, (o) => sql`${o.id} = ${viewer.organisationId}`),
        roles: viewer.roles,
        contactAreas: viewer.contactAreas,
        memberships: many(Membership, (m) => sql`${m.personId} = ${viewer.personId}`, { order: (m) => [m.createdAt, m.id] }),
        positions: rows(
          trusted`select * from unnest(${viewer.positions.map((held) => held.projectId)}::uuid[], ${viewer.positions.map((held) => held.position)}::text[]) x("projectId", position)`,
          { columns: ['projectId'] },
        ),
      })
    : null;

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
    description: 'Signs in and sets the session cookie. SIGN_IN_FAILED says the same of an unknown account and a wrong password.',
  })
  async signIn(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Ctx() context: Context,
  ) {
    const { token, maxAgeSeconds } = await this.sessions.signIn(email, password);
    await this.cookies.set(context, token, maxAgeSeconds);
    return signedIn(context);
  }

  @Access('PUBLIC')
  @Mutation(() => Boolean, { description: 'Ends the session and clears its cookie.' })
  async signOut(@Ctx() context: Context) {
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

/** How a session reaches the browser and the rest of the operation; the transport provides it. */
export interface Cookies {
  set(context: Context, token: string, maxAgeSeconds: number): Promise<void>;
  clear(context: Context): Promise<void>;
  /** Reads the viewer of the same session again. */
  renew(context: Context): Promise<void>;
}

@Resolver(() => ProjectPosition)
export class ProjectPositionResolver {
  @FieldResolver(() => Project, { description: 'The project.' })
  project(@Root() position: Row<ProjectPosition>) {
    return one(Project, (p) => sql`${p.id} = ${position.projectId}`);
  }
}
