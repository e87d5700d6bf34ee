import { Args, Query, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { page } from '../../platform/reading/source.ts';
import { OutboxMail, OutboxMailConnection } from './outbox-mail.entity.ts';

@Resolver()
export class OutboxResolver {
  @Access('PUBLIC')
  @Query(() => OutboxMailConnection, {
    description: 'The letters that the demonstration would have sent, newest first; empty in a real installation.',
  })
  outbox(@Args(() => PageArgs) { first, after }: PageArgs) {
    return page(OutboxMail, { first, after: after ?? null, order: (m) => [m.writtenAt, m.id], descending: true });
  }
}
