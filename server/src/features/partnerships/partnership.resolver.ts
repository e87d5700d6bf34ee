import { FieldResolver, Resolver, Root } from 'type-graphql';
import { AtMost } from '../../platform/graphql/weight.ts';
import { many, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Partnership } from './partnership.entity.ts';

// Roles in the order of their enum: coordinator first.
@Resolver(() => Project)
export class ProjectPartnerships {
  @AtMost(200)
  @FieldResolver(() => [Partnership], { description: 'Who takes part: coordinator first, then by role. At most 200.' })
  partnerships(@Root() project: Row<Project>) {
    return many(Partnership, (p) => sql`${p.projectId} = ${project.id}`, {
      order: (p) => [p.role, p.validFrom, p.id],
    });
  }
}

@Resolver(() => Organisation)
export class OrganisationPartnerships {
  @FieldResolver(() => [Partnership], { description: 'The projects it takes part in, newest first.' })
  partnerships(@Root() organisation: Row<Organisation>) {
    return many(Partnership, (p) => sql`${p.organisationId} = ${organisation.id}`, {
      order: (p) => [p.validFrom, p.id],
      descending: true,
    });
  }
}
