import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { one, page, type Row } from '../../platform/reading/source.ts';
import { and, sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Notification, NotificationConnection, NotificationKind } from './notification.entity.ts';
import type { NotificationService } from './notification.service.ts';

@InputType({ description: 'Narrows the notifications; every given part must hold.' })
export class NotificationFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are unread, or only those that are not.' })
  unread?: boolean | null;
  @Field(() => [NotificationKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: NotificationKind[] | null;
}

@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => NotificationFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: NotificationFilter | null;
}

@InputType({ description: 'What has been read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'These notifications, 100 at the most; all of them when left out.' })
  ids?: string[] | null;
}

@Resolver()
export class NotificationResolver {
  constructor(private readonly notifications: NotificationService) {}

  @Access('SIGNED_IN')
  @Query(() => NotificationConnection, {
    name: 'notifications',
    description: 'What the acting organisation and the viewer were told, newest first.',
  })
  list(@Args(() => NotificationsArgs) { first, after, filter }: NotificationsArgs) {
    const { unread, kinds } = filter ?? {};
    return page(Notification, {
      first,
      after: after ?? null,
      descending: true,
      order: (n) => [n.createdAt, n.id],
      where: (n) =>
        and(
          typeof unread === 'boolean' && (unread ? sql`${n.handledAt} is null` : sql`${n.handledAt} is not null`),
          kinds && sql`${n.kind} = any(${kinds})`,
        ),
    });
  }

  @Access('SIGNED_IN')
  @Mutation(() => Int, {
    description:
      'Marks notifications read for everybody they were for, and answers how many were unread. Errors: FORBIDDEN (reason), BAD_USER_INPUT (field, problem).',
  })
  markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput) { ids }: MarkNotificationsReadInput,
    @Ctx() { viewer }: Context,
  ) {
    return this.notifications.markRead(viewer, ids ?? null);
  }
}

@Resolver(() => NotificationConnection)
export class NotificationCounts {
  @FieldResolver(() => Int, { description: 'Unread ones in all, whatever the filter.' })
  unreadCount(@Ctx() { viewer }: Context) {
    return sql`(select count(*) from ${visible(Notification, viewer)} n where n.handled_at is null)`;
  }
}

@Resolver(() => Notification)
export class NotificationMerger {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Of a merger: who is part of another; null for all other kinds.',
  })
  mergedOrganisation(@Root() notification: Row<Notification>) {
    return one(Organisation, (o) => sql`${o.id} = (${notification.facts}->>'fromId')::uuid`);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Of a merger: who stands in its place; null for all other kinds.',
  })
  successor(@Root() notification: Row<Notification>) {
    return one(Organisation, (o) => sql`${o.id} = (${notification.facts}->>'intoId')::uuid`);
  }
}
