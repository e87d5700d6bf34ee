import type pg from 'pg';

/** Questions after events of every project and state, to everybody who came and to some who did not, partly answered. */
export async function addFollowUps(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into follow_up (id, event_id, organisation_id, project_id, day, since, due_on, asked_at)
      select md5('asked ' || e.id || a.organisation_id || d)::uuid, e.id, a.organisation_id, e.project_id, d, e.ends_at - x.n * interval '200 days', hub_today() + x.n - 2, hub_now() - x.n / 2 * interval '1 hour'
      from dissemination_event e join (select distinct event_id, organisation_id from event_attendance) a on a.event_id = e.id
      cross join unnest(array[30, 90]) d cross join lateral (select abs(hashtext(e.id::text || a.organisation_id || d)) % 5 as n) x
      where e.title_fi like 'Tapahtuma %' and (d = 30 or x.n < 2) on conflict do nothing;
    insert into follow_up_kept (id, follow_up_id, material_id, organisation_id, project_id, stage, kept_at, kept_by_id)
      select md5('kept ' || f.id || s.material_id)::uuid, f.id, s.material_id, f.organisation_id, f.project_id, (enum_range(null::adoption_stage))[1 + x.n], hub_now(),
        coalesce((select m.person_id from membership m where m.organisation_id = f.organisation_id order by m.id limit 1), (select id from person order by email limit 1))
      from follow_up f join event_material s on s.event_id = f.event_id cross join lateral (select abs(hashtext(f.id::text || s.material_id)) % 6 as n) x where x.n < 3 on conflict do nothing;
    insert into notification (id, organisation_id, kind, subject_type, subject_id, facts, created_at)
      select md5('to answer ' || f.id)::uuid, f.organisation_id, 'FOLLOW_UP', 'FollowUp', f.id, json_build_object('followUpId', f.id, 'eventId', f.event_id), hub_now() - interval '4 hours' from follow_up f on conflict do nothing;
  `);
}
