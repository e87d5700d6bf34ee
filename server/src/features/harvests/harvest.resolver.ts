import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, page, rows, type Row } from '../../platform/reading/source.ts';
import { trusted } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Harvest, HarvestConnection } from './harvest.entity.ts';
import { StartHarvestInput } from './harvest.inputs.ts';
import { startHarvest } from './harvest.policy.ts';
import type { HarvestService } from './harvest.service.ts';

@ObjectType({ description: 'What to know of a record that was read.' })
export class HarvestProblem {
  @Field({ description: 'What the library calls it.' })
  identifier: string;
  @Field(() => String, { nullable: true, description: 'Its title.' })
  title: string | null;
  @Field({
    description:
      'NO_IDENTIFIER, NO_TITLE, NO_ADDRESS, OTHER_THEME: it was not taken; NO_DERIVATIVES: it was, but its licence forbids to share it adapted; IDENTIFIER_MOVED: it was, and has the identifier of another material now, as the URN tells.',
  })
  problem: string;
}

@Resolver(() => Harvest)
export class HarvestResolver {
  constructor(private readonly service: HarvestService) {}

  @Access('SIGNED_IN')
  @Query(() => HarvestConnection, { description: 'The harvests, newest first: for those who may start one; others see none.' })
  harvests(@Args(() => PageArgs) { first, after }: PageArgs) {
    return page(Harvest, { first, after: after ?? null, descending: true, order: (h) => [h.askedAt, h.id] });
  }

  @Access('PUBLIC')
  @Query(() => Action, { description: 'Whether the viewer may start a harvest now, and if not, why.' })
  mayStartHarvest(@Ctx() { viewer }: Context) {
    const running = trusted`exists (select 1 from ${everyRow(Harvest)} h where h.state in ('WAITING', 'RUNNING'))`;
    return computed({ running }, ({ running }) => startHarvest(viewer, { setUp: this.service.setUp, running }));
  }

  @AtMost(200)
  @FieldResolver(() => [HarvestProblem], { description: 'What was not taken and why, and what to know; at most 200.' })
  problems(@Root() harvest: Row<Harvest>) {
    return rows(
      trusted`select p.identifier, p.title, p.problem from json_to_recordset(${harvest.problems}) as p (identifier text, title text, problem text)`,
    );
  }

  @Access('SIGNED_IN')
  @Mutation(() => Harvest, {
    description:
      'Starts a harvest of the library of open educational resources; a job does it. Errors: FORBIDDEN (reason), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async startHarvest(@Arg('input', () => StartHarvestInput) input: StartHarvestInput, @Ctx() { viewer }: Context) {
    return byId(Harvest, (await this.service.start(viewer, input)).id);
  }
}
