import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { now } from '../../platform/reading/clock.ts';
import { computed, many, one, type Row } from '../../platform/reading/source.ts';
import { count, sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { DeclareAdoptionsInput, WithdrawDeclarationsInput } from './adoption.inputs.ts';
import { stands, withdrawDeclaration } from './adoption.policy.ts';
import type { BulkDeclarationService } from './bulk-declaration.service.ts';
import type { WithdrawalService } from './withdrawal.service.ts';

@ObjectType({ description: 'What the viewer may do with a declaration.' })
export class DeclarationAbilities {
  @Field(() => Action, { description: 'Take it back: within a minute, and only the newest word on its adoption.' })
  withdraw: Action;
}

@Resolver(() => AdoptionDeclaration)
export class DeclarationResolver {
  constructor(
    private readonly bulk: BulkDeclarationService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  @Access('SIGNED_IN')
  @Mutation(() => [Adoption], {
    description:
      'Declares one stage of many materials for the acting provider, in the order given: all of them or none. What stops it names the first one concerned (materialId, index). Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStage), EVIDENCE_REQUIRED, REASON_REQUIRED, NOTE_REQUIRED, EFFECTIVE_DATE_OUT_OF_RANGE, BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async declareAdoptions(@Arg('input', () => DeclareAdoptionsInput) input: DeclareAdoptionsInput, @Ctx() { viewer }: Context) {
    return inOrder((await this.bulk.declare(viewer, input)).ids);
  }

  @Access('SIGNED_IN')
  @Mutation(() => [Adoption], {
    description:
      'Takes back declarations of the acting provider within a minute: their adoptions stand as before, all of them or none. Errors: NOT_FOUND, FORBIDDEN (reason), BAD_USER_INPUT (field, problem).',
  })
  async withdrawDeclarations(
    @Arg('input', () => WithdrawDeclarationsInput) { declarationIds }: WithdrawDeclarationsInput,
    @Ctx() { viewer }: Context,
  ) {
    return inOrder((await this.withdrawals.withdraw(viewer, declarationIds)).ids);
  }

  @FieldResolver(() => AdoptionEvidence, {
    nullable: true,
    description: 'Its first proof and words that the viewer may read; null when there is none.',
  })
  evidence(@Root() declaration: Row<AdoptionDeclaration>) {
    return one(AdoptionEvidence, (e) => sql`${e.declarationId} = ${declaration.id}`, { order: (e) => [e.number] });
  }

  @FieldResolver(() => DeclarationAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() declaration: Row<AdoptionDeclaration>, @Ctx() { viewer }: Context) {
    return computed(
      {
        organisationId: declaration.organisationId,
        isWithdrawn: sql`not ${stands(declaration)}`,
        isNewest: sql`exists (select 1 from ${visible(Adoption, viewer)} a where a.id = ${declaration.adoptionId} and a.version = ${declaration.number})`,
        isRecent: sql`${declaration.recordedAt} >= ${now} - ${count(limits.withdrawSeconds)} * interval '1 second'`,
      },
      (known) => ({ withdraw: withdrawDeclaration(viewer, known) }),
    );
  }
}

const inOrder = (ids: string[]) =>
  many(Adoption, (a) => sql`${a.id} = any(${ids}::uuid[])`, { order: (a) => [sql`array_position(${ids}::uuid[], ${a.id})`] });

@Resolver(() => Adoption)
export class AdoptionDeclarations {
  @FieldResolver(() => [AdoptionDeclaration], {
    description: 'Its declarations, newest first, those taken back too; 100 at the most.',
  })
  declarations(@Root() adoption: Row<Adoption>) {
    return many(AdoptionDeclaration, (d) => sql`${d.adoptionId} = ${adoption.id}`, {
      order: (d) => [d.number],
      descending: true,
    });
  }

  @FieldResolver(() => AdoptionDeclaration, {
    nullable: true,
    description: 'The newest declaration that stands; null when every one was taken back.',
  })
  lastDeclaration(@Root() adoption: Row<Adoption>) {
    return one(AdoptionDeclaration, (d) => sql`${d.adoptionId} = ${adoption.id} and ${stands(d)}`, {
      order: (d) => [d.number],
      descending: true,
    });
  }
}
