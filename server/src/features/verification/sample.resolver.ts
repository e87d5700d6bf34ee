import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { computed, one, page, rows, type Row } from '../../platform/reading/source.ts';
import { and, sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Adoption, AdoptionConnection } from '../adoptions/adoption.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { ProjectAbilities } from '../projects/project.types.ts';
import { risks } from './risk.sql.ts';
import {
  VerificationSample,
  VerificationSampleConnection,
  VerificationSampleItem,
  VerificationSampleItemConnection,
} from './sample.entity.ts';
import type { SampleService } from './sample.service.ts';
import { AdoptionRisk, RiskRule, SampleItemState } from './sample.types.ts';
import { Verification } from './verification.entity.ts';
import { DrawSampleInput, PlacesArgs, VerificationSamplesArgs } from './verification.inputs.ts';
import { drawSample, overseen } from './verification.policy.ts';
import { drawnAt, itemState, ofPlaces } from './verification.sql.ts';

@Resolver(() => VerificationSample)
export class SampleResolver {
  constructor(private readonly samples: SampleService) {}

  @Access('SIGNED_IN')
  @Query(() => VerificationSampleConnection, {
    name: 'verificationSamples',
    description: 'The samples of a project, newest first; for its coordinator, funder and auditors.',
  })
  list(@Args(() => VerificationSamplesArgs) { projectId, first, after }: VerificationSamplesArgs) {
    return page(VerificationSample, {
      first,
      after: after ?? null,
      order: (s) => [s.drawnAt, s.id],
      descending: true,
      where: (s) => (isId(projectId) ? sql`${s.projectId} = ${projectId}` : sql`false`),
    });
  }

  @Access('SIGNED_IN')
  @Query(() => VerificationSample, {
    nullable: true,
    description: 'One sample; null when there is none of that id that the viewer may see.',
  })
  verificationSample(@Arg('id', () => ID) id: string) {
    return byId(VerificationSample, id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => VerificationSample, {
    description:
      'Draws a random sample to verify, once and for good. Errors: NOT_FOUND, FORBIDDEN (reason), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async drawVerificationSample(@Arg('input', () => DrawSampleInput) input: DrawSampleInput, @Ctx() { viewer }: Context) {
    return byId(VerificationSample, (await this.samples.draw(viewer, input)).id);
  }

  @FieldResolver(() => VerificationSampleItemConnection, { description: 'The adoptions drawn, in the order of the draw.' })
  items(
    @Root() sample: Row<VerificationSample>,
    @Args(() => PlacesArgs) { first, after, ...places }: PlacesArgs,
    @Ctx() { viewer }: Context,
  ) {
    return page(VerificationSampleItem, {
      first,
      after: after ?? null,
      order: (item) => [item.position, item.id],
      where: (item) =>
        and(
          sql`${item.sampleId} = ${sample.id}`,
          ofPlaces(
            sql`(select a.organisation_id from ${visible(Adoption, viewer)} a where a.id = ${item.adoptionId})`,
            places,
            viewer,
          ),
        ),
    });
  }

  @FieldResolver(() => AdoptionConnection, {
    description: 'What it was drawn from, by id: with seed and method, all it takes to draw it again.',
  })
  population(@Root() sample: Row<VerificationSample>, @Args(() => PageArgs) { first, after }: PageArgs) {
    return page(Adoption, {
      first,
      after: after ?? null,
      order: (a) => [a.id],
      where: (a) => sql`${a.id} = any(${sample.population})`,
    });
  }

  @Weighs(200)
  @FieldResolver(() => Int, { description: 'Of the adoptions drawn, those decided since.' })
  decidedCount(@Root() sample: Row<VerificationSample>, @Ctx() { viewer }: Context) {
    return countOf(sample, viewer, SampleItemState.DECIDED);
  }

  @Weighs(200)
  @FieldResolver(() => Int, { description: 'Of them, those that wait for the provider.' })
  waitingCount(@Root() sample: Row<VerificationSample>, @Ctx() { viewer }: Context) {
    return countOf(sample, viewer, SampleItemState.WAITING);
  }
}

const countOf = (sample: Row<VerificationSample>, viewer: Context['viewer'], state: SampleItemState) =>
  sql`(select count(*) from ${visible(VerificationSampleItem, viewer)} i where i.sample_id = ${sample.id}
    and ${itemState({ adoptionId: sql`i.adoption_id`, sampleId: sql`i.sample_id` })} = ${state})`;

@Resolver(() => VerificationSampleItem)
export class SampleItemResolver {
  @FieldResolver(() => SampleItemState, { description: 'How far it is.' })
  state(@Root() item: Row<VerificationSampleItem>) {
    return itemState(item);
  }

  @FieldResolver(() => Verification, {
    nullable: true,
    description: 'The newest verdict since the sample was drawn; null while there is none.',
  })
  verification(@Root() item: Row<VerificationSampleItem>) {
    return one(Verification, (v) => sql`${v.adoptionId} = ${item.adoptionId} and ${v.decidedAt} >= ${drawnAt(item)}`, {
      order: (v) => [v.decidedAt, v.id],
      descending: true,
    });
  }
}

@Resolver(() => Project)
export class ProjectRisks {
  @AtMost(100)
  @Weighs(5_000)
  @FieldResolver(() => [AdoptionRisk], {
    description:
      'Declarations that nobody has decided on and that a rule points at, highest score first, 100 at the most; for coordinator, funder and auditors.',
  })
  verificationRisks(
    @Root() project: Row<Project>,
    @Arg('rule', () => RiskRule, { nullable: true, description: 'Those that this rule points at.' }) rule: RiskRule | null,
    @Arg('regions', () => [String], { nullable: true, description: 'Only of providers in these regions, by code.' })
    regions: string[] | null,
    @Arg('regionUnknown', () => Boolean, {
      nullable: true,
      description: 'Of providers whose region is not known; with `regions`, these too.',
    })
    regionUnknown: boolean | null,
    @Ctx() { viewer }: Context,
  ) {
    const places = { regions, regionUnknown };
    return rows(risks(project.id, overseen(viewer), { rule: rule ?? null, places }, viewer), { columns: ['adoptionId'] });
  }
}

@Resolver(() => AdoptionRisk)
export class AdoptionRiskResolver {
  @FieldResolver(() => Adoption, { description: 'The adoption.' })
  adoption(@Root() risk: Row<AdoptionRisk>) {
    return one(Adoption, (a) => sql`${a.id} = ${risk.adoptionId}`);
  }
}

@Resolver(() => ProjectAbilities)
export class ProjectVerificationAbilities {
  @FieldResolver(() => Action, { description: 'Draw a sample to verify, as the coordinator.' })
  drawVerificationSample(@Root() { id }: Row<Project>, @Ctx() { viewer }: Context) {
    return computed({ id }, (known) => drawSample(viewer, known.id));
  }
}
