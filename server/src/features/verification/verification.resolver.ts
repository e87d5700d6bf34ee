import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { today } from '../../platform/reading/clock.ts';
import { computed, many, one, page, type Row } from '../../platform/reading/source.ts';
import { and, sql } from '../../platform/reading/sql.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { AdoptionAbilities } from '../adoptions/adoption.types.ts';
import { RequestState, Verification, VerificationRequest, VerificationRequestConnection } from './verification.entity.ts';
import { RequestEvidenceInput, VerificationRequestsArgs, VerifyAdoptionInput } from './verification.inputs.ts';
import { requestEvidence, verifyAdoption } from './verification.policy.ts';
import type { VerificationService } from './verification.service.ts';
import { hands, isAsked, ofPlaces, requestState } from './verification.sql.ts';

@Resolver(() => Adoption)
export class VerificationResolver {
  constructor(private readonly service: VerificationService) {}

  @Access('SIGNED_IN')
  @Query(() => VerificationRequestConnection, {
    name: 'verificationRequests',
    description: 'What the coordinator asked providers for in a project, newest first; a provider sees its own.',
  })
  requests(
    @Args(() => VerificationRequestsArgs) { projectId, states, first, after, ...places }: VerificationRequestsArgs,
    @Ctx() { viewer }: Context,
  ) {
    return page(VerificationRequest, {
      first,
      after: after ?? null,
      order: (q) => [q.askedAt, q.id],
      descending: true,
      where: (q) =>
        and(
          isId(projectId) ? sql`${q.projectId} = ${projectId}` : sql`false`,
          states && sql`${requestState(q)} = any(${states})`,
          ofPlaces(q.organisationId, places, viewer),
        ),
    });
  }

  @Access('SIGNED_IN')
  @Mutation(() => Adoption, {
    description:
      'The coordinator’s verdict on what a provider declared; its own is looked at by a second person. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStage), NOTE_REQUIRED, BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async verifyAdoption(@Arg('input', () => VerifyAdoptionInput) input: VerifyAdoptionInput, @Ctx() { viewer }: Context) {
    return byId(Adoption, (await this.service.verify(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Adoption, {
    description:
      'MORE_REQUESTED: asks a provider for more proof; it is told. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStage), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async requestEvidence(@Arg('input', () => RequestEvidenceInput) input: RequestEvidenceInput, @Ctx() { viewer }: Context) {
    return byId(Adoption, (await this.service.request(viewer, input)).id);
  }

  @AtMost(20)
  @FieldResolver(() => [Verification], {
    description: 'The coordinator’s verdicts, newest first; empty to those who read its verified stage alone.',
  })
  verifications(@Root() adoption: Row<Adoption>) {
    return many(Verification, (v) => sql`${v.adoptionId} = ${adoption.id}`, {
      order: (v) => [v.decidedAt, v.id],
      descending: true,
    });
  }

  @FieldResolver(() => VerificationRequest, {
    nullable: true,
    description: 'What the coordinator last asked the provider for; null when it asked nothing, or not for the viewer to know.',
  })
  evidenceRequest(@Root() adoption: Row<Adoption>) {
    return one(VerificationRequest, (q) => sql`${q.adoptionId} = ${adoption.id}`, {
      order: (q) => [q.askedAt, q.id],
      descending: true,
    });
  }
}

const verifiable = (adoption: Row<Adoption>) => ({
  projectId: adoption.projectId,
  stage: adoption.stage,
  handIds: hands(adoption),
});

/** What the rules of verifying say of an adoption. */
@Resolver(() => AdoptionAbilities)
export class VerificationAbilities {
  @FieldResolver(() => Action, { description: 'Verify its declared stage, as the coordinator.' })
  verify(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    return computed(verifiable(adoption), (known) => verifyAdoption(viewer, known));
  }

  @FieldResolver(() => Action, { description: 'Ask the provider for more proof, as the coordinator.' })
  requestEvidence(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    return computed({ ...verifiable(adoption), waits: isAsked(adoption.id, sql`'WAITING'`) }, (known) =>
      requestEvidence(viewer, known),
    );
  }
}

@Resolver(() => VerificationRequest)
export class VerificationRequestResolver {
  @FieldResolver(() => RequestState, { description: 'Whom it waits for.' })
  state(@Root() request: Row<VerificationRequest>) {
    return requestState(request);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it waits for the provider and its day has passed.' })
  overdue(@Root() request: Row<VerificationRequest>) {
    return sql`(${request.dueOn} < ${today} and ${requestState(request)} = 'WAITING')`;
  }
}
