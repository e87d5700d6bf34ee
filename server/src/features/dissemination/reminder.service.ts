import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify } from '../notifications/notification.sql.ts';
import { recordEvent } from './dissemination.history.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'event.reminders': Record<string, never>;
  }
}

type Due = { id: string; projectId: string; organisationId: string; published: boolean; version: number; number: number };
const AT_ONCE = 100;

/** Reminds organisers of what they have not reported: seven days after the end, then every ten days. */
export class ReminderService {
  constructor(private readonly database: Database) {}

  /** Gives each reminder that is due, once, however often this runs; of those that were missed only the last. */
  async run(stopping?: AbortSignal): Promise<number> {
    const given = await this.batch();
    return given < AT_ONCE || stopping?.aborted ? given : given + (await this.run(stopping));
  }

  private batch(): Promise<number> {
    return this.database.inTransaction(new Viewer(), async (tx) => {
      const [due]: [Due[], number] = await tx.manager.query(
        `update dissemination_event e set reminders = x.number
           from (select id, 1 + floor(extract(epoch from hub_now() - ends_at - interval '7 days') / 864000)::int as number, reminders
                   from dissemination_event where state in ('PLANNED', 'OPEN', 'HELD') and ends_at <= hub_now() - interval '7 days'
                    and reminders < 1 + floor(extract(epoch from hub_now() - ends_at - interval '7 days') / 864000)::int
                  order by ends_at, id limit $1 for update skip locked) x
          where e.id = x.id returning e.id, e.project_id as "projectId", e.organisation_id as "organisationId", e.published, e.version, x.number`,
        [AT_ONCE],
      );
      for (const { number, version, ...event } of due) {
        await notify(
          tx,
          {
            kind: NotificationKind.EVENT_REPORT_DUE,
            organisationIds: [event.organisationId],
            subjectType: 'DisseminationEvent',
            subjectId: event.id,
            facts: { eventId: event.id, number },
          },
          { again: true },
        );
        recordEvent(tx, 'event.report_reminded', event, { version, number });
      }
      return due.length;
    });
  }
}
