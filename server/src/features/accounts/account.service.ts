import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { isId } from '../../platform/reading/lookup.ts';
import type { SessionService } from '../people/session.service.ts';
import { manageAccount } from './account.policy.ts';

/** What people do with their own sign-ins. */
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
  ) {}

  async endSession(viewer: Viewer, id: string) {
    authorise(manageAccount(viewer));
    await this.database.inTransaction(viewer, async (tx) => {
      if (!isId(id) || !(await this.sessions.end(tx, viewer.personId!, { id }))) throw notFound();
    });
  }

  async endOtherSessions(viewer: Viewer) {
    authorise(manageAccount(viewer));
    await this.database.inTransaction(viewer, (tx) => this.sessions.end(tx, viewer.personId!, { except: viewer.sessionId }));
  }
}
