import { Arg, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { SocketContext } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../../platform/graphql/scalars.ts';
import { Shared } from '../../platform/graphql/shared-execution.ts';
import type { Frame } from '../../platform/history/follow.ts';

@ObjectType({ description: 'A row of history as it is pushed: flat, ids only. Names come through ordinary queries.' })
export class HistoryEvent {
  @Field(() => String, { description: 'Place in the stream.' })
  position: string;
  @Field({ description: 'What happened.' })
  kind: string;
  @Field(() => DateTimeScalar, { description: 'When, by the domain’s clock.' })
  occurredAt: Date;
  @Field(() => ID, { nullable: true, description: 'Who did it.' })
  actorId: string | null;
  @Field(() => String, { description: 'The type of what it is about.' })
  subjectType: string;
  @Field(() => ID, { description: 'The id of what it is about.' })
  subjectId: string;
  @Field(() => JsonScalar, { description: 'Ids, codes, numbers and dates of what happened.' })
  facts: unknown;
}

@ObjectType({ description: 'What came to pass since the last frame.' })
export class ProjectEvents {
  @Field(() => CursorScalar, { description: 'Where this frame ends: subscribe again after it.' })
  cursor: string;
  @Field({
    description:
      'The given cursor could not be continued (too old, foreign, or of a restored database): fetch anew what you show, and go on.',
  })
  resync: boolean;
  @Field(() => [HistoryEvent], { description: 'Events in order; a frame without any carries the cursor on.' })
  events: HistoryEvent[];
}

@Resolver()
export class EventsResolver {
  @Access('SIGNED_IN')
  @Shared()
  @Subscription(() => ProjectEvents, {
    subscribe: ({ args, context }) => (context as SocketContext).follow(args['projectId'], args['after']) as never,
    description:
      'The history of a project as it happens, of what the viewer may see; lossless from `after` on. The first frame comes at once with the cursor.',
  })
  projectEvents(
    @Root() frame: Frame,
    @Arg('projectId', () => ID) _projectId: string,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'The cursor of the last frame, or `Project.historyCursor`.',
    })
    _after?: string | null,
  ): ProjectEvents {
    return {
      ...frame,
      events: frame.events.map((row) => ({ ...row, position: String(row.position), actorId: row.actor, subjectId: row.subject })),
    };
  }
}
