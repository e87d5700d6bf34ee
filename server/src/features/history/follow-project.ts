import { audienceKeys } from '../../platform/auth/audience.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { opensTo } from '../../platform/history/row.ts';
import type { HistoryTail } from '../../platform/history/tail.ts';
import { isId } from '../../platform/reading/lookup.ts';

/** Follows a project's history. Each delivery is authorised for the viewer as they are then; null from `current` ends it. */
export async function followProject(
  { tail, database, current }: { tail: HistoryTail; database: Database; current: () => Promise<Viewer | null> },
  asked: string,
  after: string | null | undefined,
) {
  // Ids are found in either case; the tail and the viewer's positions know them in one.
  const projectId = asked.toLowerCase();
  const personId = (await current())?.personId;
  if (!personId) throw new AppError('UNAUTHENTICATED');
  if (!isId(projectId) || !(await database.ask('select from project where id = $1', [projectId])).length)
    throw notFound('projectId');
  return tail.follow({
    stream: projectId,
    ...(after && { after }),
    allowed: () => current().then((viewer) => viewer && opensTo(audienceKeys(viewer, projectId))),
    // What is written about another person changes nothing for this one; anything else of the hub's might.
    concerned: (rows) => rows.some(({ subjectType, subject }) => subjectType !== 'Person' || subject === personId),
  });
}
