import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { CursorScalar } from '../../platform/graphql/scalars.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { historyCursor } from '../../platform/history/reading.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { many, page, shape, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project, ProjectConnection, WorkPackage } from './project.entity.ts';
import { ProjectAbilities } from './project.types.ts';
import { SourceEvent, SourceParticipation, SourceProject, SourceWorkPackage } from './source-project.entity.ts';
import { Theme } from './theme.entity.ts';

@Resolver(() => Project)
export class ProjectResolver {
  @Access('SIGNED_IN')
  @Query(() => ProjectConnection, { description: 'Network projects of this installation, newest first.' })
  projects(@Args(() => PageArgs) { first, after }: PageArgs) {
    return page(Project, { first, after: after ?? null, order: (p) => [p.useFrom, p.id], descending: true });
  }

  @Access('SIGNED_IN')
  @Query(() => Project, { nullable: true, description: 'One network project; null when there is none of that id.' })
  project(@Arg('id', () => ID) id: string) {
    return byId(Project, id);
  }

  @FieldResolver(() => [WorkPackage], { description: 'Its work packages, by code.' })
  workPackages(@Root() project: Row<Project>) {
    return many(WorkPackage, (w) => sql`${w.projectId} = ${project.id}`, { order: (w) => [w.code] });
  }

  @FieldResolver(() => CursorScalar, {
    nullable: true,
    description: 'Where its history stands in this very answer: subscribe `projectEvents` after it and nothing falls in between.',
  })
  historyCursor(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return viewer.personId ? historyCursor(project.id) : null;
  }

  @FieldResolver(() => ProjectAbilities, { description: 'What the viewer may do in it, and why not.' })
  viewerCan(@Root() project: Row<Project>) {
    return shape(project);
  }
}

@Resolver(() => SourceProject)
export class SourceProjectResolver {
  @Access('PUBLIC')
  @AtMost(20)
  @Query(() => [SourceProject], { description: 'The earlier projects, by name.' })
  sourceProjects() {
    return many(SourceProject, () => true, { order: (s) => [s.acronym, s.id] });
  }

  @Access('PUBLIC')
  @AtMost(20)
  @Query(() => [Theme], { description: 'The themes, in their order.' })
  themes() {
    return many(Theme, () => true, { order: (t) => [t.position] });
  }

  @FieldResolver(() => [SourceWorkPackage], { description: 'Its work packages as its sources list them.' })
  workPackages(@Root() project: Row<SourceProject>) {
    return many(SourceWorkPackage, (w) => sql`${w.sourceProjectId} = ${project.id}`, {
      order: (w) => [sql`coalesce(${w.code}, '')`, w.nameFi],
    });
  }

  @FieldResolver(() => [SourceEvent], { description: 'How it spread what it made, as public sources tell, in order of time.' })
  events(@Root() project: Row<SourceProject>) {
    return many(SourceEvent, (e) => sql`${e.sourceProjectId} = ${project.id}`, { order: (e) => [e.date, e.id] });
  }

  @FieldResolver(() => [SourceParticipation], { description: 'Organisations that its sources name, with their roles.' })
  participations(@Root() project: Row<SourceProject>) {
    return many(SourceParticipation, (p) => sql`${p.sourceProjectId} = ${project.id}`, {
      order: (p) => [p.organisationAsStated, p.role, p.workPackageCode, p.id],
    });
  }
}

@Resolver(() => Organisation)
export class OrganisationParticipations {
  @FieldResolver(() => [SourceParticipation], { description: 'Its named part in earlier projects.' })
  participations(@Root() organisation: Row<Organisation>) {
    return many(SourceParticipation, (p) => sql`${p.organisationId} = ${organisation.id}`, { order: (p) => [p.role, p.id] });
  }
}
