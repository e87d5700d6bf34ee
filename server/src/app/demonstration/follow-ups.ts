import { NotificationKind } from '../../features/notifications/notification.entity.ts';
import { asked, isAnswered, isWaiting, type Question } from '../../features/follow-up/follow-up.sql.ts';
import type { Db } from '../../platform/loading/merge.ts';
import { render, trusted, type Sql } from '../../platform/reading/sql.ts';
import { named, type Institution } from './institutions.ts';
import { cast, type People } from './people.ts';

type Parts = { institutions: readonly Institution[]; people: People };

const question: Question = {
  id: trusted`f.id`,
  eventId: trusted`f.event_id`,
  organisationId: trusted`f.organisation_id`,
  day: trusted`f.day`,
  since: trusted`f.since`,
};

/**
 * What those who came to the events of spring were asked ninety days later. Most have answered for what they had declared nothing of; the
 * institutions with accounts still have theirs before them. No adoption moves by it.
 */
export async function askAfterEvents(db: Db, projectId: string, { institutions, people }: Parts): Promise<void> {
  const run = (piece: Sql) => {
    const { text, values } = render(piece);
    return db.query(text, values);
  };
  await run(trusted`
    insert into follow_up (id, event_id, organisation_id, project_id, day, since, due_on, asked_at)
    select f.id, f.event_id, f.organisation_id, ${projectId}, f.day, f.since, f.asked_at::date + 14, f.asked_at
      from (select md5('follow-up ' || e.id || ' ' || a.organisation_id)::uuid as id, e.id as event_id, a.organisation_id, 90 as day,
              e.ends_at + interval '30 days' as since, e.ends_at + interval '90 days' as asked_at
            from dissemination_event e join (select distinct event_id, organisation_id from event_attendance) a on a.event_id = e.id
           where e.project_id = ${projectId} and e.state in ('REPORTED', 'APPROVED') and e.ends_at < '2024-07-01 Europe/Helsinki') f
     where exists (select from ${asked(question)} q where not ${isAnswered(question, trusted`q.material_id`)})`);
  const waiting = [cast.outside, cast.partnerA, cast.partnerB].map((name) => named(institutions, name).id);
  const { rows } = await run(trusted`
    select f.id, f.organisation_id, f.asked_at, q.material_id from follow_up f cross join lateral ${asked(question)} q
     where f.organisation_id <> all(${waiting}::uuid[]) and not ${isAnswered(question, trusted`q.material_id`)}
       and not exists (select from adoption a where a.organisation_id = f.organisation_id and a.material_id = q.material_id)
     order by f.asked_at, f.id, q.material_id`);
  for (const { id, organisation_id, asked_at, material_id } of rows) {
    const institution = institutions.find((one) => one.id === organisation_id)!;
    await db.query(
      `insert into follow_up_kept (id, follow_up_id, material_id, organisation_id, project_id, stage, kept_at, kept_by_id)
       values (md5('kept ' || $1::uuid || ' ' || $2::uuid)::uuid, $1::uuid, $2::uuid, $3, $4, 'NOT_STARTED', $5::timestamptz + interval '4 days', $6)`,
      [id, material_id, organisation_id, projectId, asked_at, people.editorOf(institution)],
    );
  }
  await run(trusted`
    insert into notification (id, organisation_id, kind, subject_type, subject_id, facts, created_at)
    select md5('told ' || f.id)::uuid, f.organisation_id, ${NotificationKind.FOLLOW_UP}, 'FollowUp', f.id,
        json_build_object('followUpId', f.id, 'eventId', f.event_id, 'day', f.day), f.asked_at
      from follow_up f where f.project_id = ${projectId} and ${isWaiting(question)}`);
}
