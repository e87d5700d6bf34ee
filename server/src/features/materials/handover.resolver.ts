import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { MaterialHandover } from './handover.entity.ts';
import type { HandoverService } from './handover.service.ts';
import {
  DeclineHandoverInput,
  OfferHandoverInput,
  ReportProblemInput,
  ResolveProblemInput,
  SeenHandoverInput,
} from './maintenance.inputs.ts';
import { answerHandover, caredOf, resolveProblem, withdrawHandover } from './maintenance.policy.ts';
import { HandoverAbilities, ProblemAbilities } from './maintenance.types.ts';
import { ProblemReport } from './problem-report.entity.ts';
import type { ProblemService } from './problem.service.ts';

@Resolver(() => MaterialHandover)
export class HandoverResolver {
  constructor(private readonly handovers: HandoverService) {}

  @FieldResolver(() => HandoverAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() { state, toId, materialId }: Row<MaterialHandover>, @Ctx() { viewer }: Context) {
    return computed({ state, toId, ...caredOf({ materialId }, viewer) }, (known) => {
      const answer = answerHandover(viewer, known, known);
      return { accept: answer, decline: answer, withdraw: withdrawHandover(viewer, known, known) };
    });
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialHandover, {
    description:
      'Offers the maintenance of a material to another partner. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async offerHandover(@Arg('input', () => OfferHandoverInput) input: OfferHandoverInput, @Ctx() { viewer }: Context) {
    return byId(MaterialHandover, (await this.handovers.offer(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialHandover, {
    description:
      'The partner that was asked maintains the material from now on. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentState).',
  })
  async acceptHandover(@Arg('input', () => SeenHandoverInput) input: SeenHandoverInput, @Ctx() { viewer }: Context) {
    return byId(MaterialHandover, (await this.handovers.accept(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialHandover, {
    description:
      'The partner that was asked says no. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentState), REASON_REQUIRED.',
  })
  async declineHandover(@Arg('input', () => DeclineHandoverInput) input: DeclineHandoverInput, @Ctx() { viewer }: Context) {
    return byId(MaterialHandover, (await this.handovers.decline(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialHandover, {
    description: 'Takes an offer back. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentState).',
  })
  async withdrawHandover(@Arg('input', () => SeenHandoverInput) input: SeenHandoverInput, @Ctx() { viewer }: Context) {
    return byId(MaterialHandover, (await this.handovers.withdraw(viewer, input)).id);
  }
}

@Resolver(() => ProblemReport)
export class ProblemResolver {
  constructor(private readonly problems: ProblemService) {}

  @FieldResolver(() => ProblemAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() { materialId, resolvedAt }: Row<ProblemReport>, @Ctx() { viewer }: Context) {
    return computed({ open: sql`${resolvedAt} is null`, ...caredOf({ materialId }, viewer) }, (known) => ({
      resolve: resolveProblem(viewer, known, known),
    }));
  }

  @Access('SIGNED_IN')
  @Mutation(() => ProblemReport, {
    description:
      'Reports that something is the matter with a material. Errors: NOT_FOUND, FORBIDDEN (reason), BAD_USER_INPUT (field, problem), RATE_LIMITED, IDEMPOTENCY_CONFLICT.',
  })
  async reportProblem(@Arg('input', () => ReportProblemInput) input: ReportProblemInput, @Ctx() { viewer }: Context) {
    return byId(ProblemReport, (await this.problems.report(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ProblemReport, {
    description:
      'Says what was done about a problem. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), REASON_REQUIRED.',
  })
  async resolveProblem(@Arg('input', () => ResolveProblemInput) input: ResolveProblemInput, @Ctx() { viewer }: Context) {
    return byId(ProblemReport, (await this.problems.resolve(viewer, input)).id);
  }
}
