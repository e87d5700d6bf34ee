import { Args, ArgsType, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { as, either, one, page, type Entity, type Row } from '../../platform/reading/source.ts';
import { and, sql } from '../../platform/reading/sql.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { Comment } from '../discussion/comment.entity.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { FollowUp } from '../follow-up/follow-up.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Partnership } from '../partnerships/partnership.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { HistoryConnection, HistoryEntry, HistorySubject } from './history-entry.entity.ts';

@ArgsType()
class HistoryArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'The project; without it, the hub’s own history.' })
  projectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this subject.' })
  subjectId?: string | null;
}

const subjects: Entity<{ id: string }>[] = [
  Adoption,
  Comment,
  DisseminationEvent,
  FollowUp,
  Material,
  Organisation,
  Partnership,
  Project,
  Person,
];

@Resolver(() => HistoryEntry)
export class HistoryResolver {
  @Access('SIGNED_IN')
  @Query(() => HistoryConnection, {
    description: 'The history that the viewer may see, newest first: the same log that `projectEvents` follows.',
  })
  history(@Args(() => HistoryArgs) { projectId, subjectId, first, after }: HistoryArgs) {
    const stream = projectId?.toLowerCase() ?? HUB_STREAM;
    return page(HistoryEntry, {
      first,
      after: after ?? null,
      descending: true,
      // Of one stream the policy asks for its own keys alone, which an index finds.
      ...(isId(stream) && { known: { stream } }),
      order: (h) => [h.position],
      where: (h) =>
        and(
          isId(stream) || sql`false`,
          typeof subjectId === 'string' && (isId(subjectId) ? sql`${h.subjectId} = ${subjectId}` : sql`false`),
        ),
    });
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who did it; null when the viewer may not see the person.' })
  actor(@Root() entry: Row<HistoryEntry>) {
    return one(Person, (person) => sql`${person.id} = ${entry.actorId}`);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'On whose behalf.' })
  behalf(@Root() entry: Row<HistoryEntry>) {
    return one(Organisation, (organisation) => sql`${organisation.id} = ${entry.behalfId}`);
  }

  @FieldResolver(() => HistorySubject, {
    nullable: true,
    description: 'What it is about; null when the viewer may not see it, or when it is gone.',
  })
  subject(@Root() entry: Row<HistoryEntry>) {
    return either(
      ...subjects.map((entity) =>
        as(
          entity.name,
          one(entity, (row) => sql`${row.id} = ${entry.subjectId} and ${entry.subjectType} = ${entity.name}`),
        ),
      ),
    );
  }
}
