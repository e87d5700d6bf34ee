import { Args, Query, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { page } from '../../platform/reading/source.ts';
import { Job, JobConnection } from './job.entity.ts';

@Resolver(() => Job)
export class JobResolver {
  @Access('SIGNED_IN')
  @Query(() => JobConnection, {
    description: 'The installation’s jobs, newest first: for its administrator; others see none.',
  })
  jobs(@Args(() => PageArgs) { first, after }: PageArgs) {
    return page(Job, { first, after: after ?? null, descending: true, order: (job) => [job.createdAt, job.id] });
  }
}
