import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, many, rows, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Project } from '../projects/project.entity.ts';
import { ProjectAbilities } from '../projects/project.types.ts';
import { Theme } from '../projects/theme.entity.ts';
import { RemoveCoverageTargetInput, SetCoverageTargetInput } from './steering.inputs.ts';
import { changeTarget, nudgeProviders, setTarget } from './steering.policy.ts';
import { CoverageTarget } from './target.entity.ts';
import type { TargetService } from './target.service.ts';
import { progress } from './target.sql.ts';
import { TargetAbilities, TargetProgress } from './target.types.ts';

@Resolver(() => CoverageTarget)
export class TargetResolver {
  constructor(private readonly targets: TargetService) {}

  @Weighs(200)
  @FieldResolver(() => TargetProgress, { description: 'How far it has been reached.' })
  progress(@Root() target: Row<CoverageTarget>) {
    return rows(progress(target), { single: true });
  }

  @FieldResolver(() => TargetAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() target: Row<CoverageTarget>, @Ctx() { viewer }: Context) {
    return computed({ projectId: target.projectId, hasPassed: sql`${target.onDate} < ${today}` }, (known) => ({
      change: changeTarget(viewer, known),
    }));
  }

  @Access('SIGNED_IN')
  @Mutation(() => CoverageTarget, {
    description:
      'Sets the target of a theme and day, or sets it anew. Errors: NOT_FOUND (field), FORBIDDEN (reason), CONFLICT (currentVersion, currentSharePercent, currentProviders), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async setCoverageTarget(@Arg('input', () => SetCoverageTargetInput) input: SetCoverageTargetInput, @Ctx() { viewer }: Context) {
    return byId(CoverageTarget, (await this.targets.set(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Project, {
    description:
      'Gives a target up, while its day has not passed. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentSharePercent, currentProviders).',
  })
  async removeCoverageTarget(
    @Arg('input', () => RemoveCoverageTargetInput) input: RemoveCoverageTargetInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(Project, (await this.targets.remove(viewer, input)).projectId);
  }
}

@Resolver(() => Project)
export class ProjectTargets {
  @FieldResolver(() => [CoverageTarget], {
    description: 'What it aims at, by day and theme, all themes together first; 100 at the most. Empty to those outside.',
  })
  coverageTargets(@Root() project: Row<Project>) {
    return many(CoverageTarget, (t) => sql`${t.projectId} = ${project.id}`, {
      order: (t) => [t.onDate, sql`coalesce((select x.position from ${everyRow(Theme)} x where x.id = ${t.themeId}), 0)`],
    });
  }
}

@Resolver(() => ProjectAbilities)
export class TargetAbilitiesOfProject {
  @FieldResolver(() => Action, { description: 'Set targets of coverage.' })
  setCoverageTarget(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return computed({ projectId: project.id }, ({ projectId }) => setTarget(viewer, projectId));
  }

  @FieldResolver(() => Action, { description: 'Remind providers that use nothing of a theme.' })
  nudgeProviders(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return computed({ projectId: project.id }, ({ projectId }) => nudgeProviders(viewer, projectId));
  }
}
