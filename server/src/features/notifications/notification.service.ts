import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { action, authorise, changes } from '../../platform/graphql/action.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { limits } from '../../../../schema/limits.ts';

/** What people do with what they were told. */
export class NotificationService {
  constructor(private readonly database: Database) {}

  /** Marks notifications read, all of them when none is named; answers how many were unread. Those of others are left as they are. */
  markRead(viewer: Viewer, ids: readonly string[] | null): Promise<number> {
    return this.database.inTransaction(viewer, async (tx) => {
      authorise(action(...changes(viewer)));
      if (ids && ids.length > limits.page) throw badInput('ids', 'TOO_MANY', { most: limits.page });
      const [, marked] = await tx.manager.query(
        `update notification set handled_at = hub_now() where organisation_id = $1 and (person_id is null or person_id = $2)
           and handled_at is null and ($3::uuid[] is null or id = any($3))`,
        [viewer.organisationId, viewer.personId, ids?.filter(isId) ?? null],
      );
      return marked;
    });
  }
}
