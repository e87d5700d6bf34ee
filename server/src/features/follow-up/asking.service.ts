import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { today } from '../../platform/reading/clock.ts';
import { render, trusted } from '../../platform/reading/sql.ts';
import type { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, settle } from '../notifications/notification.sql.ts';
import { successionOn } from '../organisations/succession.sql.ts';
import { recordFollowUp } from './follow-up.history.ts';
import { asked, isAnswered, type Question } from './follow-up.sql.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'follow_up.ask': Record<string, never>;
  }
}

type Asked = { id: string; projectId: string; eventId: string; organisationId: string; day: number; version: number };
const AT_ONCE = 100;
const FIRST = 30 * 86_400_000;

/** Asks the providers that came to an event how far they are, 30 and 90 days after it; of a merged one whoever stands in its place. */
export class AskingService {
  constructor(private readonly database: Database) {}

  /** A report that is handed in late need not wait for the night: what was due by then is asked at once. */
  afterReport = async (tx: Transaction, { endsAt }: DisseminationEvent) => {
    if (Number(tx.now()) - Number(endsAt) >= FIRST) await tx.enqueue('follow_up.ask', {});
  };

  /** Asks what is due, once, however often this runs; of two that are due at the same time only the later one. */
  async run(stopping?: AbortSignal): Promise<number> {
    let given = 0;
    for (;;) {
      const last = await this.batch();
      given += last;
      if (last < AT_ONCE || stopping?.aborted) return given;
    }
  }

  private batch(): Promise<number> {
    return this.database.inTransaction(new Viewer(), async (tx) => {
      const question: Question = {
        // Nobody can have kept what was not asked yet.
        id: trusted`null::uuid`,
        eventId: trusted`x.event_id`,
        organisationId: trusted`x.organisation_id`,
        day: trusted`x.day`,
        since: trusted`x.since`,
      };
      const { text, values } = render(trusted`
        insert into follow_up (event_id, organisation_id, project_id, day, since, due_on)
        select x.event_id, x.organisation_id, x.project_id, x.day, x.since, hub_today() + 14
          from (select e.id as event_id, e.project_id, e.ends_at, a.organisation_id, d.day,
                  e.ends_at + case when d.day = 90 then interval '30 days' else interval '0 days' end as since
                from dissemination_event e
                cross join lateral (select case when e.ends_at + interval '90 days' <= hub_now() then 90 else 30 end as day) d
                join (select distinct t.event_id, coalesce(c.successor_id, t.organisation_id) as organisation_id
                      from event_attendance t left join ${successionOn(today)} c on c.organisation_id = t.organisation_id) a on a.event_id = e.id
               where e.state in ('REPORTED', 'APPROVED') and e.ends_at + interval '30 days' <= hub_now()) x
         where not exists (select from follow_up f where f.event_id = x.event_id and f.organisation_id = x.organisation_id and f.day >= x.day)
           and exists (select from ${asked(question)} q where not ${isAnswered(question, trusted`q.material_id`)})
         order by x.ends_at, x.event_id, x.organisation_id limit ${AT_ONCE}
        on conflict do nothing
        returning id, project_id as "projectId", event_id as "eventId", organisation_id as "organisationId", day, version`);
      const due: Asked[] = await tx.manager.query(text, values);
      for (const { version, ...followUp } of due) {
        const { id, eventId, organisationId, day } = followUp;
        await notify(tx, {
          kind: NotificationKind.FOLLOW_UP,
          organisationIds: [organisationId],
          subjectType: 'FollowUp',
          subjectId: id,
          facts: { followUpId: id, eventId, day },
        });
        recordFollowUp(tx, 'follow_up.asked', followUp, { version });
      }
      // What an earlier question asked is asked anew by this one.
      const earlier: { id: string }[] = await tx.manager.query(
        `select f.id from follow_up f join follow_up l on l.event_id = f.event_id and l.organisation_id = f.organisation_id and l.day > f.day where l.id = any($1::uuid[])`,
        [due.map(({ id }) => id)],
      );
      for (const { id } of earlier) await settle(tx, NotificationKind.FOLLOW_UP, id);
      return due.length;
    });
  }
}
