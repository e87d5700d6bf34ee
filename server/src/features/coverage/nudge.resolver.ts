import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { many, one, shape, type Row } from '../../platform/reading/source.ts';
import { and, sql, trusted } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration } from '../adoptions/adoption.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Notification } from '../notifications/notification.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { CoverageNudge } from './nudge.entity.ts';
import type { NudgeService } from './nudge.service.ts';
import { NudgeOutcome, NudgeProvidersInput } from './steering.inputs.ts';

@Resolver()
export class NudgeResolver {
  constructor(private readonly nudges: NudgeService) {}

  @Access('SIGNED_IN')
  @Mutation(() => NudgeOutcome, {
    description:
      'Reminds providers that use nothing of a theme, each once in 30 days. Errors: NOT_FOUND (field), FORBIDDEN (reason), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async nudgeProviders(@Arg('input', () => NudgeProvidersInput) input: NudgeProvidersInput, @Ctx() { viewer }: Context) {
    return shape(await this.nudges.nudge(viewer, input));
  }
}

@Resolver(() => Organisation)
export class NudgesOfOrganisation {
  @FieldResolver(() => CoverageNudge, {
    nullable: true,
    description:
      'The last reminder to it, of that project and theme where they are named; null where there was none, or none for the viewer.',
  })
  lastNudge(
    @Root() organisation: Row<Organisation>,
    @Arg('projectId', () => ID, { nullable: true, description: 'The project.' }) projectId: string | null,
    @Arg('theme', () => String, { nullable: true, description: 'Code of the theme.' }) theme: string | null,
  ) {
    if (typeof projectId === 'string' && !isId(projectId)) return null;
    return one(
      CoverageNudge,
      (n) =>
        and(
          sql`${n.organisationId} = ${organisation.id}`,
          typeof projectId === 'string' && sql`${n.projectId} = ${projectId}`,
          typeof theme === 'string' && sql`${n.themeId} = (select t.id from ${everyRow(Theme)} t where t.code = ${theme})`,
        ),
      { order: (n) => [n.sentAt, n.id], descending: true },
    );
  }
}

@Resolver(() => Project)
export class NudgesOfProject {
  @AtMost(20)
  @Weighs(50)
  @FieldResolver(() => [CoverageNudge], {
    description:
      'The last reminder of each theme to the acting provider that waits for it: since then it has declared nothing of the theme.',
  })
  ownNudges(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return many(
      CoverageNudge,
      (
        n,
      ) => trusted`(${viewer.organisationKind === OrganisationKind.PROVIDER} and ${n.projectId} = ${project.id} and ${n.organisationId} = ${viewer.organisationId}
        and not exists (select 1 from ${everyRow(CoverageNudge)} l where l.project_id = ${n.projectId} and l.organisation_id = ${n.organisationId}
          and l.theme_id = ${n.themeId} and (l.sent_at, l.id) > (${n.sentAt}, ${n.id}))
        and not exists (select 1 from ${everyRow(AdoptionDeclaration)} d join ${everyRow(Material)} m on m.id = d.material_id
          where d.organisation_id = ${n.organisationId} and m.theme_id = ${n.themeId} and d.project_id = ${n.projectId}
            and d.recorded_at > ${n.sentAt} and d.withdrawn_at is null))`,
      { order: (n) => [n.sentAt, n.id], descending: true },
    );
  }
}

@Resolver(() => Notification)
export class NudgeOfNotification {
  @FieldResolver(() => CoverageNudge, {
    nullable: true,
    description: 'The reminder that it tells of; null for all other kinds.',
  })
  nudge(@Root() notification: Row<Notification>) {
    return one(CoverageNudge, (n) => sql`${n.id} = ${notification.subjectId} and ${notification.subjectType} = 'CoverageNudge'`);
  }
}
