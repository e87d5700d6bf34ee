import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { MemberRole, Position } from '../../platform/auth/roles.ts';
import { many, one, rows, shape } from '../../platform/reading/source.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Membership, isValid } from './membership.entity.ts';

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

/** The viewer as an answer; null for nobody. */
export const signedIn = ({ viewer }: Context) =>
  viewer.personId
    ? shape({
        person: one(Person, (p) => sql`${p.id} = ${viewer.personId}`),
        organisation: one(Organisation, (o) => sql`${o.id} = ${viewer.organisationId}`),
        roles: viewer.roles,
        contactAreas: viewer.contactAreas,
        memberships: many(Membership, (m) => sql`${m.personId} = ${viewer.personId} and ${isValid(m)}`, {
          order: (m) => [m.createdAt, m.id],
        }),
        positions: rows(
          trusted`select * from unnest(${viewer.positions.map((held) => held.projectId)}::uuid[], ${viewer.positions.map((held) => held.position)}::text[]) x("projectId", position)`,
          { columns: ['projectId'] },
        ),
      })
    : null;

/** How a session reaches the browser and the rest of the operation; the transport provides it. */
export interface Cookies {
  /** Throws where none can be set. */
  expected(context: Context): void;
  set(context: Context, token: string, maxAgeSeconds: number): Promise<void>;
  clear(context: Context): Promise<void>;
  /** Reads the viewer of the same session again. */
  renew(context: Context): Promise<void>;
}
