import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { computed, one, page, rows, type Row } from '../../platform/reading/source.ts';
import { and, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Notification } from '../notifications/notification.entity.ts';
import { FollowUp, FollowUpConnection } from './follow-up.entity.ts';
import { AnswerFollowUpInput, FollowUpsArgs } from './follow-up.inputs.ts';
import { answerFollowUp } from './follow-up.policy.ts';
import type { FollowUpService } from './follow-up.service.ts';
import { asked, declaredSince, isAnswered, isWaiting } from './follow-up.sql.ts';
import { FollowUpAbilities, FollowUpMaterial } from './follow-up.types.ts';

const isOf = (id: string, condition: Sql) => (isId(id) ? condition : sql`false`);

@Resolver(() => FollowUp)
export class FollowUpResolver {
  constructor(private readonly followUps: FollowUpService) {}

  @Access('SIGNED_IN')
  @Query(() => FollowUpConnection, {
    name: 'followUps',
    description: 'What providers are asked after the events of a project, newest first, of what the viewer may see.',
  })
  list(@Args(() => FollowUpsArgs) { projectId, filter, first, after }: FollowUpsArgs, @Ctx() { viewer }: Context) {
    const { waiting, eventId, organisationId, own } = filter ?? {};
    return page(FollowUp, {
      first,
      after: after ?? null,
      order: (f) => [f.askedAt, f.id],
      descending: true,
      where: (f) =>
        and(
          isOf(projectId, sql`${f.projectId} = ${projectId}`),
          typeof eventId === 'string' && isOf(eventId, sql`${f.eventId} = ${eventId}`),
          typeof organisationId === 'string' && isOf(organisationId, sql`${f.organisationId} = ${organisationId}`),
          own && sql`${f.organisationId} = ${viewer.organisationId}`,
          typeof waiting === 'boolean' && (waiting ? isWaiting(f) : sql`not ${isWaiting(f)}`),
        ),
    });
  }

  @Access('SIGNED_IN')
  @Query(() => FollowUp, {
    nullable: true,
    description: 'One follow-up; null when there is none of that id that the viewer may see.',
  })
  followUp(@Arg('id', () => ID) id: string) {
    return byId(FollowUp, id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => FollowUp, {
    description:
      'Answers a follow-up for the acting provider, wholly or in part: each material as it was, or declared anew. What stops an answer names it (materialId, index). Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStage), EVIDENCE_REQUIRED, REASON_REQUIRED, NOTE_REQUIRED, EFFECTIVE_DATE_OUT_OF_RANGE, BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async answerFollowUp(@Arg('input', () => AnswerFollowUpInput) input: AnswerFollowUpInput, @Ctx() { viewer }: Context) {
    return byId(FollowUp, (await this.followUps.answer(viewer, input)).id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it waits for the provider.' })
  waiting(@Root() followUp: Row<FollowUp>) {
    return isWaiting(followUp);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it waits and its day has passed.' })
  overdue(@Root() followUp: Row<FollowUp>) {
    return sql`(${followUp.dueOn} < ${today} and ${isWaiting(followUp)})`;
  }

  @FieldResolver(() => Int, { description: 'Materials that it asks for.' })
  askedCount(@Root() followUp: Row<FollowUp>) {
    return trusted`(select count(*)::int from ${asked(followUp)} q)`;
  }

  @FieldResolver(() => Int, { description: 'Of them, those that are answered.' })
  answeredCount(@Root() followUp: Row<FollowUp>) {
    return trusted`(select count(*)::int from ${asked(followUp)} q where ${isAnswered(followUp, trusted`q.material_id`)})`;
  }

  @AtMost(limits.eventMaterials)
  @FieldResolver(() => [FollowUpMaterial], { description: 'The materials that it asks for, in the order of the event.' })
  materials(@Root() followUp: Row<FollowUp>) {
    const id = trusted`q.material_id`;
    return rows(
      trusted`select x.*, case when x.stage = 'NOT_STARTED' and not x.answered then 'AWARE'::adoption_stage end as "proposedStage"
        from (select q."position", q.material_id as "materialId", ${followUp.organisationId} as "organisationId", ${isAnswered(followUp, id)} as answered,
                (select k.kept_at from follow_up_kept k where k.follow_up_id = ${followUp.id} and k.material_id = q.material_id) as "keptAt",
                ${declaredSince(followUp, id)} as "declaredAt",
                coalesce((select a.stage from adoption a where a.organisation_id = ${followUp.organisationId} and a.material_id = q.material_id), 'NOT_STARTED') as stage
              from ${asked(followUp)} q) x order by x."position"`,
      { columns: ['materialId', 'organisationId'] },
    );
  }

  @FieldResolver(() => FollowUpAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() followUp: Row<FollowUp>, @Ctx() { viewer }: Context) {
    return computed({ organisationId: followUp.organisationId, waiting: isWaiting(followUp) }, (known) => ({
      answer: answerFollowUp(viewer, known),
    }));
  }
}

@Resolver(() => FollowUpMaterial)
export class FollowUpMaterialResolver {
  @FieldResolver(() => Material, { nullable: true, description: 'The material; null to those who may not see it.' })
  material(@Root() asking: Row<FollowUpMaterial>) {
    return one(Material, (m) => sql`${m.id} = ${asking.materialId}`);
  }

  @FieldResolver(() => Adoption, { nullable: true, description: 'Where the provider stands; null while it declared nothing.' })
  adoption(@Root() asking: Row<FollowUpMaterial>) {
    return one(Adoption, (a) => sql`${a.materialId} = ${asking.materialId} and ${a.organisationId} = ${asking.organisationId}`);
  }
}

@Resolver(() => DisseminationEvent)
export class EventFollowUps {
  @Weighs(200)
  @FieldResolver(() => Int, { description: 'Follow-ups of it that the viewer may see.' })
  followUpCount(@Root() event: Row<DisseminationEvent>, @Ctx() { viewer }: Context) {
    return sql`(select count(*)::int from ${visible(FollowUp, viewer)} f where f.event_id = ${event.id})`;
  }

  @Weighs(500)
  @FieldResolver(() => Int, { description: 'Of them, those that wait for their provider.' })
  followUpsWaiting(@Root() event: Row<DisseminationEvent>, @Ctx() { viewer }: Context) {
    const question = {
      ...{ id: sql`f.id`, eventId: sql`f.event_id`, organisationId: sql`f.organisation_id` },
      ...{ day: sql`f.day`, since: sql`f.since` },
    };
    return sql`(select count(*)::int from ${visible(FollowUp, viewer)} f where f.event_id = ${event.id} and ${isWaiting(question)})`;
  }
}

@Resolver(() => Notification)
export class NotificationFollowUp {
  @FieldResolver(() => FollowUp, {
    nullable: true,
    description: 'The follow-up it is about; null when the viewer may not see it.',
  })
  followUp(@Root() notification: Row<Notification>) {
    return one(FollowUp, (f) => sql`${f.id} = (${notification.facts}->>'followUpId')::uuid`);
  }
}
