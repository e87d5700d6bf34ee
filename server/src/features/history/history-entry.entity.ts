import { Field, ObjectType, createUnionType, ID } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { audienceKeys } from '../../platform/auth/audience.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { DateTimeScalar, JsonScalar } from '../../platform/graphql/scalars.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { or, sql } from '../../platform/reading/sql.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { Comment } from '../discussion/comment.entity.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { FollowUp } from '../follow-up/follow-up.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Partnership } from '../partnerships/partnership.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';

export const HistorySubject = createUnionType({
  name: 'HistorySubject',
  description: 'What a history row is about.',
  types: () => [Adoption, Comment, DisseminationEvent, FollowUp, Material, Organisation, Partnership, Project, Person] as const,
});

@ObjectType({ description: 'A row of the history: who did what to what, when, on behalf of whom. Appended once, never changed.' })
@Entity('history', { synchronize: false })
export class HistoryEntry {
  @PrimaryColumn('uuid')
  stream: string;

  @Field(() => String, { description: 'Place in its stream, gap-free from 1.' })
  @PrimaryColumn('bigint')
  position: string;

  @Field(() => DateTimeScalar, { name: 'occurredAt', description: 'When it was recorded, by the domain’s clock.' })
  @Column('timestamptz')
  at: Date;

  @Column({ type: 'uuid', name: 'actor', nullable: true })
  actorId: string | null;

  @Column({ type: 'uuid', name: 'behalf', nullable: true })
  behalfId: string | null;

  @Field({ description: 'What happened, such as adoption.declared.' })
  @Column('text')
  kind: string;

  @Field(() => String, { description: 'The type of what it is about.' })
  @Column('text')
  subjectType: string;

  @Field(() => ID, { description: 'The id of what it is about.' })
  @Column({ type: 'uuid', name: 'subject' })
  subjectId: string;

  @Column({ type: 'text', array: true })
  audience: string[];

  @Field(() => JsonScalar, { description: 'Ids, codes, numbers and dates of what happened; no personal data.' })
  @Column('json')
  facts: unknown;
}

// The audience was decided when the row was written; the keys are the viewer's of now.
visibleTo(HistoryEntry, (entry, viewer) => {
  if (!viewer.personId) return false;
  const opens = (stream: string | null) => sql`${entry.audience} && ${audienceKeys(viewer, stream)}::text[]`;
  const { known } = entry.stream;
  if (known) return opens(known === HUB_STREAM ? null : known);
  return or(
    sql`${entry.stream} = ${HUB_STREAM} and ${opens(null)}`,
    sql`${entry.stream} <> ${HUB_STREAM} and ${entry.audience} && ${audienceKeys(viewer, 'none')}::text[]`,
    ...viewer.projects().map((project) => sql`${entry.stream} = ${project} and ${opens(project)}`),
  );
});

export const HistoryConnection = connectionOf(HistoryEntry, { counted: false });
